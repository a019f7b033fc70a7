package org.classblocks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.lang.reflect.Executable;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rooms: what each shows, which others it sees, and what it uses outside the project. */
class ArchitectureTest {
  private static final String ROOT = "org.classblocks";
  private static final int LEAST_CLASSES = 700;
  private static final int LEAST_ROOMS = 40;
  private static final int MOST_FILES = 28;

  private static final String[] CORE = {
    ROOT,
    ROOT + ".linalg..",
    ROOT + ".moments..",
    ROOT + ".similarity..",
    ROOT + ".order..",
    ROOT + ".blocks..",
    ROOT + ".groups..",
    ROOT + ".compare..",
    ROOT + ".result..",
    ROOT + ".synthetic.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);

  static List<JavaPackage> rooms() {
    return CLASSES.stream()
        .map(JavaClass::getPackage)
        .filter(place -> !place.getName().equals(ROOT))
        .distinct()
        .sorted((one, other) -> one.getName().compareTo(other.getName()))
        .toList();
  }

  /** Without classes every rule would hold. */
  @Test
  void allClassesAreLookedAt() {
    assertThat(CLASSES.size()).isGreaterThan(LEAST_CLASSES);
    assertThat(rooms()).hasSizeGreaterThan(LEAST_ROOMS);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomIsSmallAndDeclared(JavaPackage place) {
    assertThat(place.tryGetAnnotationOfType(Room.class)).isPresent();
    assertThat(filesOf(place)).hasSizeLessThanOrEqualTo(MOST_FILES);
  }

  private static Set<String> filesOf(JavaPackage place) {
    return place.getClasses().stream()
        .map(type -> outermost(type.getBaseComponentType()).getSimpleName())
        .filter(name -> !name.equals("package-info"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomSeesWhatItDeclares(JavaPackage place) {
    assertThat(namesOf(outgoing(place), Dependency::getTargetClass, JavaClass::getPackageName))
        .as("rooms that %s uses", place.getName())
        .isEqualTo(
            Arrays.stream(room(place).sees())
                .map(name -> ROOT + "." + name)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void othersUseTheFacade(JavaPackage place) {
    assertThat(
            namesOf(
                incoming(place),
                Dependency::getTargetClass,
                type -> outermost(type).getSimpleName()))
        .as("types of %s that other rooms use", place.getName())
        .isEqualTo(
            Arrays.stream(room(place).facade())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Room room(JavaPackage place) {
    return place.getAnnotationOfType(Room.class);
  }

  private static Stream<Dependency> outgoing(JavaPackage place) {
    return place.getClasses().stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(found -> isRoom(found.getTargetClass()) && !isIn(place, found.getTargetClass()));
  }

  private static Stream<Dependency> incoming(JavaPackage place) {
    return place.getClasses().stream()
        .flatMap(type -> type.getDirectDependenciesToSelf().stream())
        .filter(found -> !isIn(place, found.getOriginClass()));
  }

  private static Set<String> namesOf(
      Stream<Dependency> found,
      Function<Dependency, JavaClass> end,
      Function<JavaClass, String> name) {
    return found
        .map(end)
        .map(JavaClass::getBaseComponentType)
        .map(name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isRoom(JavaClass type) {
    return type.getBaseComponentType().getPackageName().startsWith(ROOT + ".");
  }

  private static boolean isIn(JavaPackage place, JavaClass type) {
    return type.getBaseComponentType().getPackageName().equals(place.getName());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  @Test
  void noTwoRoomsNeedEachOther() {
    slices().assignedFrom(ROOMS).should().beFreeOfCycles().check(CLASSES);
  }

  private static final SliceAssignment ROOMS =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return isRoom(type)
              ? SliceIdentifier.of(type.getPackageName())
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "rooms";
        }
      };

  /** The compiler sees to Spark, Hadoop and Jackson, which core has not on its class path. */
  @Test
  void coreOpensNoFiles() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat(
            describe(
                "open files",
                type ->
                    type.getPackageName().startsWith("java.nio.file")
                        || type.getFullName().startsWith("java.io.File")))
        .check(CLASSES);
  }

  @Test
  void sparkIsWiringOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".spark..", ROOT + ".generate..", ROOT + ".app..", ROOT + ".sql..")
        .and(
            describe("are not the library's door", type -> !type.isEquivalentTo(ClassBlocks.class)))
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
            ROOT + ".store..",
            ROOT + ".spark..",
            ROOT + ".taxonomy..",
            ROOT + ".tracks..",
            ROOT + ".expectations..",
            ROOT + ".generate..",
            ROOT + ".app..",
            ROOT + ".sql..")
        .and(
            describe("are not the library's door", type -> !type.isEquivalentTo(ClassBlocks.class)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hadoop..")
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
            ROOT + ".moments..", ROOT + ".similarity..", ROOT + ".order..", ROOT + ".blocks..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..", "dev.ludovic..")
        .check(CLASSES);
  }
}
