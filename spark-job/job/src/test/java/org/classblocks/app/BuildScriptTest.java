package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * build.sh, with a Java and a Maven that do nothing but say who they are and what they were given.
 */
class BuildScriptTest {
  private static final Path SCRIPT =
      Path.of("..", "..", "submit-scripts", "build.sh").toAbsolutePath();

  @TempDir private Path folder;

  private static void script(Path path, String content) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n" + content + "\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  private List<Path> classes() {
    return Stream.of("core", "report", "job")
        .map(module -> folder.resolve("a project/spark-job/" + module + "/target/classes"))
        .toList();
  }

  /** What the script says with a Java of a version, and its exit code. */
  private List<String> told(String version) throws Exception {
    Path home = folder.resolve("a project");
    Path script = home.resolve("submit-scripts/build.sh");
    Files.createDirectories(script.getParent());
    Files.copy(SCRIPT, script);
    for (Path unchecked : classes()) {
      Files.createFile(Files.createDirectories(unchecked).resolve("Unchecked.class"));
    }
    Path java = folder.resolve("a jdk");
    script(
        java.resolve("bin/java"),
        "echo 'Picked up JAVA_TOOL_OPTIONS: -Da' >&2; echo 'openjdk version \""
            + version
            + "\" 2026-01-20' >&2");
    script(folder.resolve("bin/mvn"), "echo mvn \"$@\"");
    ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return List.of("exit code " + process.waitFor(), said.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "11.0.30", "16", "23.0.2", "25.0.3", "26-ea"})
  void anotherJavaIsNamedInOneLine(String version) throws Exception {
    assertThat(told(version))
        .containsExactly(
            "exit code 2",
            "ClassBlocks: Spark needs Java 17 or 21, found Java "
                + version
                + " as "
                + folder.resolve("a jdk/bin/java")
                + ". Set JAVA_HOME to one of these.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21.0.2", "22-ea"})
  void whoOnlyWantsTheJarIsHeldToNoChecks(String version) throws Exception {
    List<String> told = told(version);
    assertThat(told.get(0)).isEqualTo("exit code 0");
    assertThat(told.get(1))
        .contains("building the jar", "mvn -B -q", "-DskipChecks", folder + "/a project/pom.xml");
    assertThat(classes()).as("what Maven would take for checked").noneMatch(Files::exists);
  }
}
