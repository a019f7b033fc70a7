package org.classblocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds the tags by which the profile {@code fast} leaves tests out. */
class TestTagsTest {
  private static final int LEAST_TESTS = 200;

  /** What only tests with a tag may reach, by way of whatever else. */
  private static final Map<String, String> TAGS =
      Map.of(
          "org.classblocks.LocalSpark", "spark",
          "org.classblocks.browser.Browser", "browser",
          "org.classblocks.cluster.Cluster", "cluster");

  /** The classes of all modules' tests, by the file that they are in. */
  private static final Map<String, List<JavaClass>> FILES = files();

  private static Map<String, List<JavaClass>> files() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(
                location -> location.contains("/test-classes/") || location.contains("-tests.jar"))
            .importPackages("org.classblocks");
    return classes.stream().collect(Collectors.groupingBy(TestTagsTest::file));
  }

  private static String file(JavaClass type) {
    JavaClass plain = type.getBaseComponentType();
    return plain.getEnclosingClass().map(TestTagsTest::file).orElse(plain.getFullName());
  }

  @Test
  void aTestHasTheTagsOfWhatItUses() throws ClassNotFoundException {
    Map<String, Set<String>> needed = new TreeMap<>();
    Map<String, Set<String>> tagged = new HashMap<>();
    for (String file : FILES.keySet()) {
      if (hasTests(FILES.get(file))) {
        needed.put(file, tagsOf(reachedFrom(file)));
        tagged.put(file, tagsAt(file));
      }
    }
    assertThat(needed).hasSizeGreaterThan(LEAST_TESTS);
    assertThat(needed.values().stream().flatMap(Set::stream)).containsAll(TAGS.values());
    assertThat(tagged).containsExactlyInAnyOrderEntriesOf(needed);
  }

  private static boolean hasTests(Collection<JavaClass> classes) {
    return classes.stream()
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
        .flatMap(type -> type.getAllMethods().stream())
        .anyMatch(method -> method.isMetaAnnotatedWith(Testable.class));
  }

  private static Set<String> reachedFrom(String file) {
    Set<String> reached = new HashSet<>(Set.of(file));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      FILES.get(open.remove()).stream()
          .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
          .map(Dependency::getTargetClass)
          .map(TestTagsTest::file)
          .filter(FILES::containsKey)
          .filter(reached::add)
          .forEach(open::add);
    }
    return reached;
  }

  private static Set<String> tagsOf(Set<String> files) {
    return files.stream().filter(TAGS::containsKey).map(TAGS::get).collect(Collectors.toSet());
  }

  private static Set<String> tagsAt(String file) throws ClassNotFoundException {
    Class<?> type = Class.forName(file, false, TestTagsTest.class.getClassLoader());
    return AnnotationSupport.findRepeatableAnnotations(type, Tag.class).stream()
        .map(Tag::value)
        .filter(TAGS::containsValue)
        .collect(Collectors.toSet());
  }
}
