package org.classblocks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
          Map.entry("conf", List.of()),
          Map.entry("linalg", List.of()),
          Map.entry("moments", List.of("linalg")),
          Map.entry("similarity", List.of("linalg", "moments")),
          Map.entry("order", List.of("linalg", "similarity")),
          Map.entry("blocks", List.of("linalg", "similarity", "order")),
          Map.entry("compare", List.of("linalg", "moments", "similarity", "order", "blocks")),
          Map.entry("synthetic", List.of()),
          Map.entry("store", List.of()),
          Map.entry(
              "write",
              List.of("store", "linalg", "moments", "similarity", "order", "blocks", "compare")),
          Map.entry(
              "report",
              List.of("store", "linalg", "moments", "similarity", "order", "blocks", "compare")),
          Map.entry(
              "spark",
              List.of(
                  "conf",
                  "linalg",
                  "moments",
                  "similarity",
                  "order",
                  "blocks",
                  "synthetic",
                  "store",
                  "write")),
          Map.entry(
              "app",
              List.of(
                  "conf",
                  "linalg",
                  "moments",
                  "similarity",
                  "order",
                  "blocks",
                  "compare",
                  "synthetic",
                  "store",
                  "write",
                  "report",
                  "spark")));

  static Stream<String> packages() {
    return MAY_IMPORT.keySet().stream().sorted();
  }

  @Test
  void theTableNamesEveryPackage() {
    Set<String> names = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackageName().equals(ROOT)) {
        names.add(type.getPackageName().substring(ROOT.length() + 1));
      }
    }
    assertThat(names).isSubsetOf(MAY_IMPORT.keySet());
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
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void sparkIsWiringOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".spark", ROOT + ".app")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(CLASSES);
  }

  @Test
  void hadoopIsSeenByTheStoreAndItsDistributedUsersOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".store", ROOT + ".spark", ROOT + ".app")
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
            ROOT + ".synthetic",
            ROOT + ".spark",
            ROOT + ".write",
            ROOT + ".report",
            ROOT + ".app")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
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
