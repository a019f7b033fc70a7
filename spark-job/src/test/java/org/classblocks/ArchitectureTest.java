package org.classblocks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Executable;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrow of the packages: who may see whom, inside the project and outside. */
class ArchitectureTest {
  private static final String ROOT = "org.classblocks";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** What each package may import of the project; itself and the root package go without saying. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("conf", List.of("linalg", "moments", "order", "synthetic")),
          Map.entry("linalg", List.of()),
          Map.entry("moments", List.of("linalg")),
          Map.entry("similarity", List.of("linalg", "moments")),
          Map.entry("order", List.of("linalg", "similarity")),
          Map.entry("blocks", List.of("linalg", "similarity", "order")),
          Map.entry("groups", List.of("similarity", "order", "blocks")),
          Map.entry("result", List.of("moments", "similarity", "order", "blocks", "groups")),
          Map.entry(
              "compare", List.of("linalg", "moments", "similarity", "order", "blocks", "result")),
          Map.entry("synthetic", List.of()),
          Map.entry("store", List.of()),
          Map.entry(
              "write",
              List.of(
                  "store",
                  "linalg",
                  "moments",
                  "similarity",
                  "order",
                  "blocks",
                  "groups",
                  "result",
                  "compare")),
          Map.entry(
              "report",
              List.of(
                  "linalg",
                  "moments",
                  "similarity",
                  "order",
                  "blocks",
                  "groups",
                  "result",
                  "compare")),
          Map.entry("spark", List.of("conf", "linalg", "moments", "similarity", "order", "store")),
          Map.entry("taxonomy", List.of("similarity", "blocks", "store")),
          Map.entry("generate", List.of("synthetic", "store", "write", "spark")),
          Map.entry(
              "app",
              List.of(
                  "conf",
                  "linalg",
                  "moments",
                  "similarity",
                  "order",
                  "blocks",
                  "groups",
                  "result",
                  "compare",
                  "synthetic",
                  "store",
                  "write",
                  "report",
                  "spark",
                  "taxonomy",
                  "generate")));

  static Stream<String> packages() {
    return MAY_IMPORT.keySet().stream().sorted();
  }

  /** Rules hold of nothing, too: what they are asked about has to be there. */
  @Test
  void allClassesAreSeen() {
    assertThat(CLASSES.stream().filter(type -> !type.isNestedClass())).hasSizeGreaterThan(500);
  }

  @Test
  void theTableNamesEveryPackage() {
    Set<String> names = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackageName().equals(ROOT)) {
        names.add(type.getPackageName().substring(ROOT.length() + 1));
      }
    }
    assertThat(names).isEqualTo(MAY_IMPORT.keySet());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void seesOnlyThePackagesItMay(String name) {
    List<String> allowed =
        Stream.concat(Stream.of("", "." + name), MAY_IMPORT.get(name).stream().map(p -> "." + p))
            .map(suffix -> ROOT + suffix)
            .toList();
    classes()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .onlyDependOnClassesThat(
            describe(
                "lie outside the project or in " + allowed,
                type ->
                    !type.getPackageName().startsWith(ROOT)
                        || allowed.contains(type.getPackageName())))
        .check(CLASSES);
  }

  @Test
  void sparkIsWiringOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".spark", ROOT + ".generate", ROOT + ".app")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(CLASSES);
  }

  @Test
  void hadoopIsSeenByTheStoreAndItsDistributedUsersOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".store", ROOT + ".spark", ROOT + ".taxonomy", ROOT + ".generate", ROOT + ".app")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hadoop..")
        .check(CLASSES);
  }

  @Test
  void jsonIsForThoseWhoReadOrWriteFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".conf",
            ROOT + ".generate",
            ROOT + ".spark",
            ROOT + ".taxonomy",
            ROOT + ".write",
            ROOT + ".report",
            ROOT + ".app")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
  }

  /** What the JDK offers with a locale, a zone or a charset is called with it. */
  @Test
  void nothingDependsOnTheLocaleTheZoneOrTheCharsetOfTheMachine() {
    noClasses().should(callWhatDependsOnTheMachine()).check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "hold a time of the machine's zone",
                type ->
                    type.getPackageName().equals("java.sql") || ZONED.contains(type.getFullName())))
        .check(CLASSES);
  }

  private static final Set<String> ZONED = Set.of("java.util.Date", "java.util.Calendar");

  private static final List<Class<?>> NAMED_INSTEAD =
      List.of(Locale.class, ZoneId.class, TimeZone.class, Charset.class);

  /** They read and write UTF-8, whatever the machine does. */
  private static final Set<Class<?>> ALWAYS_UTF8 = Set.of(Files.class);

  /** What has no such variant. */
  private static final Set<String> MACHINES_OWN =
      Set.of(
          "java.lang.String.formatted",
          "java.nio.charset.Charset.defaultCharset",
          "java.text.DecimalFormat.<init>",
          "java.text.MessageFormat.format",
          "java.time.Clock.systemDefaultZone",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault");

  private static ArchCondition<JavaClass> callWhatDependsOnTheMachine() {
    return new ArchCondition<>("call what depends on the machine") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                type.getCodeUnitCallsFromSelf().stream(),
                type.getCodeUnitReferencesFromSelf().stream())
            .filter(call -> dependsOnTheMachine(call.getTarget()))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
      }
    };
  }

  private static boolean dependsOnTheMachine(CodeUnitAccessTarget called) {
    if (!called.getOwner().getPackageName().startsWith("java.")) {
      return false;
    }
    Class<?> owner = called.getOwner().reflect();
    List<Class<?>> parameters =
        called.getRawParameterTypes().stream().<Class<?>>map(JavaClass::reflect).toList();
    return MACHINES_OWN.contains(owner.getName() + "." + called.getName())
        || (!ALWAYS_UTF8.contains(owner)
            && parameters.stream().noneMatch(NAMED_INSTEAD::contains)
            && variants(owner, called.getName())
                .anyMatch(variant -> namesWhatIsLeftOut(variant, parameters)));
  }

  private static Stream<? extends Executable> variants(Class<?> owner, String name) {
    return name.equals("<init>")
        ? Stream.of(owner.getConstructors())
        : Stream.of(owner.getMethods()).filter(method -> method.getName().equals(name));
  }

  private static boolean namesWhatIsLeftOut(Executable variant, List<Class<?>> parameters) {
    List<Class<?>> others = new ArrayList<>(List.of(variant.getParameterTypes()));
    return others.removeAll(NAMED_INSTEAD)
        && others.size() >= parameters.size()
        && others.subList(0, parameters.size()).equals(parameters);
  }

  @Test
  void numericsNeedNoNativeCodeOutsideLinalg() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".moments", ROOT + ".similarity", ROOT + ".order", ROOT + ".blocks")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..", "dev.ludovic..")
        .check(CLASSES);
  }
}
