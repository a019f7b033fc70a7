package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights on which some or all classes have the same score for every sample. */
@SparkTest
class DeadClassifierTest {
  private static final int DRIFT = 4;
  private static final int CLASSES = 12;
  private static final String UNKNOWN = "fewer than two classes have a correlation in both runs";
  private static final String ELEVEN = "0, 1, 2, 3, 4 and 6 more";

  @TempDir private static Path folder;

  /** Structure, then nothing, then nothing again. */
  private static String dying;

  /** Noise, then one class that has scores. */
  private static String nearlyDead;

  private static CommandRun deadAgain;
  private static CommandRun eleven;

  @BeforeAll
  static void analyzeNights() {
    dying = folder.resolve("dying").toString();
    nearlyDead = folder.resolve("nearly-dead").toString();
    analyze(dying, 1, TestLog.scores(90, CLASSES, 1));
    analyze(dying, 2, constant(new double[90][CLASSES], CLASSES));
    deadAgain = analyze(dying, 3, constant(new double[80][CLASSES], CLASSES));
    analyze(nearlyDead, 1, noise(1));
    eleven = analyze(nearlyDead, 2, constant(noise(2), CLASSES - 1));
  }

  private static double[][] noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> random.doubles(CLASSES).toArray())
        .limit(90)
        .toArray(double[][]::new);
  }

  /** The first classes have the same score for every sample. */
  private static double[][] constant(double[][] scores, int classes) {
    for (double[] sample : scores) {
      Arrays.fill(sample, 0, classes, 0.5);
    }
    return scores;
  }

  private static CommandRun analyze(String output, int day, double[][] scores) {
    String log = TestLog.write(folder, output.length() + "-" + day, TestLog.rows(scores), 1);
    CommandRun run =
        CommandRun.of(
            Stream.of(
                    List.of("analyze", "--input", log, "--output", output),
                    List.of("--run-date", "2026-01-0" + day),
                    List.of("--set", "report.png=false", "--set", "report.svg=false"),
                    List.of("--set", "compare.previous=true"))
                .flatMap(List::stream)
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private static CommandRun alert(String output, int day, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("compare", output, "--to", "2026-01-0" + day, "--alert"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static Path directory(CommandRun run) {
    String last = run.closingLine();
    String place = "comparison in ";
    return Path.of(last.substring(last.indexOf(place) + place.length()));
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static List<String> crossed(CommandRun run) throws IOException {
    JsonNode drift = json(directory(run).resolve("drift.json"));
    List<String> keys = new ArrayList<>();
    for (JsonNode threshold : drift.get("thresholds")) {
      if (threshold.get("crossed").booleanValue()) {
        keys.add(threshold.get("key").asText().replace("compare.alert-", ""));
      }
    }
    assertThat(drift.get("alert").booleanValue()).isEqualTo(!keys.isEmpty());
    return keys;
  }

  @Test
  void structureThatEndsIsAnAlert() throws IOException {
    CommandRun run = alert(dying, 2);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DRIFT);
    assertThat(crossed(run))
        .containsExactly("drift", "gone-blocks", "changed-pairs", "lost-classes");
    assertThat(run.out())
        .contains("Alert: the drift of the whole matrix is unknown: " + UNKNOWN)
        .contains("12 classes had a correlation before and have none now: their scores never vary")
        .contains("(constant): 0, 1, 2, 3, 4 and 7 more.");
    JsonNode threshold = json(directory(run).resolve("drift.json")).at("/thresholds/0");
    assertThat(threshold.get("value").isNull()).isTrue();
    assertThat(threshold.get("reason").asText()).isEqualTo(UNKNOWN);
    JsonNode figures = json(directory(run).resolve("comparison.json"));
    assertThat(figures.at("/drift/drift").isNull()).isTrue();
    assertThat(figures.at("/drift/reason").asText()).isEqualTo(UNKNOWN);
    assertThat(figures.at("/classes/lost_share").asDouble()).isEqualTo(1);
  }

  @Test
  void noiseThatEndsIsAnAlertAndItsClassesAreNamed() throws IOException {
    CommandRun run = alert(nearlyDead, 2);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DRIFT);
    assertThat(crossed(run)).containsExactly("drift", "changed-pairs", "lost-classes");
    assertThat(run.out())
        .contains("Alert: the share of classes that lost their correlation is 0.917, above 0.000")
        .contains("11 classes had a correlation before and have none now")
        .contains(ELEVEN);
    List<Row> classes =
        LocalSpark.session()
            .read()
            .parquet(directory(run).resolve("classes").toString())
            .collectAsList();
    assertThat(classes)
        .hasSize(CLASSES - 1)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("change")).isEqualTo("lost");
              assertThat(row.<String>getAs("before_status")).isEqualTo("ok");
              assertThat(row.<String>getAs("after_status")).isEqualTo("constant");
            });
    Document page = Jsoup.parse(Files.readString(directory(run).resolve("report/index.html")));
    assertThat(page.select("#changes > p").eachText())
        .anyMatch(line -> line.startsWith("Alert: the drift of the whole matrix is unknown"));
    assertThat(page.select(".class-changes tbody tr"))
        .hasSize(CLASSES - 1)
        .allMatch(row -> row.text().startsWith("lost"))
        .allMatch(row -> row.text().endsWith("no correlation: constant"));
  }

  @Test
  void aClassifierThatIsStillDeadIsAnAlertAgain() throws IOException {
    CommandRun run = alert(dying, 3);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DRIFT);
    assertThat(crossed(run)).containsExactly("drift", "changed-pairs");
    assertThat(run.out()).doesNotContain("had a correlation before");
  }

  @Test
  void classesThatComeBackAreNamed() throws IOException {
    String back = dying + "/run_date=2026-01-02/" + Path.of(run(dying, 2)).getFileName();
    CommandRun run =
        CommandRun.of("compare", back, run(dying, 1), "--output", folder.resolve("c").toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("12 classes have a correlation and had none before: 0, 1, 2, 3, 4 and 7 more.");
    assertThat(json(directory(run).resolve("comparison.json")).at("/classes/regained").asInt())
        .isEqualTo(CLASSES);
  }

  private static String run(String output, int day) throws IOException {
    try (Stream<Path> runs = Files.list(Path.of(output, "run_date=2026-01-0" + day))) {
      return runs.findFirst().orElseThrow().toString();
    }
  }

  @Test
  void aThresholdOfOneLetsEverythingPass() throws IOException {
    List<String> settings =
        Stream.of("drift", "changed-pairs", "lost-classes")
            .flatMap(key -> Stream.of("--set", "compare.alert-" + key + "=1"))
            .toList();
    CommandRun run = alert(nearlyDead, 2, settings.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(crossed(run)).isEmpty();
  }

  @Test
  void analyzeSaysSoAtTheEndAndInTheManifest() throws IOException {
    assertThat(eleven.err())
        .containsPattern("Comparing .*drift unknown since 2026-01-01, 11 classes lost their corr")
        .contains("11 of 12 classes have no correlation: their scores never vary (constant): ")
        .contains("the drift since 2026-01-01 is unknown: " + UNKNOWN)
        .contains("11 classes had a correlation before and have none now");
    JsonNode drift = json(Path.of(run(nearlyDead, 2), "_MANIFEST.json")).get("drift");
    assertThat(drift.get("drift").isNull()).isTrue();
    assertThat(drift.get("reason").asText()).isEqualTo(UNKNOWN);
    assertThat(drift.get("lost_classes").asDouble()).isEqualTo(11 / 12.0);
    assertThat(drift.get("lost"))
        .extracting(lost -> lost.get("class_id").asInt())
        .containsExactlyElementsOf(IntStream.range(0, 11).boxed().toList());
    assertThat(deadAgain.err())
        .contains("None of 12 classes has a correlation: their scores never vary (constant): ")
        .contains("the drift since 2026-01-02 is unknown: " + UNKNOWN)
        .doesNotContain("had a correlation before");
  }

  @Test
  void thePageOpensWithIt() throws IOException {
    Document page = Jsoup.parse(Files.readString(Path.of(run(nearlyDead, 2), "report/index.html")));
    assertThat(page.selectFirst("#summary > :first-child").text())
        .isEqualTo(
            "11 of 12 classes have no correlation: their scores never vary (constant): "
                + ELEVEN
                + ".");
    Document healthy = Jsoup.parse(Files.readString(Path.of(run(dying, 1), "report/index.html")));
    assertThat(healthy.select(".warning")).isEmpty();
  }

  @Test
  void aRepeatedRunSaysItAgain() {
    CommandRun run =
        CommandRun.of(
            "analyze",
            "--input",
            folder.resolve(nearlyDead.length() + "-2").toString(),
            "--output",
            nearlyDead,
            "--run-date",
            "2026-01-02",
            "--set",
            "report.png=false",
            "--set",
            "report.svg=false",
            "--set",
            "compare.previous=true");
    assertThat(run.out()).contains("Nothing to do");
    assertThat(run.err()).contains("11 of 12 classes have no correlation");
  }

  @Test
  void historyCallsTheDriftUnknown() throws IOException {
    CommandRun run = CommandRun.of("history", dying);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("its drift from the one before is unknown.");
    String last = run.closingLine();
    Path history = Path.of(last.substring(last.indexOf("history in ") + "history in ".length()));
    List<Row> nights =
        LocalSpark.session().read().parquet(history.resolve("runs").toString()).collectAsList();
    assertThat(nights.get(1).<Double>getAs("lost_classes")).isEqualTo(1);
    assertThat(nights.get(2).<Double>getAs("lost_classes")).isNull();
    Document page = Jsoup.parse(Files.readString(history.resolve("index.html")));
    assertThat(page.select(".nights tbody tr").eachText())
        .satisfiesExactly(
            third -> assertThat(third).startsWith("2026-01-03").contains("unknown"),
            second -> assertThat(second).contains("unknown").contains("100"),
            first -> assertThat(first).doesNotContain("unknown"));
  }
}
