package org.classblocks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.app.Main;
import org.classblocks.app.session.Build;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told in one line where the job cannot run. */
class PrerequisitesTest {
  private static final Build FOR_4_1 =
      new Build("1", "unknown", "0", Optional.of("4.1.0"), Optional.of("2.13"));
  private static final String NO_SPARK =
      "Spark is not on the class path. Start ClassBlocks with submit-scripts/classblocks.sh, or"
          + " hand its jar to spark-submit.";
  private static final String OTHER_SPARK =
      "This jar is built for Spark 4.1 with Scala 2.13, found Spark 3.5.1 with Scala 2.12.18. Use"
          + " Spark 4.1, or build the jar for the Spark you have (mvn -Pspark-4.0 -DskipTests"
          + " package is for Spark 4.0).";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {17, 18, 21, 22})
  void theseJavasWillDo(int feature) {
    assertThat(Prerequisites.missingJava(feature, feature + ".0.1", "/jdk")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"11, 11.0.30", "16, 16.0.2", "23, 23.0.2", "24, 24", "25, 25.0.3", "26, 26-ea"})
  void othersAreNamedWithTheirPlace(int feature, String version) {
    assertThat(Prerequisites.missingJava(feature, version, "/a jdk"))
        .contains(
            "Spark needs Java 17 or 21, found Java "
                + version
                + " in /a jdk. Set JAVA_HOME to one of these.");
  }

  @ParameterizedTest
  @CsvSource({"4.1.0, 2.13.17", "4.1.3, 2.13.20", "4.1.0-amzn-1, 2.13.17", "4.1.0-SNAPSHOT,"})
  void anySparkOfTheLineWillDo(String spark, String scala) {
    assertThat(Prerequisites.missingSpark(FOR_4_1, Optional.of(spark), Optional.ofNullable(scala)))
        .isEmpty();
  }

  @Test
  void anotherLineIsNamed() {
    assertThat(Prerequisites.missingSpark(FOR_4_1, Optional.of("3.5.1"), Optional.of("2.12.18")))
        .contains(OTHER_SPARK);
    assertThat(Prerequisites.missingSpark(FOR_4_1, Optional.of("4.10.0"), Optional.of("2.13.1")))
        .isPresent();
    assertThat(Prerequisites.missingSpark(FOR_4_1, Optional.of("4.1.0"), Optional.of("3.3.1")))
        .isPresent();
  }

  @Test
  void sparkMustBeThere() {
    assertThat(Prerequisites.missingSpark(FOR_4_1, Optional.empty(), Optional.empty()))
        .contains(NO_SPARK);
  }

  @Test
  void nothingIsMissingHere() {
    assertThat(Prerequisites.missing()).isEmpty();
  }

  /** In processes of their own, without any class of Spark. */
  @Test
  void theJobSaysSoBeforeItLoadsAnythingOfSpark() throws Exception {
    Path jar = jar();
    Path spark = Files.createDirectory(folder.resolve("spark"));
    assertThat(told(jar)).containsExactly("exit code 2", "classblocks: " + NO_SPARK);

    properties(spark, "3.5.1", "2.12.18");
    assertThat(told(jar, spark)).containsExactly("exit code 2", "classblocks: " + OTHER_SPARK);

    properties(spark, "4.1.0", "2.13.17");
    assertThat(told(jar, spark))
        .startsWith(
            "exit code 1",
            "classblocks: a class is missing from the class path or has the wrong version."
                + " Remove other jars from it, such as those of spark.jars. The stack trace"
                + " follows.");
  }

  private static void properties(Path folder, String spark, String scala) throws IOException {
    Files.writeString(folder.resolve("spark-version-info.properties"), "version=" + spark);
    Files.writeString(folder.resolve("library.properties"), "version.number=" + scala);
  }

  /** The job's classes in a jar that was built for Spark 4.1. */
  private Path jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Spark-Version", "4.1.0");
    manifest.getMainAttributes().putValue("Scala-Version", "2.13");
    Path classes = placeOf(Main.class);
    Path jar = folder.resolve("classblocks.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes.resolve("org/classblocks"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  private static Path placeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /** The exit code and the lines of {@code --version}. */
  private static List<String> told(Path... classPath) throws Exception {
    List<String> places = new ArrayList<>();
    for (Path place : classPath) {
      places.add(place.toString());
    }
    places.add(placeOf(Text.class).toString());
    places.add(placeOf(picocli.CommandLine.class).toString());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(":", places),
                Main.class.getName(),
                "--version")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> told = new ArrayList<>();
    told.add("exit code " + process.waitFor());
    said.lines().forEach(told::add);
    return told;
  }
}
