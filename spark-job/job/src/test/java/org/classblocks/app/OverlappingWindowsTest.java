package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Windows of three nights in a row, which share two of them. The classes of the last night are
 * mixed up.
 */
@SparkTest
class OverlappingWindowsTest {
  private static final int DRIFT = 4;
  private static final int CLASSES = 12;
  private static final int SAMPLES = 300;
  private static final LocalDate BROKEN = LocalDate.of(2026, 3, 5);
  private static final LocalDate LAST_GOOD = BROKEN.minusDays(1);

  @TempDir private static Path folder;

  @BeforeAll
  static void analyzeNights() {
    for (LocalDate date : LAST_GOOD.minusDays(3).datesUntil(BROKEN.plusDays(1)).toList()) {
      TestLog.write(folder, date.toString(), TestLog.rows(scores(date)), 1);
      analyze(folder.resolve("runs"), folder.resolve("state"), date);
    }
  }

  private static double[][] scores(LocalDate date) {
    double[][] scores = TestLog.scores(SAMPLES, CLASSES, date.getDayOfMonth());
    if (date.equals(BROKEN)) {
      for (double[] sample : scores) {
        Arrays.sort(sample, 0, CLASSES / 2);
        double first = sample[CLASSES - 1];
        System.arraycopy(sample, CLASSES / 2, sample, CLASSES / 2 + 1, CLASSES / 2 - 1);
        sample[CLASSES / 2] = first;
      }
    }
    return scores;
  }

  private static CommandRun analyze(Path output, Path state, LocalDate date, String... more) {
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "analyze",
                        "--input",
                        folder + "/{run-date}",
                        "--run-date",
                        date.toString(),
                        "--output",
                        output.toString(),
                        "--set",
                        "state.path=" + state,
                        "--set",
                        "state.window-days=3",
                        "--set",
                        "report.html=false",
                        "--set",
                        "report.png=false"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private static CommandRun compare(Path output, String... more) {
    return CommandRun.of(
        Stream.concat(Stream.of("compare", output.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private static JsonNode figures(CommandRun run) throws IOException {
    String place = "comparison in ";
    String last = run.out().substring(run.out().lastIndexOf(place) + place.length()).strip();
    return new ObjectMapper().readTree(Path.of(last, "comparison.json").toFile());
  }

  /** Of all pairs, by the definition of the correlation. */
  private static double rmsDifference(double[][] before, double[][] after) {
    double sum = 0;
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < a; b++) {
        double change = TestLog.correlation(after, a, b) - TestLog.correlation(before, a, b);
        sum += change * change;
      }
    }
    return Math.sqrt(sum / (CLASSES * (CLASSES - 1) / 2.0));
  }

  private static double[][] scores(LocalDate first, LocalDate last) {
    List<double[]> all = new ArrayList<>();
    first.datesUntil(last.plusDays(1)).forEach(date -> Collections.addAll(all, scores(date)));
    return all.toArray(double[][]::new);
  }

  @Test
  void theNewNightIsComparedWithTheWindowBefore() throws IOException {
    CommandRun run = compare(folder.resolve("runs"), "--alert");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DRIFT);
    assertThat(run.out()).contains(", only 2026-03-05) is compared with the run of 2026-03-04 (");
    assertThat(run.err()).contains("have 2 dates in common, so only 2026-03-05 of one is compared");
    JsonNode figures = figures(run);
    assertThat(figures.at("/after/dates")).hasSize(1);
    assertThat(figures.at("/after/dates/0").asText()).isEqualTo("2026-03-05");
    assertThat(figures.at("/before/dates").isNull()).isTrue();
    assertThat(figures.at("/after/samples").asDouble()).isEqualTo(SAMPLES);
    assertThat(figures.at("/before/samples").asDouble()).isEqualTo(3 * SAMPLES);
    assertThat(figures.at("/shared_inputs").asInt()).isZero();
    assertThat(figures.at("/drift/rms_difference").asDouble())
        .isCloseTo(
            rmsDifference(scores(LAST_GOOD.minusDays(2), LAST_GOOD), scores(BROKEN)),
            within(1e-12));
    assertThat(figures.at("/drift/drift").asDouble()).isGreaterThan(0.3);
  }

  @Test
  void aNightLikeTheOthersIsNoAlert() throws IOException {
    CommandRun run = compare(folder.resolve("runs"), "--to", LAST_GOOD.toString(), "--alert");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(figures(run).at("/after/dates/0").asText()).isEqualTo(LAST_GOOD.toString());
  }

  @Test
  void windowsThatTheSameDatesEndAreComparedAsTheyAre() throws IOException {
    String run = FinishedRun.latest(folder.resolve("runs").toString()).directory().toString();
    CommandRun twice = CommandRun.of("compare", run, run);
    assertThat(twice.exitCode()).as(twice.err()).isZero();
    assertThat(figures(twice).at("/after/dates").isNull()).isTrue();
    assertThat(figures(twice).at("/drift/rms_difference").asDouble()).isZero();
  }

  @Test
  void theEarlierWindowHasTheDatesIfTheLaterOneLiesInIt() throws IOException {
    Path output = folder.resolve("short");
    analyze(output, folder.resolve("state"), BROKEN, "--set", "state.window-days=1");
    CommandRun run = CommandRun.of("compare", folder.resolve("runs").toString(), output.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(figures(run).at("/before/dates")).hasSize(2);
    assertThat(figures(run).at("/before/samples").asDouble()).isEqualTo(2 * SAMPLES);
    assertThat(figures(run).at("/after/dates").isNull()).isTrue();
  }

  @Test
  void analyzeAndHistoryCompareTheSame() throws IOException {
    Path output = folder.resolve("again");
    analyze(output, folder.resolve("state"), LAST_GOOD);
    CommandRun run =
        analyze(output, folder.resolve("state"), BROKEN, "--set", "compare.previous=true");
    assertThat(run.err()).contains("1 state of 2026-03-05, 300 rows");
    double expected = figures(compare(folder.resolve("runs"))).at("/drift/drift").asDouble();
    FinishedRun latest = FinishedRun.latest(output.toString());
    assertThat(latest.manifest().at("/drift/drift").asDouble()).isEqualTo(expected);
    CommandRun history = CommandRun.of("history", output.toString());
    assertThat(history.exitCode()).as(history.err()).isZero();
    List<Row> rows =
        LocalSpark.session()
            .read()
            .parquet(output + "/history/*/runs")
            .orderBy("run_date")
            .collectAsList();
    assertThat(rows.get(rows.size() - 1).<Double>getAs("drift")).isEqualTo(expected);
  }

  @Test
  void withoutTheStateTheWindowsAreComparedAsTheyAre() throws IOException {
    Path output = folder.resolve("pruned");
    Path state = folder.resolve("pruned-state");
    for (LocalDate date : List.of(LAST_GOOD.minusDays(1), LAST_GOOD)) {
      analyze(output, state, date);
    }
    try (Stream<Path> files = Files.walk(state.resolve("run_date=" + LAST_GOOD))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    CommandRun run = compare(output);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("have 1 date in common, but they are compared as they are")
        .contains("The state of 2026-03-04 is gone from");
    assertThat(figures(run).at("/after/samples").asDouble()).isEqualTo(2 * SAMPLES);
  }
}
