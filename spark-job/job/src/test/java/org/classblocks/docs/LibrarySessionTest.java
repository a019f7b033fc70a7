package org.classblocks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session of the page on the library, typed into jshell line by line. */
@SparkTest
class LibrarySessionTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```jshell\\n(.*?)```");

  @TempDir private Path folder;

  @Test
  void worksAsThePageSays() throws Exception {
    LocalSpark.session();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    try (JShell shell =
        JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of()).build()) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      for (String path : System.getProperty("java.class.path").split(":", -1)) {
        shell.addToClasspath(path);
      }
      for (String line : lines()) {
        assertThat(failures(shell, line)).as(line).isEmpty();
      }
    } finally {
      System.setOut(standard);
    }
    List<String> output = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(output).contains("every row can be used");
    assertThat(output).filteredOn(line -> line.matches("\\d+ classes: .+")).hasSizeGreaterThan(3);
    String page =
        output.stream().filter(line -> line.endsWith("index.html")).findFirst().orElseThrow();
    assertThat(Files.size(Path.of(page.replaceFirst("^file:", "")))).isPositive();
  }

  private static List<String> failures(JShell shell, String line) {
    List<String> failures = new ArrayList<>();
    for (SnippetEvent event : shell.eval(completed(shell, line))) {
      shell
          .diagnostics(event.snippet())
          .forEach(diagnostic -> failures.add(diagnostic.getMessage(null)));
      if (event.exception() != null) {
        failures.add(event.exception().toString());
      }
    }
    return failures;
  }

  /** As the tool does, with a semicolon where one is missing. */
  private static String completed(JShell shell, String line) {
    return shell.sourceCodeAnalysis().analyzeCompletion(line).source();
  }

  /** What the page says to type, with absolute paths. */
  private List<String> lines() {
    return BLOCK
        .matcher(Page.at("spark-job/docs/how-to/library.md").text())
        .results()
        .flatMap(block -> block.group(1).lines())
        .map(line -> line.replace("sample-data/", Page.ROOT.resolve("sample-data") + "/"))
        .map(line -> line.replace("\"runs\"", "\"" + folder.resolve("runs") + "\""))
        .collect(Collectors.toList());
  }
}
