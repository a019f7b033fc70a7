package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.app.source.LogRun;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;

/**
 * The same samples for every source.
 *
 * @param spark writes and reads them
 */
record SourceLogs(SparkSession spark) {
  static final int CLASSES = 7;
  static final int SAMPLES = 300;
  private static final StructType COLUMNS =
      new StructType()
          .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
          .add("label", DataTypes.IntegerType);

  /** All samples, as one file. */
  Dataset<Row> rows() {
    return rows(0, SAMPLES);
  }

  /** Some samples, as one file. */
  Dataset<Row> rows(int from, int to) {
    double[][] scores = TestLog.scores(SAMPLES, CLASSES, 11);
    List<Row> rows = new ArrayList<>();
    IntStream.range(from, to)
        .forEach(sample -> rows.add(RowFactory.create(TestLog.floats(scores[sample]), sample % 3)));
    return spark.createDataFrame(rows, COLUMNS).coalesce(1);
  }

  /** All samples with doubles, whose text has all digits. */
  Dataset<Row> doubles() {
    return rows().withColumn("scores", functions.col("scores").cast("array<double>"));
  }

  /** All samples with a column of doubles for each class. */
  Dataset<Row> wide() {
    Column[] columns =
        IntStream.rangeClosed(0, CLASSES)
            .mapToObj(
                id ->
                    id == CLASSES
                        ? functions.col("label")
                        : functions.element_at(functions.col("scores"), id + 1).as("class " + id))
            .toArray(Column[]::new);
    return doubles().select(columns);
  }

  private static JobConfig config(String... assignments) {
    ConfigSource source = new ConfigSource().addAssignment("input.labels=label");
    for (String assignment : assignments) {
      source.addAssignment(assignment);
    }
    return JobConfig.from(source);
  }

  PredictionLog open(String... assignments) {
    return new LogReader(spark).open(config(assignments).input(), Optional.empty());
  }

  LogRun read(PredictionLog log) {
    return LogRun.of(log, config(), 1L << 30);
  }

  LogRun run(String... assignments) {
    return read(open(assignments));
  }

  /** Holds that a run read the same samples as another, bit for bit. */
  static void assertSame(LogRun run, LogRun other) {
    assertThat(run.statistics().rows().used()).isEqualTo(other.statistics().rows().used());
    assertThat(run.statistics().labels())
        .usingRecursiveComparison()
        .isEqualTo(other.statistics().labels());
    run.assertSameMatrixAs(other, 0);
  }
}
