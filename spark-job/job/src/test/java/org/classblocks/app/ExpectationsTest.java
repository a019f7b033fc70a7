package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.classblocks.SparkTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs, comparisons and recut runs check what is expected of them. */
@SparkTest
class ExpectationsTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private Path output;
  private Path expectations;

  @BeforeEach
  void name() {
    output = folder.resolve("out");
    expectations = folder.resolve("expectations.yaml");
  }

  private CommandRun analyze(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "analyze",
                "--input",
                "" + ROOT.resolve("sample-data/things/log.parquet"),
                "--classes",
                "" + ROOT.resolve("sample-data/things/classes.csv"),
                "--labels",
                "labels",
                "--output",
                "" + output,
                "--run-date",
                "2026-02-03",
                "--set",
                "expectations=" + expectations,
                "--set",
                "report.png=false"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private FinishedRun latest() throws IOException {
    return FinishedRun.latest("" + output);
  }

  /** The example of the documentation. */
  private static String documented() throws IOException {
    String page = Files.readString(ROOT.resolve("spark-job/docs/how-to/expectations.md"));
    int start = page.indexOf("# sample expectations");
    return page.substring(start, page.indexOf("```", start));
  }

  @Test
  void theDocumentedExampleHolds() throws IOException {
    Files.writeString(expectations, documented());
    CommandRun run = analyze();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(latest().manifest().at("/expectations/checked").asInt()).isEqualTo(6);
    assertThat(latest().manifest().at("/expectations/broken").asInt()).isZero();
    JsonNode file = latest().json("expectations.json");
    assertThat(file.get("expectations")).hasSize(6).allMatch(one -> one.get("holds").asBoolean());
  }

  @Test
  void brokenOnesEndWithFourAndAreToldEverywhere() throws IOException {
    Files.writeString(
        expectations, "- same_block: [lion, fire engine]\n- same_block: [lion, tiger]\n");
    CommandRun run = analyze();
    assertThat(run.exitCode()).isEqualTo(4);
    String line = "expected one block with 'lion', 'fire engine'; found 'lion' in block ";
    assertThat(run.err()).containsOnlyOnce(line);
    assertThat(run.closingLine()).startsWith("Done: ");
    FinishedRun first = latest();
    assertThat(first.manifest().get("notes").toString()).contains(line);
    assertThat(
            Jsoup.parse(first.directory().resolve("report/index.html").toFile())
                .select("p.note")
                .text())
        .contains(line);
    assertThat(first.manifest().at("/expectations/broken").asInt()).isEqualTo(1);
    assertThat(first.json("expectations.json").at("/expectations/0/found").asText())
        .startsWith("'lion' in block ");

    CommandRun again = analyze();
    assertThat(again.out()).startsWith("Nothing to do");
    assertThat(again.err()).contains(line);
    assertThat(again.exitCode()).as("the run that is there is broken as well").isEqualTo(4);

    CommandRun recut = CommandRun.of("recut", "" + output, "--set", "order.linkage=complete");
    assertThat(recut.exitCode()).as(recut.err()).isEqualTo(4);
    assertThat(latest().manifest().at("/expectations/broken").asInt()).isEqualTo(1);
    assertThat(
            CommandRun.of(
                    "recut", "" + output, "--set", "expectations=", "--set", "order.linkage=single")
                .exitCode())
        .isZero();
    assertThat(latest().manifest().get("expectations").isNull()).isTrue();

    CommandRun compared =
        CommandRun.of(
            "compare",
            "" + first.directory(),
            "" + latest().directory(),
            "--output",
            "" + output,
            "--set",
            "expectations=" + expectations);
    assertThat(compared.exitCode()).as(compared.err()).isEqualTo(4);
    assertThat(compared.out()).contains("expected one block with 'lion', 'fire engine'; found");
    try (Stream<Path> files = Files.walk(output.resolve("comparisons"))) {
      assertThat(files).anyMatch(path -> path.endsWith("expectations.json"));
    }
  }

  @Test
  void unknownClassesAreRefusedBeforeTheLogIsRead() throws IOException {
    Files.writeString(expectations, "- apart: [lion, tigre]\n- same_block: [wsap, bee]\n");
    CommandRun run = analyze();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .contains(
            "found 2 that do not name one class: 'tigre' in entry 1 (the nearest is 'tiger')");
    assertThat(run.err()).doesNotContain("Reading");
    assertThat(output.resolve("latest.json")).doesNotExist();
  }
}
