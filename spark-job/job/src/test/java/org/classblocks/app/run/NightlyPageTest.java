package org.classblocks.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.FinishedRun;
import org.classblocks.app.TestLog;
import org.classblocks.report.page.RenderedPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a night says what changed since the night before, also when it is drawn again. */
@SparkTest
class NightlyPageTest {
  private static final int CLASSES = 12;
  private static final int SAMPLES = 400;
  private static final String FIRST = "2026-03-01";
  private static final String SECOND = "2026-03-02";

  @TempDir private Path folder;
  private String output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("runs").toString();
  }

  /** In the second night, classes 0 to 2 go together, which they do not in the first. */
  private static double[][] scores(String date) {
    boolean isSecond = date.equals(SECOND);
    double[][] scores = TestLog.scores(SAMPLES, CLASSES, isSecond ? 2 : 1);
    for (double[] sample : scores) {
      for (int c = 1; isSecond && c <= 2; c++) {
        sample[c] = sample[0] + sample[c] / 5;
      }
    }
    return scores;
  }

  private FinishedRun analyze(String date, String... more) throws IOException {
    TestLog.write(folder, date, TestLog.rows(scores(date)), 2);
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "analyze",
                        "--input",
                        folder + "/{run-date}",
                        "--output",
                        output,
                        "--run-date",
                        date,
                        "--set",
                        "compare.previous=true"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.of(output, date);
  }

  private static Path page(FinishedRun run) {
    return run.directory().resolve("report/index.html");
  }

  private static Path renderedAgain(FinishedRun run) {
    CommandRun report = CommandRun.of("report", run.directory().toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    return Path.of(report.out().strip().substring("Done: ".length()));
  }

  private static RenderedPage read(Path page) throws IOException {
    return RenderedPage.read(Files.readString(page));
  }

  private static String layerOf(FinishedRun run) throws IOException {
    return "run-" + run.manifest().get("run_id").asText();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A layer has the correlations of these scores, by the definition. */
  private static void assertIsOf(double[][] scores, String layer, RenderedPage page) {
    int[] order = page.ints("order");
    float[] found = page.floats("layer-" + layer);
    int pair = 0;
    for (int i = 0; i < CLASSES; i++) {
      for (int j = i + 1; j < CLASSES; j++) {
        assertThat((double) found[pair++])
            .as("positions %d, %d of %s", i, j, layer)
            .isCloseTo(TestLog.correlation(scores, order[i], order[j]), within(1e-6));
      }
    }
  }

  @Test
  void saysWhatChangedSinceTheNightBefore() throws IOException {
    FinishedRun first = analyze(FIRST);
    assertThat(read(page(first)).document().select("#changes")).isEmpty();
    FinishedRun second = analyze(SECOND);
    RenderedPage page = read(page(second));
    String before = layerOf(first);
    assertThat(page.facts().get("layers").findValuesAsText("id"))
        .containsExactly("similarity", before);
    assertIsOf(scores(SECOND), "similarity", page);
    assertIsOf(scores(FIRST), before, page);
    assertThat(page.facts().get("compared").asText()).isEqualTo("similarity~" + before);
    assertThat(page.facts().get("shown").isNull()).as("it opens with the run").isTrue();
    assertThat(page.document().select("#changes").text())
        .contains("The run of " + SECOND, "is compared with the run of " + FIRST)
        .doesNotContain("different settings");
    List<String> pairs = page.document().select("#changes .pair-changes a").eachAttr("href");
    List<String> classes = page.document().select("#changes ul a").eachAttr("href");
    assertThat(Stream.concat(pairs.stream(), classes.stream()))
        .anyMatch(link -> link.matches("#(pair|class)=[012](,[012])?&show=changes"));
    assertThat(page.document().select("#changes .block-changes")).isNotEmpty();
  }

  @Test
  void isDrawnAgainByteForByteWhileTheRunBeforeIsThere() throws IOException {
    analyze(FIRST);
    FinishedRun second = analyze(SECOND);
    assertThat(renderedAgain(second)).hasSameBinaryContentAs(page(second));
  }

  @Test
  void isCompleteButForTheChangesOnceTheRunBeforeIsDeleted() throws IOException {
    FinishedRun first = analyze(FIRST);
    FinishedRun second = analyze(SECOND);
    delete(first.directory());
    RenderedPage page = read(renderedAgain(second));
    assertThat(page.document().select("#changes")).isEmpty();
    assertThat(page.facts().get("layers").findValuesAsText("id")).containsExactly("similarity");
    assertThat(page.facts().get("compared").isNull()).isTrue();
    assertIsOf(scores(SECOND), "similarity", page);
    assertThat(page.document().select("section.panel").eachAttr("id"))
        .containsExactlyElementsOf(
            read(page(second)).document().select("section.panel").eachAttr("id").stream()
                .filter(id -> !id.equals("changes"))
                .toList());
  }

  @Test
  void theRunBeforeIsShownOnceWhereItIsAlsoNamed() throws IOException {
    FinishedRun first = analyze(FIRST);
    FinishedRun second = analyze(SECOND);
    CommandRun report =
        CommandRun.of(
            "report", second.directory().toString(), "--against", first.directory().toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    Path page = Path.of(report.out().strip().substring("Done: ".length()));
    assertThat(page).hasSameBinaryContentAs(page(second));
  }

  @Test
  void aWindowIsShownByTheDatesOfItsOwn() throws IOException {
    String[] window = {
      "--set", "state.path=" + folder.resolve("state"), "--set", "state.window-days=2"
    };
    FinishedRun first = analyze(FIRST, window);
    FinishedRun second = analyze(SECOND, window);
    RenderedPage page = read(page(second));
    assertThat(page.facts().get("layers").findValuesAsText("id"))
        .containsExactly("similarity", layerOf(first), "dates");
    assertThat(page.layer("dates").get("title").asText()).isEqualTo("Only " + SECOND);
    assertIsOf(scores(SECOND), "dates", page);
    assertIsOf(scores(FIRST), layerOf(first), page);
    assertThat(page.facts().get("compared").asText()).isEqualTo("dates~" + layerOf(first));
    assertThat(page.document().select("#changes").text())
        .contains("have 1 date in common, so only " + SECOND);
    assertThat(page.document().select("#changes a[href^=#block]"))
        .as("blocks of that date are not on the page")
        .isEmpty();
    assertThat(renderedAgain(second)).hasSameBinaryContentAs(page(second));

    delete(folder.resolve("state"));
    assertThat(read(renderedAgain(second)).document().select("#changes")).isEmpty();
  }
}
