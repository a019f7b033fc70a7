package org.classblocks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** classblocks.sh and archive.sh in an installation whose Java only says what it was given. */
class LauncherScriptTest {
  private static final String LIGHT = "-Dclassblocks.light=true";
  private static final String ARCHIVE = "-XX:SharedArchiveFile=";
  private static final Path SCRIPTS =
      Path.of("..", "..", "submit-scripts").toAbsolutePath().normalize();

  @TempDir private Path home;
  private Path target;
  private Path jdk;

  @BeforeEach
  void install() throws IOException {
    Path scripts = Files.createDirectories(home.resolve("submit-scripts"));
    for (String name : List.of("classblocks.sh", "archive.sh")) {
      Files.copy(SCRIPTS.resolve(name), scripts.resolve(name));
    }
    script(scripts.resolve("build.sh"), "");
    target = Files.createDirectories(home.resolve("spark-job/job/target"));
    Files.writeString(home.resolve("spark-job/java-options"), "");
    Files.writeString(target.resolve("classblocks.jar"), "");
    Files.writeString(target.resolve("embedded.classpath"), "spark.jar");
    jdk = jdk("one");
    java("");
  }

  private Path jdk(String name) throws IOException {
    Path folder = Files.createDirectories(home.resolve(name).resolve("bin")).getParent();
    Files.writeString(folder.resolve("release"), name);
    return folder;
  }

  /** A JVM that writes its options down, archives classes if it is told so, and then does more. */
  private void java(String more) throws IOException {
    script(
        jdk.resolve("bin/java"),
        """
        echo "$*" >> "%s"
        for option; do
          case $option in -XX:ArchiveClassesAtExit=*) echo x > "${option#*=}";; esac
        done
        """
                .formatted(home.resolve("said"))
            + more);
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process start(Map<String, String> environment, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(home + "/submit-scripts/classblocks.sh"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().remove("CLASSBLOCKS_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The exit code of a command; what it and the JVMs said is kept. */
  private int run(String... words) throws Exception {
    Process process = start(Map.of(), words);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  /** The options of each JVM that was started. */
  private List<String> said() throws IOException {
    return Files.readAllLines(home.resolve("said"), StandardCharsets.UTF_8);
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  @Test
  void theFirstUseMakesTheArchiveThatAllUseThen() throws Exception {
    assertThat(run("history", "runs")).isZero();
    assertThat(run("history", "runs")).isZero();
    assertThat(archives()).hasSize(1);
    List<String> said = said();
    assertThat(said).hasSize(3);
    assertThat(said.get(0)).contains("-XX:ArchiveClassesAtExit=").endsWith("Rehearsal");
    assertThat(said.subList(1, 3))
        .allSatisfy(
            options ->
                assertThat(options)
                    .contains(ARCHIVE + archives().get(0), LIGHT)
                    .endsWith("org.classblocks.app.Main history runs"));
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files).as("no file is left over").hasSize(3);
    }
  }

  @Test
  void anotherJarOrJdkGetsAnArchiveOfItsOwn() throws Exception {
    run("plan");
    Path jar = target.resolve("classblocks.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
    Files.setLastModifiedTime(archives().get(0), FileTime.from(Instant.now().minusSeconds(5)));
    run("plan");
    assertThat(said()).filteredOn(options -> options.contains("ArchiveClassesAtExit")).hasSize(2);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    jdk = jdk("two");
    java("");
    run("plan");
    assertThat(archives()).hasSize(2);
  }

  @Test
  void withoutAnArchiveCommandsRunAsWell() throws Exception {
    java("case \"$*\" in *Rehearsal) exit 1;; esac");
    assertThat(run("plan")).isZero();
    assertThat(run("plan")).isZero();
    assertThat(archives()).isEmpty();
    assertThat(said())
        .as("the archive is tried once")
        .filteredOn(options -> options.endsWith("Rehearsal"))
        .hasSize(1);
    assertThat(said()).filteredOn(options -> options.endsWith("Main plan")).hasSize(2);
    assertThat(said()).noneMatch(options -> options.contains(ARCHIVE));
  }

  @Test
  void workThatIsTooLargeGoesToAJvmThatCompilesThoroughly() throws Exception {
    java("case \"$*\" in *%s*) exit 75;; *Main*) exit 3;; esac".formatted(LIGHT));
    assertThat(run("analyze", "a b")).isEqualTo(3);
    List<String> said = said();
    assertThat(said.get(said.size() - 2)).contains(LIGHT).endsWith("Main analyze a b");
    assertThat(said.get(said.size() - 1))
        .doesNotContain(LIGHT, "TieredStopAtLevel", "SerialGC")
        .endsWith("Main analyze a b");
  }

  @Test
  void exitCodesAreThoseOfTheCommand() throws Exception {
    java("case \"$*\" in *Main*) exit 4;; esac");
    assertThat(run("compare", "runs", "--alert")).isEqualTo(4);
    assertThat(said()).filteredOn(options -> options.contains("Main")).hasSize(1);
  }

  @Test
  void aCollectorOfOnesOwnIsTaken() throws Exception {
    Process process = start(Map.of("CLASSBLOCKS_JAVA_OPTIONS", "-Xmx1g -XX:+UseZGC"), "plan");
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    assertThat(said().get(1)).contains("-Xmx1g -XX:+UseZGC").doesNotContain("SerialGC");
  }

  @Test
  void aSignalEndsTheJvm() throws Exception {
    Path ended = home.resolve("ended");
    java(
        """
        case "$*" in
          *Main*)
            trap 'echo x > "%s"; exit 143' TERM
            echo started
            while :; do sleep 0.1; done
            ;;
        esac
        """
            .formatted(ended));
    Process process = start(Map.of(), "analyze");
    StringBuilder output = new StringBuilder();
    while (!output.toString().contains("started")) {
      output.append((char) process.getInputStream().read());
    }
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(ended).exists();
  }
}
