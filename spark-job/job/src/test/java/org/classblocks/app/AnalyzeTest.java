package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job from end to end, as its users run it. */
@SparkTest
class AnalyzeTest {
  private static final int CLASSES = 12;
  private static final double[][] SCORES = TestLog.scores(400, CLASSES, 1);

  @TempDir Path folder;

  private FinishedRun analyze(String log, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("analyze", "--input", log, "--output", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    FinishedRun finished = FinishedRun.latest(folder.resolve("out").toString());
    assertThat(run.closingLine())
        .isEqualTo(
            "Done: report %s, results in %s"
                .formatted(
                    finished.directory().resolve("report/index.html"), finished.directory()));
    return finished;
  }

  private String log(int files) {
    return TestLog.write(folder, "log" + files, TestLog.rows(SCORES), files);
  }

  @Test
  void writesEveryFileAndSaysSoInTheManifest() throws Exception {
    FinishedRun run = analyze(log(3), "--run-date", "2026-02-03");
    assertThat(run.directory().getParent()).hasFileName("run_date=2026-02-03");
    assertThat(run.checksums())
        .containsOnlyKeys(
            "block-labels.csv",
            "block-labels.json",
            "block-labels/part-00000.parquet",
            "blocks.json",
            "blocks/part-00000.parquet",
            "classes/part-00000.parquet",
            "fold-deviations.npy",
            "fold-shares.npy",
            "linkage.npy",
            "links/part-00000.parquet",
            "matrix/part-00000.parquet",
            "neighbours/part-00000.parquet",
            "order.npy",
            "report/findings.json",
            "report/findings.md",
            "report/index.html",
            "report/matrix.png",
            "report/matrix.svg",
            "similarity-condensed.npy",
            "similarity.npy",
            "tree.nwk",
            "triage/part-00000.parquet");
    for (Map.Entry<String, String> file : run.checksums().entrySet()) {
      byte[] content = Files.readAllBytes(run.directory().resolve(file.getKey()));
      String sha256 =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      assertThat(sha256).as(file.getKey()).isEqualTo(file.getValue());
    }
    try (var files = Files.walk(run.directory())) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(run.checksums().size() + 1);
    }
    JsonNode manifest = run.manifest();
    assertThat(manifest.at("/rows/used").asLong()).isEqualTo(SCORES.length);
    assertThat(manifest.at("/inputs")).hasSize(3);
    assertThat(manifest.at("/configuration/order.linkage").asText()).isEqualTo("average");
    assertThat(manifest.at("/order/leaf_order").asText()).isEqualTo("global");
    assertThat(manifest.at("/order/criteria/path_length").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(manifest.at("/order/unordered/path_length").asDouble());
    assertThat(manifest.at("/blas").asText()).isNotEmpty();
    assertThat(manifest.at("/stages")).isNotEmpty();
  }

  @Test
  void theMatrixHoldsTheCorrelationsInOrder() throws IOException {
    FinishedRun run = analyze(log(3));
    ByteBuffer order = run.npy("order.npy", "'<i4'");
    int[] classAt = IntStream.range(0, CLASSES).map(position -> order.getInt()).toArray();
    assertThat(classAt).containsExactlyInAnyOrder(IntStream.range(0, CLASSES).toArray());
    ByteBuffer similarity = run.npy("similarity.npy", "'<f4'");
    List<Row> matrix = run.rows("matrix");
    for (int p = 0; p < CLASSES; p++) {
      assertThat(matrix.get(p).getInt(0)).isEqualTo(p);
      assertThat(matrix.get(p).getInt(1)).isEqualTo(classAt[p]);
      List<Float> row = matrix.get(p).getList(3);
      for (int q = 0; q < CLASSES; q++) {
        double expected = TestLog.correlation(SCORES, classAt[p], classAt[q]);
        assertThat((double) similarity.getFloat()).isCloseTo(expected, within(1e-7));
        assertThat((double) row.get(q)).isCloseTo(expected, within(1e-7));
      }
    }
  }

  @Test
  void findsTheGroupsThatShareAFactor() throws IOException {
    FinishedRun run = analyze(log(2));
    JsonNode blocks = run.json("blocks.json").at("/blocks");
    assertThat(blocks).hasSize(3);
    for (JsonNode block : blocks) {
      List<Integer> groups = new ArrayList<>();
      block.get("class_ids").forEach(id -> groups.add(id.asInt() % 3));
      assertThat(groups).hasSize(4).containsOnly(groups.get(0));
    }
  }

  @Test
  void givesTheSameFilesAgain() throws IOException {
    String log = log(5);
    Map<String, String> first = without("report/index.html", analyze(log).checksums());
    Map<String, String> second = without("report/index.html", analyze(log, "--force").checksums());
    assertThat(second).as("all but the page, which names the run").isEqualTo(first);
  }

  private static Map<String, String> without(String path, Map<String, String> checksums) {
    assertThat(checksums.remove(path)).isNotNull();
    return checksums;
  }

  @Test
  void doesNotDependOnHowTheLogIsCut() throws IOException {
    double[][] sorted = SCORES.clone();
    java.util.Arrays.sort(sorted, java.util.Comparator.comparingDouble(sample -> sample[0]));
    List<Row> shuffled = new ArrayList<>(TestLog.rows(SCORES));
    Collections.shuffle(shuffled, new Random(5));
    FinishedRun whole = analyze(TestLog.write(folder, "sorted", TestLog.rows(sorted), 1));
    FinishedRun cut = analyze(TestLog.write(folder, "shuffled", shuffled, 97));
    List<Row> expected = whole.rows("matrix");
    List<Row> found = cut.rows("matrix");
    for (int p = 0; p < CLASSES; p++) {
      assertThat(found.get(p).getInt(1)).isEqualTo(expected.get(p).getInt(1));
      assertThat(found.get(p).<Float>getList(3)).isEqualTo(expected.get(p).getList(3));
    }
  }

  @Test
  void labelsOfAnyWholeNumberCountEachClassOfASampleOnce() throws IOException {
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("labels", DataTypes.createArrayType(DataTypes.ShortType));
    List<Row> rows = new ArrayList<>();
    for (double[] sample : SCORES) {
      List<Short> labels = java.util.Arrays.asList((short) 1, null, (short) 1, (short) 99);
      rows.add(RowFactory.create(TestLog.floats(sample), labels));
    }
    FinishedRun run =
        analyze(TestLog.write(folder, "short", schema, rows, 1), "--labels", "labels");
    for (Row row : run.rows("classes")) {
      assertThat(row.<Long>getAs("positives"))
          .isEqualTo(row.<Integer>getAs("class_id") == 1 ? SCORES.length : 0);
    }
  }

  @Test
  void countsAFileNamedTwiceOnce() throws IOException {
    String log = log(1);
    FinishedRun run = analyze(log, "--input", log + "/*.parquet");
    assertThat(run.manifest().at("/rows/read").asLong()).isEqualTo(SCORES.length);
    assertThat(run.manifest().at("/inputs")).hasSize(1);
  }

  @Test
  void countsBadRowsByKindWithAnExample() throws IOException {
    List<Row> rows = new ArrayList<>(TestLog.rows(TestLog.scores(5_000, CLASSES, 2)));
    double[] sample = SCORES[0].clone();
    sample[3] = Double.NaN;
    rows.add(RowFactory.create(TestLog.floats(sample)));
    sample[3] = Double.NEGATIVE_INFINITY;
    rows.add(RowFactory.create(TestLog.floats(sample)));
    rows.add(RowFactory.create(TestLog.floats(1, 2, 3)));
    rows.add(RowFactory.create((Object) null));
    List<Float> withNull = new ArrayList<>(TestLog.floats(SCORES[0]));
    withNull.set(7, null);
    rows.add(RowFactory.create(withNull));
    FinishedRun run = analyze(TestLog.write(folder, "bad", rows, 2));
    JsonNode counts = run.manifest().get("rows");
    assertThat(counts.get("read").asLong()).isEqualTo(5_005);
    assertThat(counts.get("used").asLong()).isEqualTo(5_000);
    for (String kind :
        List.of("nan-score", "infinite-score", "wrong-length", "missing-scores", "null-score")) {
      assertThat(counts.at("/dropped/" + kind + "/count").asLong()).as(kind).isEqualTo(1);
      assertThat(counts.at("/dropped/" + kind + "/example").asText())
          .matches("row \\d+ of part-.*\\.parquet has .*");
    }
  }

  @Test
  void aBadRowInFrontDoesNotSpeakForTheLog() throws IOException {
    List<Row> rows = new ArrayList<>(TestLog.rows(SCORES));
    rows.add(0, RowFactory.create(TestLog.floats(1, 2)));
    rows.add(0, RowFactory.create(TestLog.floats()));
    String log = TestLog.write(folder, "front", rows, 1);
    Path classes = folder.resolve("classes.txt");
    Files.write(classes, IntStream.range(0, SCORES[0].length).mapToObj(id -> "c" + id).toList());
    FinishedRun run =
        analyze(log, "--classes", classes.toString(), "--set", "input.max-bad-fraction=0.5");
    assertThat(run.manifest().at("/rows/used").asInt()).isEqualTo(SCORES.length);
    assertThat(run.manifest().at("/rows/dropped/wrong-length/count").asInt()).isEqualTo(2);
  }

  @Test
  void columnsMayHaveAnyName() throws IOException {
    StructType schema =
        new StructType()
            .add("my.`scores` v1", DataTypes.createArrayType(DataTypes.FloatType))
            .add("_metadata", DataTypes.LongType);
    List<Row> rows =
        TestLog.rows(SCORES).stream().map(row -> RowFactory.create(row.get(0), 1L)).toList();
    String log = TestLog.write(folder, "named", schema, rows, 1);
    FinishedRun run = analyze(log, "--scores", "my.`scores` v1");
    assertThat(run.manifest().at("/rows/used").asInt()).isEqualTo(SCORES.length);
  }

  @Test
  void constantClassesComeLastWithoutACorrelation() throws IOException {
    double[][] scores = TestLog.scores(200, CLASSES, 3);
    for (double[] sample : scores) {
      sample[2] = 0.1f;
      sample[9] = -7;
    }
    FinishedRun run = analyze(TestLog.write(folder, "constant", TestLog.rows(scores), 2));
    List<Row> classes = run.rows("classes");
    for (int p = 0; p < CLASSES; p++) {
      boolean constant = p >= CLASSES - 2;
      Row row = classes.get(p);
      assertThat(row.<String>getAs("status")).isEqualTo(constant ? "constant" : "ok");
      assertThat(row.getAs("nearest_class_id") == null).isEqualTo(constant);
    }
    assertThat(classes.get(10).<Integer>getAs("class_id")).isEqualTo(2);
    assertThat(classes.get(11).<Integer>getAs("class_id")).isEqualTo(9);
    for (Row row : run.rows("matrix")) {
      List<Float> similarities = row.getList(3);
      assertThat(similarities.get(10)).isNaN();
      assertThat(similarities.subList(0, 10).stream().anyMatch(r -> r.isNaN()))
          .isEqualTo(row.getInt(0) >= 10);
    }
    run.npy("linkage.npy", "(9, 4)");
    assertThat(run.manifest().at("/classes/excluded")).hasSize(2);
  }

  @Test
  void oneSampleLeavesNothingToCorrelate() throws IOException {
    FinishedRun run =
        analyze(TestLog.write(folder, "one", TestLog.rows(TestLog.scores(1, 4, 4)), 1));
    assertThat(run.manifest().at("/classes/ok").asInt()).isZero();
    run.npy("linkage.npy", "(0, 4)");
    assertThat(run.rows("blocks")).isEmpty();
  }

  @Test
  void readsDoublesFiltersRowsAndCountsLabels() throws IOException {
    StructType schema =
        new StructType()
            .add("split", DataTypes.StringType)
            .add("logits", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("truth", DataTypes.createArrayType(DataTypes.StringType));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < SCORES.length; i++) {
      List<Double> scores = new ArrayList<>();
      for (double score : SCORES[i]) {
        scores.add(i < 300 ? score : Double.NaN);
      }
      rows.add(
          RowFactory.create(i < 300 ? "eval" : "train", scores, List.of("c" + i % 2, "unheard")));
    }
    Path classes = folder.resolve("classes.txt");
    Files.write(classes, IntStream.range(0, CLASSES).mapToObj(id -> "c" + id).toList());
    FinishedRun run =
        analyze(
            TestLog.write(folder, "doubles", schema, rows, 2),
            "--scores",
            "logits",
            "--labels",
            "truth",
            "--classes",
            classes.toString(),
            "--set",
            "input.filter=split = 'eval'");
    assertThat(run.manifest().at("/rows/used").asLong()).isEqualTo(300);
    assertThat(run.manifest().at("/rows/dropped_total").asLong()).isZero();
    assertThat(run.manifest().at("/labels/unknown").asLong()).isEqualTo(300);
    for (Row row : run.rows("classes")) {
      int id = row.getAs("class_id");
      assertThat(row.<String>getAs("class_name")).isEqualTo("c" + id);
      assertThat(row.<Long>getAs("positives")).isEqualTo(id < 2 ? 150 : 0);
    }
  }

  @Test
  void filtersByThePartitionsOfAFolder() throws IOException {
    TestLog.write(folder, "days/day=1", TestLog.rows(SCORES), 1);
    TestLog.write(folder, "days/day=2", TestLog.rows(TestLog.scores(50, CLASSES, 6)), 1);
    FinishedRun run = analyze(folder.resolve("days").toString(), "--set", "input.filter=day = 2");
    assertThat(run.manifest().at("/rows/read").asLong()).isEqualTo(50);
  }

  @Test
  void presetsAndSwitchesAreObeyed() throws IOException {
    FinishedRun run =
        analyze(
            log(1),
            "--set",
            "order.preset=notebook",
            "--set",
            "report.png=false",
            "--set",
            "report.svg=false",
            "--set",
            "output.npy-max-classes=5",
            "--set",
            "output.neighbours=2");
    assertThat(run.manifest().at("/order/linkage").asText()).isEqualTo("centroid");
    assertThat(run.manifest().at("/order/leaf_order").asText()).isEqualTo("dendrogram");
    assertThat(run.checksums())
        .doesNotContainKeys("report/matrix.png", "report/matrix.svg", "similarity.npy");
    assertThat(run.rows("neighbours")).hasSize(2 * CLASSES);
    for (Row row : run.rows("matrix")) {
      assertThat(row.<Float>getList(3)).allMatch(r -> r >= 0);
    }
  }
}
