package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.classblocks.browser.InstalledProgram;
import org.junit.jupiter.api.Test;

/** Runs the tests of the page's modules by node's own test runner. */
class ScriptTest {
  private static final Path TESTS = Path.of("src/test/js");
  private static final int OLDEST_NODE = 20;

  @Test
  void modulesOfThePagePassTheirTests() throws IOException, InterruptedException {
    String node = InstalledProgram.named("node", "nodejs").toString();
    String version = run(List.of(node, "--version")).output().strip();
    if (majorOf(version) < OLDEST_NODE) {
      InstalledProgram.missing(node + " is " + version + ", and tests need " + OLDEST_NODE);
    }
    List<String> command = new ArrayList<>(List.of(node, "--test", "--test-reporter=spec"));
    List<String> tests = tests();
    assertThat(tests).as("tests in %s", TESTS).isNotEmpty();
    command.addAll(tests);
    Finished finished = run(command);
    assertThat(finished.exitCode()).as("node --test:%n%s", finished.output()).isZero();
    System.out.println("node --test: " + summary(finished.output()));
  }

  private static List<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".test.js")).sorted().toList();
    }
  }

  /** The lines that count tests at the end of the output: tests 60, suites 4, pass 60 and so on. */
  private static String summary(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("ℹ "))
        .map(line -> line.substring(2))
        .collect(Collectors.joining(", "));
  }

  /** 20 of v20.19.2. */
  private static int majorOf(String version) {
    return Integer.parseInt(version.substring(1, version.indexOf('.')));
  }

  private record Finished(int exitCode, String output) {}

  private static Finished run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Finished(process.waitFor(), output);
  }
}
