package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transform of a log gives what a log of the transformed scores, in double, gives as it is. */
@SparkTest
class TransformedLogTest {
  private static final int CLASSES = 23;
  private static final int SAMPLES = 700;

  /** As the log, which holds floats, would hold it. */
  private static final float ABSENT = 0.001f;

  private static final long SEED = 41;
  private static final String BY_ROWS = "input.filter=";
  private static final StructType SPARSE =
      new StructType()
          .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("values", DataTypes.createArrayType(DataTypes.FloatType));

  @TempDir Path folder;

  /** Outputs of a softmax in float; the first of each row are kept in sparse logs. */
  private final double[][] scores = TestLog.scores(SAMPLES, CLASSES, SEED);

  private final int[][] listed = new int[SAMPLES][];

  TransformedLogTest() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int row = 0; row < SAMPLES; row++) {
      double sum = DoubleStream.of(scores[row]).map(x -> Math.exp(x / 3)).sum();
      scores[row] =
          DoubleStream.of(scores[row]).map(x -> (float) (Math.exp(x / 3) / sum)).toArray();
      listed[row] = random.ints(0, CLASSES).distinct().limit(random.nextInt(9)).toArray();
    }
  }

  private static double[] logit(double... row) {
    return DoubleStream.of(row).map(p -> Math.log(p) - Math.log1p(-p)).toArray();
  }

  private static double[] clr(double... row) {
    double mean = DoubleStream.of(row).map(Math::log).average().orElseThrow();
    return DoubleStream.of(row).map(p -> Math.log(p) - mean).toArray();
  }

  private static double[] softmax(double... row) {
    double sum = DoubleStream.of(row).map(Math::exp).sum();
    return DoubleStream.of(row).map(x -> Math.exp(x) / sum).toArray();
  }

  /** A log of doubles that are transformed already. */
  private LogRun transformed(double[][] rows, UnaryOperator<double[]> transform) {
    StructType doubles =
        new StructType().add("scores", DataTypes.createArrayType(DataTypes.DoubleType));
    List<Row> written = new ArrayList<>();
    for (double[] row : rows) {
      written.add(RowFactory.create(DoubleStream.of(transform.apply(row)).boxed().toList()));
    }
    return LogRun.of(TestLog.write(folder, "transformed", doubles, written, 2));
  }

  private double[][] filled() {
    double[][] rows = new double[SAMPLES][CLASSES];
    for (int row = 0; row < SAMPLES; row++) {
      Arrays.fill(rows[row], ABSENT);
      for (int id : listed[row]) {
        rows[row][id] = scores[row][id];
      }
    }
    return rows;
  }

  private static Row sparse(int[] ids, double[] scores) {
    return RowFactory.create(
        IntStream.of(ids).boxed().toList(),
        IntStream.of(ids).mapToObj(id -> (float) scores[id]).toList());
  }

  private List<Row> sparse() {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      rows.add(sparse(listed[row], scores[row]));
    }
    return rows;
  }

  private static LogRun run(String path, String... assignments) {
    return LogRun.of(path, Optional.of(ClassList.numbered(CLASSES)), 1L << 30, assignments);
  }

  @Test
  void logitsOfDenseRows() {
    LogRun run =
        run(TestLog.write(folder, "log", TestLog.rows(scores), 2), "input.transform=logit");
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.statistics().survey().clipped()).isZero();
    run.assertSameMatrixAs(transformed(scores, TransformedLogTest::logit), 1e-12);
  }

  @Test
  void softmaxOfDenseRows() {
    LogRun run =
        run(TestLog.write(folder, "log", TestLog.rows(scores), 2), "input.transform=softmax");
    run.assertSameMatrixAs(transformed(scores, TransformedLogTest::softmax), 1e-12);
  }

  @Test
  void logitsOfSparseRows() {
    String path = TestLog.write(folder, "sparse", SPARSE, sparse(), 2);
    LogRun dense = transformed(filled(), TransformedLogTest::logit);
    for (String filter : List.of("", "size(ids) >= 0")) {
      LogRun run =
          run(path, "input.absent-score=" + ABSENT, "input.transform=logit", BY_ROWS + filter);
      assertThat(run.log().isColumnar()).isEqualTo(filter.isEmpty());
      assertThat(run.log().plan(Precision.DOUBLE).batches().productRows()).isZero();
      run.assertSameMatrixAs(dense, 1e-12);
    }
  }

  @Test
  void centredLogRatiosOfSparseRows() {
    String path = TestLog.write(folder, "sparse", SPARSE, sparse(), 2);
    LogRun dense = transformed(filled(), TransformedLogTest::clr);
    run(path, "input.absent-score=" + ABSENT, "input.transform=clr")
        .assertSameMatrixAs(dense, 1e-12);
  }

  private static double[] with(double[] row, int classId, double score) {
    double[] changed = row.clone();
    changed[classId] = score;
    return changed;
  }

  @Test
  void rowsThatAreNoProbabilitiesAreLeftOutAndOthersClipped() {
    List<Row> rows = TestLog.rows(scores);
    rows.set(5, RowFactory.create(TestLog.floats(with(scores[5], 3, 0))));
    rows.set(6, RowFactory.create(TestLog.floats(with(scores[6], 4, 1.0000001f))));
    LogRun clean = run(TestLog.write(folder, "clean", rows, 1), "input.transform=log");
    rows.add(600, RowFactory.create(TestLog.floats(with(scores[0], 7, 1.5))));
    rows.add(30, RowFactory.create(TestLog.floats(with(scores[0], 9, -0.125))));
    String path = TestLog.write(folder, "bad", rows, 1);
    for (String filter : List.of("", "size(scores) > 0")) {
      LogRun run = run(path, "input.transform=log", BY_ROWS + filter);
      assertThat(run.log().isColumnar()).isEqualTo(filter.isEmpty());
      assertLeftOut(run, "row 30 of", "has a score outside [0, 1] (class id 9: -0.125)");
      run.assertSameMatrixAs(clean, 1e-12);
    }
  }

  @Test
  void sparseRowsThatAreNoProbabilitiesAreLeftOutAndOthersClipped() {
    List<Row> rows = sparse();
    rows.set(5, sparse(new int[] {3, 8}, with(scores[5], 3, 0)));
    rows.set(6, sparse(new int[] {3, 8}, with(scores[5], 8, 1.0000001f)));
    String[] logit = {"input.transform=log", "input.absent-score=0"};
    LogRun clean = run(TestLog.write(folder, "clean", SPARSE, rows, 1), logit);
    rows.add(600, sparse(new int[] {7, 8}, with(scores[5], 8, 1.5)));
    rows.add(30, sparse(new int[] {9}, with(scores[5], 9, 2)));
    String path = TestLog.write(folder, "bad", SPARSE, rows, 1);
    for (String filter : List.of("", "size(ids) >= 0")) {
      LogRun run = run(path, logit[0], logit[1], BY_ROWS + filter);
      assertLeftOut(run, "row 30 of", "has a score outside [0, 1] (class id 9: 2.0)");
      run.assertSameMatrixAs(clean, 1e-12);
    }
  }

  private static void assertLeftOut(LogRun run, String place, String fault) {
    assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
    assertThat(run.statistics().rows().dropped(BadRow.NOT_A_PROBABILITY)).isEqualTo(2);
    assertThat(run.statistics().rows().dropped()).isEqualTo(2);
    assertThat(run.statistics().rows().example(BadRow.NOT_A_PROBABILITY))
        .hasValueSatisfying(text -> assertThat(text).startsWith(place).endsWith(fault));
    assertThat(run.statistics().survey().clipped()).isEqualTo(2);
  }

  private CommandRun command(String command, String log, String... more) throws IOException {
    List<String> names = IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList();
    Path classes = Files.write(folder.resolve("classes.txt"), names);
    List<String> words =
        new ArrayList<>(List.of(command, "--input", log, "--classes", classes.toString()));
    words.addAll(List.of(more));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  @Test
  void validateRecognisesProbabilities() throws IOException {
    String softmax = TestLog.write(folder, "softmax", TestLog.rows(scores), 1);
    assertThat(command("validate", softmax).out())
        .contains("outputs of a softmax (the sums of 512 rows are from 1 to 1)")
        .contains("input.transform=clr");
    double[][] logits = TestLog.scores(SAMPLES, CLASSES, SEED);
    double[][] sigmoids = new double[SAMPLES][];
    Arrays.setAll(
        sigmoids, row -> DoubleStream.of(logits[row]).map(x -> 1 / (1 + Math.exp(-x))).toArray());
    assertThat(
            command("validate", TestLog.write(folder, "sigmoid", TestLog.rows(sigmoids), 1)).out())
        .contains("outputs of sigmoids")
        .contains("input.transform=logit suits them");
    List<Row> highest = new ArrayList<>();
    for (double[] row : logits) {
      double[] all = softmax(row);
      highest.add(
          sparse(
              IntStream.range(0, CLASSES)
                  .boxed()
                  .sorted(Comparator.comparing(id -> -all[id]))
                  .limit(5)
                  .mapToInt(Integer::intValue)
                  .toArray(),
              all));
    }
    String truncated = TestLog.write(folder, "truncated", SPARSE, highest, 1);
    assertThat(command("validate", truncated).out())
        .contains("some of the outputs of a softmax")
        .contains("input.transform=log suits them");
    String plain = TestLog.write(folder, "logits", TestLog.rows(logits), 1);
    assertThat(command("validate", plain).out()).doesNotContain("look like");
  }

  @Test
  void analyzeTellsWhatItDidWithProbabilities() throws IOException {
    scores[8][2] = 0;
    String log = TestLog.write(folder, "log", TestLog.rows(scores), 1);
    String output = folder.resolve("runs").toString();
    assertThat(command("analyze", log, "--output", output).err())
        .containsPattern("Note +The scores look like outputs of a softmax");
    assertThat(FinishedRun.latest(output).manifest().at("/scores/clipped").asLong()).isZero();
    CommandRun run = command("analyze", log, "--output", output, "--set", "input.transform=clr");
    assertThat(run.err()).contains("1 score clipped").doesNotContain("look like");
    FinishedRun finished = FinishedRun.latest(output);
    assertThat(finished.manifest().at("/scores/clipped").asLong()).isEqualTo(1);
    assertThat(finished.manifest().at("/scores/rarely_listed").isNull()).isTrue();
    assertThat(finished.manifest().at("/configuration/input.transform").asText()).isEqualTo("clr");
    assertThat(command("validate", log, "--set", "input.transform=clr").out())
        .contains("1 score clipped");
  }

  @Test
  void analyzeWarnsOfClassesThatAreHardlyListed() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < 100; row++) {
      int[] ids = row < 9 ? new int[] {0, 1, 2} : row < 19 ? new int[] {0, 1, 3} : new int[] {0, 1};
      rows.add(sparse(ids, scores[row]));
    }
    String log = TestLog.write(folder, "sparse", SPARSE, rows, 1);
    String output = folder.resolve("runs").toString();
    assertThat(command("analyze", log, "--output", output).err())
        .contains("1 class is listed by fewer than 10 samples")
        .contains("class 2");
    assertThat(FinishedRun.latest(output).manifest().at("/scores/rarely_listed").toString())
        .isEqualTo(
            "{\"fewer_than\":10,\"total\":1,"
                + "\"classes\":[{\"class_id\":2,\"class_name\":\"class 2\",\"rows\":9}]}");
  }

  @Test
  void anAbsentScoreThatIsNoProbabilityIsRefused() throws IOException {
    String log = TestLog.write(folder, "sparse", SPARSE, sparse(), 1);
    Path classes =
        Files.write(
            folder.resolve("names.txt"),
            IntStream.range(0, CLASSES).mapToObj(id -> "" + id).toList());
    CommandRun run =
        CommandRun.of(
            "validate",
            "--input",
            log,
            "--classes",
            classes.toString(),
            "--set",
            "input.transform=logit",
            "--set",
            "input.absent-score=-5");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).contains("input.absent-score", "transform logit", "-5.0");
  }
}
