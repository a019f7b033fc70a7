package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.TestLog;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.Similarity;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways to the same matrix: in columns or in rows, in one band or several, in either precision.
 */
@SparkTest
class EngineTest {
  private static final int CLASSES = 900;
  private static final double[][] SCORES = TestLog.scores(900, CLASSES, 11);

  @TempDir Path folder;

  private final SparkSession spark = LocalSpark.session();

  private PredictionLog open(String path, String... assignments) {
    ConfigSource source = new ConfigSource().addIfPresent("input.paths", path);
    for (String assignment : assignments) {
      source.addAssignment(assignment);
    }
    return new LogReader(spark).open(JobConfig.from(source).input(), Optional.empty());
  }

  private LogStatistics statistics;

  private Similarity similarity(PredictionLog log, TilePlan plan) {
    return measured(log, plan).similarity();
  }

  private Measured measured(PredictionLog log, TilePlan plan, String... assignments) {
    ConfigSource source = new ConfigSource();
    List.of(assignments).forEach(source::addAssignment);
    SimilarityAssembler assembler =
        new SimilarityAssembler(log.classes(), JobConfig.from(source), plan.parts().hasFolds());
    SortedMap<Stratum, LogStatistics> strata =
        new LogAggregation(spark).moments(log, plan, assembler::accept);
    statistics = LogStatistics.total(log.classes().size(), strata.values());
    return assembler.result(strata);
  }

  private static TilePlan plan(PredictionLog log, long taskBytes) {
    return TilePlan.of(log.classes().size(), 5, 2, taskBytes, Precision.DOUBLE);
  }

  private static void assertSame(Similarity found, Similarity expected, double error) {
    for (int a = 0; a < expected.size(); a++) {
      for (int b = 0; b <= a; b++) {
        assertThat(found.at(a, b)).isCloseTo(expected.at(a, b), within(error));
      }
    }
  }

  @Test
  void columnsAndRowsGiveTheSame() {
    String path = TestLog.write(folder, "log", TestLog.rows(SCORES), 5);
    PredictionLog columns = open(path);
    assertThat(columns.isColumnar()).isTrue();
    PredictionLog rows = open(path, "input.filter=size(scores) > 0");
    assertThat(rows.isColumnar()).isFalse();
    Similarity byColumns = similarity(columns, plan(columns, 1L << 30));
    Similarity byRows = similarity(rows, plan(rows, 1L << 30));
    assertThat(statistics.rows().used()).isEqualTo(SCORES.length);
    assertSame(byColumns, byRows, 1e-12);
    for (int id = 0; id < 50; id++) {
      assertThat(byColumns.at(id, CLASSES - 1 - id))
          .isCloseTo(TestLog.correlation(SCORES, id, CLASSES - 1 - id), within(1e-12));
    }
  }

  @Test
  void bandsGiveTheSameAsOnePass() {
    PredictionLog log = open(TestLog.write(folder, "log", TestLog.rows(SCORES), 3));
    TilePlan whole = plan(log, 1L << 30);
    TilePlan banded = plan(log, 1);
    assertThat(whole.bands()).hasSize(1);
    assertThat(banded.bands()).hasSize(3);
    Similarity inBands = similarity(log, banded);
    assertThat(statistics.rows().used()).as("rows count once").isEqualTo(SCORES.length);
    assertSame(inBands, similarity(log, whole), 0);
  }

