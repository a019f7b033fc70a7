package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.assertj.core.groups.Tuple;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.report.page.RenderedPage;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights of one classifier, and another classifier, held against each other. */
@SparkTest
class CompareTest {
  private static final int USAGE = 2;
  private static final int INPUT = 3;
  private static final int DRIFT = 4;
  private static final int GROUPS = 4;
  private static final int CLASSES = 24;
  private static final String YESTERDAY = "20[0-9]{2}-[0-9]{2}-[0-9]{2}";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static String nights;

  /**
   * Three nights of four groups of six classes, where in the third the first three classes of group
   * 0 have gone over to group 1.
   */
  @BeforeAll
  static void analyzeNights() {
    nights = folder.resolve("nights").toString();
    analyze(nights, "2026-01-01", log("one", 1, 0), "a");
    analyze(nights, "2026-01-02", log("two", 2, 0), "a");
    analyze(nights, "2026-01-03", log("three", 3, 3), "a");
  }

  private static int groupOf(int id, int moved) {
    return id < moved * GROUPS && id % GROUPS == 0 ? 1 : id % GROUPS;
  }

  private static String log(String name, long seed, int moved) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] scores = new double[400][CLASSES];
    for (double[] sample : scores) {
      double[] factors = random.doubles(GROUPS).map(u -> 4 * u - 2).toArray();
      for (int id = 0; id < CLASSES; id++) {
        sample[id] = factors[groupOf(id, moved)] + 2 * random.nextDouble();
      }
    }
    return TestLog.write(folder, name, TestLog.rows(scores), 2);
  }

  /** A class list whose keys are those of the score vector, or turned round. */
  private static String classes(String keys) {
    List<Integer> ids = new ArrayList<>(IntStream.range(0, CLASSES).boxed().toList());
    if (keys.equals("reversed")) {
      Collections.reverse(ids);
    }
    List<String> lines = new ArrayList<>(List.of("class_id,name,key"));
    for (int id = 0; id < CLASSES; id++) {
      lines.add(id + ",crane," + (keys.equals("reversed") ? "a" : keys) + ids.get(id));
    }
    try {
      return Files.write(folder.resolve(keys + ".csv"), lines).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void analyze(String output, String date, String log, String keys, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("analyze", "--input", log, "--classes", classes(keys), "--run-date", date));
    words.addAll(List.of("--output", output, "--set", "report.html=false"));
    words.addAll(List.of(more));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static CommandRun compare(String... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("compare"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static void refused(int exitCode, String complaint, String... arguments) {
    CommandRun run = compare(arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.complaint()).startsWith("classblocks: ").containsPattern(complaint);
    assertThat(run.err()).doesNotContain("\tat ");
  }

  /** The directory that the last line names. */
  private static Path directory(CommandRun run) {
    String last = run.closingLine();
    String place = "comparison in ";
    assertThat(last).startsWith("Done: report ").contains(", " + place);
    return Path.of(last.substring(last.indexOf(place) + place.length()));
  }

  private static JsonNode json(CommandRun run, String name) throws IOException {
    return JSON.readTree(directory(run).resolve(name).toFile());
  }

  private static List<Row> rows(CommandRun run, String table) {
    return LocalSpark.session()
        .read()
        .parquet(directory(run).resolve(table).toString())
        .collectAsList();
  }

  @Test
  void nightsThatDifferBySamplingAloneAreNoAlert() throws IOException {
    CommandRun run = compare(nights, "--to", "2026-01-02", "--alert");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode figures = json(run, "comparison.json");
    assertThat(figures.at("/before/run_date").asText()).isEqualTo("2026-01-01");
    assertThat(figures.at("/after/run_date").asText()).isEqualTo("2026-01-02");
    assertThat(figures.at("/classes/matched_by").asText()).isEqualTo("key");
    assertThat(figures.at("/classes/in_both").asInt()).isEqualTo(CLASSES);
    assertThat(figures.at("/classes/moved").asInt()).isZero();
    assertThat(figures.at("/blocks/earlier/same").asInt()).isEqualTo(GROUPS);
    assertThat(figures.at("/pairs/compared").asInt()).isEqualTo(CLASSES * (CLASSES - 1) / 2);
    assertThat(figures.at("/drift/drift").asDouble()).isLessThan(0.01);
    assertThat(figures.at("/adjusted_rand_index/top").asDouble()).isEqualTo(1);
    assertThat(json(run, "drift.json").get("alert").booleanValue()).isFalse();
    assertThat(run.out())
        .contains("The run of 2026-01-02 (", " is compared with the run of 2026-01-01 (")
        .contains("24 classes in both, matched by key, all with a correlation in both.")
        .contains("4 blocks before, 4 are the same; of 4 now, none is new")
        .contains("0 of 276 pairs changed")
        .contains("No alert: all figures are within");
  }

  @Test
  void aChangeOfTheClassifierIsAnAlert() throws IOException {
    CommandRun run = compare(nights, "--alert");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(DRIFT);
    JsonNode figures = json(run, "comparison.json");
    assertThat(figures.at("/before/run_date").asText()).isEqualTo("2026-01-02");
    assertThat(figures.at("/blocks/earlier/grew").asInt()).isEqualTo(1);
    assertThat(figures.at("/blocks/earlier/shrank").asInt()).isEqualTo(1);
    assertThat(figures.at("/classes/moved_share").asDouble()).isEqualTo(3.0 / CLASSES);
    // Three classes with the other 3 of their old group and the 6 of their new one.
    assertThat(figures.at("/pairs/changed").asInt()).isEqualTo(3 * 3 + 3 * 6);
    JsonNode drift = json(run, "drift.json");
    assertThat(drift.get("alert").booleanValue()).isTrue();
    assertThat(crossed(drift))
        .containsExactly(
            "compare.alert-drift", "compare.alert-moved-classes", "compare.alert-changed-pairs");
    assertThat(run.out()).contains("Alert: the drift of the whole matrix is ");
    assertThat(rows(run, "classes"))
        .extracting(row -> row.getAs("class_key"), row -> row.getAs("change"))
        .containsExactly(tuple("a0"), tuple("a4"), tuple("a8"));
  }

  private static Tuple tuple(String key) {
    return Tuple.tuple(key, "moved");
  }

  private static List<String> crossed(JsonNode drift) {
    List<String> crossed = new ArrayList<>();
    for (JsonNode threshold : drift.get("thresholds")) {
      if (threshold.get("crossed").booleanValue()) {
        assertThat(threshold.get("value").asDouble())
            .isGreaterThan(threshold.get("threshold").asDouble());
        crossed.add(threshold.get("key").asText());
      }
    }
    return crossed;
  }

  @Test
  void thresholdsAreThoseOfTheConfigurationAndNobodyNeedAsk() throws IOException {
    CommandRun quiet = compare(nights);
    assertThat(quiet.exitCode()).as(quiet.err()).isZero();
    assertThat(directory(quiet).resolve("drift.json")).doesNotExist();
    assertThat(quiet.out()).doesNotContainIgnoringCase("alert");
    List<String> words = new ArrayList<>(List.of(nights, "--alert"));
    for (String key : List.of("alert-drift", "alert-changed-pairs", "alert-moved-classes")) {
      words.addAll(List.of("--set", "compare." + key + "=" + (key.endsWith("classes") ? 0.1 : 1)));
    }
    CommandRun moved = compare(words.toArray(String[]::new));
    assertThat(moved.exitCode()).isEqualTo(DRIFT);
    assertThat(crossed(json(moved, "drift.json"))).containsExactly("compare.alert-moved-classes");
  }

  @Test
  void theManifestComesWithChecksumsAndRunsStayAsTheyWere() throws IOException {
    Map<String, String> before = FinishedRun.latest(nights).checksums();
    CommandRun run = compare(nights, "--set", "compare.pairs=5");
    JsonNode manifest = json(run, "_MANIFEST.json");
    assertThat(manifest.get("status").asText()).isEqualTo("complete");
    assertThat(manifest.at("/configuration/compare.pairs").asInt()).isEqualTo(5);
    assertThat(directory(run).getParent()).isEqualTo(Path.of(nights, "comparisons"));
    assertThat(directory(run).getFileName())
        .hasToString("comparison_id=" + manifest.get("id").asText());
    List<String> names = new ArrayList<>();
    for (JsonNode file : manifest.get("files")) {
      names.add(file.get("path").asText());
      assertThat(directory(run).resolve(file.get("path").asText()))
          .hasSize(file.get("bytes").asLong());
    }
    assertThat(names)
        .containsExactly(
            "blocks/part-00000.parquet",
            "classes/part-00000.parquet",
            "comparison.json",
            "pairs/part-00000.parquet",
            "report/findings.json",
            "report/findings.md",
            "report/index.html");
    assertThat(rows(run, "pairs")).hasSize(5);
    assertThat(FinishedRun.latest(nights).checksums()).isEqualTo(before);
  }

  @Test
  void tablesNameBlocksOfBothRuns() {
    List<Row> blocks = rows(compare(nights), "blocks");
    assertThat(blocks).hasSize(GROUPS);
    Row grown =
        blocks.stream().filter(row -> row.getAs("change").equals("grew")).findFirst().orElseThrow();
    assertThat(grown.<Integer>getAs("before_size")).isEqualTo(6);
    assertThat(grown.<Integer>getAs("after_size")).isEqualTo(9);
    assertThat(grown.<Integer>getAs("joined")).isEqualTo(3);
    assertThat(grown.<Double>getAs("jaccard")).isEqualTo(6 / 9.0);
    assertThat(grown.<Integer>getList(grown.fieldIndex("after_ids")))
        .containsExactly(grown.<Integer>getAs("after_block_id"));
    Row pair = rows(compare(nights), "pairs").get(0);
    assertThat(Math.abs(pair.<Double>getAs("change"))).isGreaterThan(0.5);
    assertThat(pair.<Double>getAs("p_value")).isLessThan(0.05);
  }

  @Test
  void thePageShowsTheDifferenceAndWhatChanged() throws IOException {
    CommandRun run = compare(nights);
    RenderedPage page = page(run);
    String other = json(run, "comparison.json").at("/before/run_id").asText();
    assertThat(page.facts().get("shown").asText()).isEqualTo("similarity~run-" + other);
    assertThat(page.facts().at("/layers/1/id").asText()).isEqualTo("run-" + other);
    Element changes = page.document().selectFirst("#changes");
    assertThat(run.out().lines())
        .containsAll(changes.select("> p:not(.faint)").eachText())
        .hasSizeGreaterThan(4);
    assertThat(changes.select(".block-changes .change").eachText())
        .containsExactlyInAnyOrder("grew", "shrank");
    assertThat(changes.select(".class-changes tbody .change").eachText())
        .containsExactly("moved", "moved", "moved");
    assertThat(changes.select(".class-changes a").eachAttr("href"))
        .containsExactly("#class=0&show=changes", "#class=4&show=changes", "#class=8&show=changes");
    assertThat(changes.select(".block-changes details").first().select("dt").eachText())
        .contains("Before", "Now", "Similarity", "Largest");
    Row most = rows(run, "pairs").get(0);
    assertThat(changes.select(".block-changes a[href^=#pair]").eachAttr("href"))
        .contains(
            "#pair="
                + most.<Integer>getAs("after_class_a")
                + ","
                + most.<Integer>getAs("after_class_b")
                + "&show=changes");
    JsonNode figures = json(run, "comparison.json");
    assertThat(changes.select(".shifts li > a:first-child").eachAttr("href"))
        .as("each of the three moved as a whole")
        .containsExactlyInAnyOrder(
            "#class=0&show=changes", "#class=4&show=changes", "#class=8&show=changes");
    assertThat(figures.at("/shifts")).hasSize(3);
    assertThat(changes.select(".pair-changes")).as("no other pair changed").isEmpty();
    assertThat(changes.text())
        .contains(
            "Not listed here: "
                + figures.at("/pairs/changed").asText()
                + " pairs of classes that changed as a whole.");
    assertThat(run.out()).contains(" changed as a whole: ");
    String findings = Files.readString(directory(run).resolve("report/findings.json"));
    assertThat(findings).contains("\"change\"", " changed as a whole: ");
    CommandRun bare = compare(nights, "--set", "report.html=false");
    assertThat(bare.out()).contains("\nDone: comparison in ");
  }

  private static RenderedPage page(CommandRun run) throws IOException {
    return RenderedPage.read(Files.readString(directory(run).resolve("report/index.html")));
  }

  /** The same log by a classifier whose outputs are the other way round. */
  @Test
  void modelsAreMatchedByTheirKeysWhateverTheirIds() throws IOException {
    String model = folder.resolve("model").toString();
    analyze(
        model,
        "2026-02-01",
        reversed(),
        "reversed",
        "--set",
        "order.linkage=complete",
        "--set",
        "run.name=backwards");
    String elsewhere = folder.resolve("elsewhere").toString();
    CommandRun run =
        compare(
            nights + "/run_date=2026-01-01/" + only(nights, "2026-01-01"),
            model,
            "--output",
            elsewhere);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(directory(run).toString()).startsWith(elsewhere);
    JsonNode figures = json(run, "comparison.json");
    assertThat(figures.at("/blocks/earlier/same").asInt()).isEqualTo(GROUPS);
    assertThat(figures.at("/drift/rms_difference").asDouble()).isLessThan(1e-12);
    assertThat(figures.at("/settings/order.linkage/before").asText()).isEqualTo("average");
    assertThat(figures.at("/settings/order.linkage/after").asText()).isEqualTo("complete");
    assertThat(figures.get("settings")).hasSize(1);
    assertThat(run.err()).contains("different settings").contains("order.linkage");
    assertThat(figures.at("/after/run_name").asText()).isEqualTo("backwards");
    assertThat(figures.at("/before/run_name").isNull()).isTrue();
    assertThat(run.out()).contains("The run 'backwards' of 2026-02-01 (");
  }

  private static String reversed() {
    List<Row> rows =
        LocalSpark.session().read().parquet(folder.resolve("one").toString()).collectAsList();
    double[][] scores =
        rows.stream()
            .map(
                row -> {
                  List<Float> sample = new ArrayList<>(row.<Float>getList(0));
                  Collections.reverse(sample);
                  return sample.stream().mapToDouble(score -> score).toArray();
                })
            .toArray(double[][]::new);
    return TestLog.write(folder, "backwards", TestLog.rows(scores), 1);
  }

  private static String only(String output, String date) throws IOException {
    try (Stream<Path> runs = Files.list(Path.of(output, "run_date=" + date))) {
      return runs.findFirst().orElseThrow().getFileName().toString();
    }
  }

  @Test
  void theSameFilesAreSaidToBeTheSame() throws IOException {
    String again = folder.resolve("again").toString();
    analyze(again, "2026-01-05", folder.resolve("one").toString(), "a");
    CommandRun run = compare(nights + "/run_date=2026-01-01/" + only(nights, "2026-01-01"), again);
    assertThat(json(run, "comparison.json").at("/shared_inputs").asInt()).isEqualTo(2);
    assertThat(run.err()).contains("Both runs have read 2 of the files");
    assertThat(json(run, "comparison.json").at("/drift/drift").asDouble()).isZero();
  }

  /** The samples of two nights in one log, with the night as their group. */
  @Test
  void groupsOfOneRunAreComparedAsRunsAre() throws IOException {
    Dataset<Row> both =
        LocalSpark.session()
            .read()
            .parquet(folder.resolve("two").toString())
            .withColumn("night", functions.lit("second"))
            .unionByName(
                LocalSpark.session()
                    .read()
                    .parquet(folder.resolve("three").toString())
                    .withColumn("night", functions.lit("third")));
    String log = folder.resolve("both").toString();
    both.coalesce(1).write().parquet(log);
    String output = folder.resolve("groups").toString();
    analyze(output, "2026-01-01", log, "a", "--set", "input.group=night");
    CommandRun groups = compare(output, "--groups", "second", "third", "--alert");
    assertThat(groups.exitCode()).as(groups.err()).isEqualTo(DRIFT);
    JsonNode ofGroups = json(groups, "comparison.json");
    JsonNode ofNights = json(compare(nights), "comparison.json");
    assertThat(ofGroups.at("/before/group").asText()).isEqualTo("second");
    assertThat(ofGroups.at("/after/group").asText()).isEqualTo("third");
    assertThat(page(groups).facts().get("shown").asText()).isEqualTo("group-1~group-0");
    assertThat(page(groups).document().select(".block-changes a[href^=#block]")).isEmpty();
    for (String same : List.of("/classes", "/blocks", "/pairs", "/adjusted_rand_index")) {
      assertThat(ofGroups.at(same)).as(same).isEqualTo(ofNights.at(same));
    }
    assertThat(ofGroups.at("/drift/drift").asDouble())
        .isCloseTo(ofNights.at("/drift/drift").asDouble(), within(0.01));
    refused(USAGE, "one of its groups: second, third", output, "--groups", "second", "first");
    refused(USAGE, "--groups", output, "--groups", "second", "third", "--from", "2026-01-01");
    refused(INPUT, "no groups.*input.group", nights, "--groups", "a", "b");
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    refused(INPUT, "complete run of 2025-12-31 at", nights, "--from", "2025-12-31");
    refused(INPUT, "complete run of 2026-01-09 at", nights, "--to", "2026-01-09");
    refused(INPUT, "complete run at .*nowhere", folder.resolve("nowhere").toString());
    refused(INPUT, "earlier date than 2026-01-01", nights, "--to", "2026-01-01");
    refused(USAGE, "--from and --to", nights, nights, "--from", "2026-01-01");
    String later = "--from 2026-01-03: .* before ";
    refused(USAGE, later + "2026-01-03", nights, "--from", "2026-01-03");
    refused(USAGE, later + "2026-01-03", nights, "--from", "2026-01-03", "--to", "2026-01-03");
    refused(USAGE, later + "2026-01-02", nights, "--from", "2026-01-03", "--to", "2026-01-02");
    refused(USAGE, "found 'a' twice", nights, "--groups", "a", "a");
    refused(USAGE, "found 4. Give it once", nights, "--groups", "a", "b", "--groups", "c", "d");
    refused(USAGE, "--output", new String[0]);
    refused(USAGE, "--to: expected YYYY-MM-DD or yesterday, found '1'", nights, "--to", "1");
    refused(INPUT, "complete run of " + YESTERDAY + " at", nights, "--to", "yesterday");
    refused(USAGE, "compare.alert-drift.*from 0 to 1", nights, "--set", "compare.alert-drift=2");
    for (String wrong : List.of("NaN", "-0.1")) {
      refused(
          USAGE,
          "compare.alert-lost-classes.*from 0 to 1, found",
          nights,
          "--set",
          "compare.alert-lost-classes=" + wrong);
    }
    String other = folder.resolve("other").toString();
    analyze(other, "2026-01-01", folder.resolve("one").toString(), "b");
    refused(INPUT, "found only 0 of 24 and 24 that match by key", nights, other);
  }
}
