package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.aggregate.MeansAggregation;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs of which other rows are read than their footers told: a file that was replaced by one of the
 * same size and time, which nothing else notices.
 */
@SparkTest
class AllRowsTest {
  private static final int TOLD = 12;
  private static final int READ = 11;
  private static final ClassList CLASSES = ClassList.numbered(3);
  private static final StructType DENSE =
      new StructType()
          .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
          .add("label", DataTypes.IntegerType);
  private static final StructType SPARSE =
      new StructType()
          .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("values", DataTypes.createArrayType(DataTypes.FloatType));
  private static final StructType LONG =
      new StructType()
          .add("sample_id", DataTypes.IntegerType)
          .add("class", DataTypes.IntegerType)
          .add("score", DataTypes.FloatType)
          .add("label", DataTypes.IntegerType);

  @TempDir private Path folder;

  private static Row dense(int row) {
    return RowFactory.create(List.of(row + 0f, row % 5 + 0f, row % 7 + 0f), row % 3);
  }

  private static Row sparse(int row) {
    return RowFactory.create(List.of(row % 3), List.of(row + 1f));
  }

  /** Three predictions a sample. */
  private static Row prediction(int row) {
    return RowFactory.create(row / 3, row % 3, row + 1f, row / 3 % 3);
  }

  /** A log of one row fewer than there were when it was opened. */
  private PredictionLog replaced(StructType schema, IntFunction<Row> row, boolean features)
      throws IOException {
    byte[] told = file("told", schema, row, TOLD);
    byte[] read = file("read", schema, row, READ);
    int size = Math.max(told.length, read.length);
    Path log = folder.resolve("log.parquet");
    Files.write(log, padded(told, size));
    FileTime time = Files.getLastModifiedTime(log);
    PredictionLog opened = opened(log, schema, features);
    Files.write(log, padded(read, size));
    Files.setLastModifiedTime(log, time);
    return opened;
  }

  private static PredictionLog opened(Path log, StructType schema, boolean features) {
    ConfigSource source = new ConfigSource().addIfPresent("input.paths", log.toString());
    if (List.of(schema.fieldNames()).contains("label")) {
      source.addIfPresent("input.labels", "label");
    }
    JobConfig config = JobConfig.from(source);
    LogReader reader = new LogReader(LocalSpark.session());
    return features
        ? reader.openFeatures(() -> reader.table(config.input()), config.input(), CLASSES)
        : reader.open(config.input(), Optional.of(CLASSES));
  }

  private byte[] file(String name, StructType schema, IntFunction<Row> row, int rows)
      throws IOException {
    String written =
        TestLog.write(folder, name, schema, IntStream.range(0, rows).mapToObj(row).toList(), 1);
    try (var files = Files.list(Path.of(written))) {
      return Files.readAllBytes(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
  }

  /** The same Parquet file, longer by zeros between its row groups and its footer. */
  private static byte[] padded(byte[] file, int size) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int footer = file.length - 8 - bytes.getInt(file.length - 8);
    return ByteBuffer.allocate(size)
        .put(0, file, 0, footer)
        .put(size - (file.length - footer), file, footer, file.length - footer)
        .array();
  }

  private void refuses(PredictionLog log, Consumer<TilePlan> reading) {
    TilePlan plan = log.plan(Precision.DOUBLE);
    log.requireUnchanged();
    assertThatThrownBy(() -> reading.accept(plan))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("log.parquet count 12 rows, but 11 were read");
  }

  private static LogAggregation aggregation() {
    return new LogAggregation(LocalSpark.session());
  }

  @Test
  void ofScoresOfAllClasses() throws IOException {
    PredictionLog log = replaced(DENSE, AllRowsTest::dense, false);
    refuses(log, plan -> aggregation().moments(log, plan, tile -> {}));
  }

  @Test
  void ofScoresOfSomeClasses() throws IOException {
    PredictionLog log = replaced(SPARSE, AllRowsTest::sparse, false);
    refuses(log, plan -> aggregation().moments(log, plan, tile -> {}));
  }

  @Test
  void ofOnePredictionARow() throws IOException {
    PredictionLog log = replaced(LONG, AllRowsTest::prediction, false);
    refuses(log, plan -> aggregation().moments(log, plan, tile -> {}));
  }

  @Test
  void ofLabels() throws IOException {
    PredictionLog log = replaced(DENSE, AllRowsTest::dense, false);
    refuses(log, plan -> aggregation().labels(log));
  }

  @Test
  void ofLabelsOfOnePredictionARow() throws IOException {
    PredictionLog log = replaced(LONG, AllRowsTest::prediction, false);
    refuses(log, plan -> aggregation().labels(log));
  }

  @Test
  void ofFeatures() throws IOException {
    PredictionLog log = replaced(DENSE, AllRowsTest::dense, true);
    refuses(log, plan -> new MeansAggregation(LocalSpark.session()).means(log, plan));
  }

  @Test
  void ofAValidation() throws IOException {
    PredictionLog log = replaced(DENSE, AllRowsTest::dense, false);
    refuses(log, plan -> aggregation().statistics(log, plan));
  }
}