  @Test
  void theOrderInWhichTasksEndChangesNothing() throws TimeoutException {
    String path = TestLog.write(folder, "log", TestLog.rows(SCORES), 8);
    SortedMap<Integer, List<Integer>> ended = new ConcurrentSkipListMap<>();
    SparkListener watch =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd task) {
            ended
                .computeIfAbsent(task.stageId(), stage -> new CopyOnWriteArrayList<>())
                .add(task.taskInfo().index());
          }
        };
    spark.sparkContext().addSparkListener(watch);
    try {
      Similarity firstSlow = similarityWithSlowTask(path, 0, ended);
      Similarity secondSlow = similarityWithSlowTask(path, 1, ended);
      assertSame(secondSlow, firstSlow, 0);
    } finally {
      spark.sparkContext().removeSparkListener(watch);
    }
  }

  /**
   * Lets one of the tasks that read the log end last.
   *
   * @param ended receives the tasks of each stage in the order in which they end
   */
  private Similarity similarityWithSlowTask(
      String path, int slowTask, SortedMap<Integer, List<Integer>> ended) throws TimeoutException {
    String slow =
        String.format(
            Locale.ROOT,
            "input.filter=if(spark_partition_id() = %d,"
                + " aggregate(sequence(1, 60000 + size(scores)), 0, (a, x) -> greatest(a, x)), 1)"
                + " > 0",
            slowTask);
    PredictionLog log = open(path, slow);
    TilePlan plan = TilePlan.of(CLASSES, 8, 2, 1L << 30, Precision.DOUBLE);
    spark.sparkContext().listenerBus().waitUntilEmpty();
    ended.clear();
    Similarity found = similarity(log, plan);
    spark.sparkContext().listenerBus().waitUntilEmpty();
    assertThat(ended.get(ended.firstKey())).contains(0, 1).endsWith(slowTask);
    return found;
  }

  @Test
  void pagesThatTheVectorisedReaderCannotDecodeAreReadRowByRow() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message log { required group scores (LIST) {"
                + " repeated group list { required float element; } } }");
    Path file = folder.resolve("split.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(schema)
            .withDictionaryEncoding(false)
            .withByteStreamSplitEncoding(true)
            .build()) {
      for (int i = 0; i < 50; i++) {
        Group row = new SimpleGroup(schema);
        Group list = row.addGroup("scores");
        for (int id = 0; id < 4; id++) {
          list.addGroup("list").append("element", (float) SCORES[i][id]);
        }
        writer.write(row);
      }
    }
    PredictionLog log = open(file.toString());
    assertThat(log.isColumnar()).isFalse();
    assertThat(log.rowCount()).hasValue(50);
    Similarity found = similarity(log, plan(log, 1L << 30));
    assertThat(found.at(0, 3))
        .isCloseTo(TestLog.correlation(Arrays.copyOf(SCORES, 50), 0, 3), within(1e-12));
  }

  @Test
  void foldsTakeTurnsAndMakeUpTheWhole() {
    PredictionLog log = open(TestLog.write(folder, "log", TestLog.rows(SCORES), 1));
    TilePlan plan = TilePlan.of(CLASSES, 1, 1, 1L << 30, Precision.DOUBLE).withFolds(10, 900);
    Measured measured = measured(log, plan, "blocks.support=true");
    FoldedMoments folds = measured.folds().orElseThrow();
    Similarity found = folds.similarity(new int[] {0, 2, 4, 6, 8}, log.classes());
    double[][] samples =
        IntStream.range(0, SCORES.length)
            .filter(row -> row / plan.parts().foldRows() % 10 % 2 == 0)
            .mapToObj(row -> SCORES[row])
            .toArray(double[][]::new);
    assertThat(folds.marginals(new int[] {0, 2, 4, 6, 8}).samples()).isEqualTo(samples.length);
    for (int id = 0; id < 50; id++) {
      assertThat(found.at(id, CLASSES - 1 - id))
          .isCloseTo(TestLog.correlation(samples, id, CLASSES - 1 - id), within(1e-12));
    }
    assertThat(statistics.rows().used()).as("rows count once").isEqualTo(SCORES.length);
    assertSame(similarity(log, plan), similarity(log, plan(log, 1L << 30)), 1e-12);
  }

  @Test
  void mixedPrecisionKeepsItsBound() {
    PredictionLog log = open(TestLog.write(folder, "log", TestLog.rows(SCORES), 3));
    Similarity exact = similarity(log, plan(log, 1L << 30));
    TilePlan mixed = TilePlan.of(CLASSES, 3, 2, 1L << 30, Precision.MIXED);
    assertSame(similarity(log, mixed), exact, 1e-6);
  }

  @Test
  void aBadRowInABatchCostsThatRowAlone() {
    List<Row> rows = new ArrayList<>(TestLog.rows(SCORES));
    double[] broken = SCORES[0].clone();
    broken[5] = Double.NaN;
    rows.add(100, RowFactory.create(TestLog.floats(broken)));
    rows.add(200, RowFactory.create(TestLog.floats(1, 2)));
    rows.add(300, RowFactory.create((Object) null));
    PredictionLog log = open(TestLog.write(folder, "log", rows, 1));
    assertThat(log.isColumnar()).isTrue();
    Similarity found = similarity(log, plan(log, 1L << 30));
    assertThat(statistics.rows().used()).isEqualTo(SCORES.length);
    assertThat(statistics.rows().dropped()).isEqualTo(3);
    PredictionLog good = open(TestLog.write(folder, "good", TestLog.rows(SCORES), 1));
    assertSame(found, similarity(good, plan(good, 1L << 30)), 1e-12);
  }

  @Test
  void doublesAndLabelsComeInColumnsToo() {
    StructType schema =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("scores", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("label", DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      List<Double> scores = new ArrayList<>();
      for (int id = 0; id < 4; id++) {
        scores.add(i == 7 && id == 2 ? Double.POSITIVE_INFINITY : SCORES[i][id]);
      }
      rows.add(RowFactory.create((long) i, scores, i % 3));
    }
    PredictionLog log =
        open(
            TestLog.write(folder, "log", schema, rows, 1),
            "input.labels=label",
            "input.sample-id=id");
    assertThat(log.isColumnar()).isTrue();
    similarity(log, plan(log, 1L << 30));
    assertThat(statistics.labels().positives(0)).isEqualTo(20);
    assertThat(statistics.labels().positives(1)).as("the bad row has label 1").isEqualTo(19);
    assertThat(statistics.rows().example(BadRow.INFINITE_SCORE))
        .hasValueSatisfying(text -> assertThat(text).contains("sample 7"));
  }
}
