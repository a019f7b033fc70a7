package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.app.source.LogRun;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The highest scores of a sample are never read as a score vector, however they are stored. */
@SparkTest
class ListedLayoutsTest {
  private static final int CLASSES = 9;
  private static final int LISTED = 4;
  private static final double[][] SCORES = TestLog.scores(80, CLASSES, 5);
  private static final List<String> NAMES =
      IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList();
  private static final StructType LISTS =
      new StructType()
          .add("index", DataTypes.createArrayType(DataTypes.LongType))
          .add("prob", DataTypes.createArrayType(DataTypes.FloatType));

  @TempDir static Path folder;

  private static List<Long> highest(double[] sample) {
    return IntStream.range(0, CLASSES)
        .boxed()
        .sorted(Comparator.comparingDouble(id -> -sample[id]))
        .limit(LISTED)
        .map(Integer::longValue)
        .toList();
  }

  private static List<Float> scores(double[] sample, List<Long> ids) {
    return ids.stream().map(id -> (float) sample[id.intValue()]).toList();
  }

  private static LogRun run(String path, String... assignments) {
    return LogRun.of(path, Optional.of(ClassList.ofNames(NAMES)), 1L << 30, assignments);
  }

  private static String lists() {
    List<Row> rows = new ArrayList<>();
    for (double[] sample : SCORES) {
      rows.add(RowFactory.create(highest(sample), scores(sample, highest(sample))));
    }
    return TestLog.write(folder, "lists", LISTS, rows, 1);
  }

  /** The same scores, 0 where a class is not listed. */
  private static LogRun expected(String name) {
    List<Row> rows = new ArrayList<>();
    for (double[] sample : SCORES) {
      double[] filled = new double[CLASSES];
      highest(sample).forEach(id -> filled[id.intValue()] = sample[id.intValue()]);
      rows.add(RowFactory.create(TestLog.floats(filled)));
    }
    return run(TestLog.write(folder, name, rows, 1));
  }

  @Test
  void listsWithUsualNamesNeedNoOption() {
    String path = lists();
    LogRun expected = expected("filled-lists");
    LogRun lists = run(path);
    assertThat(lists.log().encoding()).isEqualTo("sparse arrays");
    assertThat(lists.log().isColumnar()).isTrue();
    lists.assertSameMatrixAs(expected, 1e-12);
    run(path, "input.scores=prob").assertSameMatrixAs(expected, 1e-12);
    assertThatThrownBy(() -> LogRun.of(path))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Name the class list with --classes");
  }

  @Test
  void numberedColumnsOfClassesAndScoresAreLists() {
    StructType schema = new StructType().add("file", DataTypes.StringType);
    for (int rank = 0; rank < LISTED; rank++) {
      schema = schema.add("label_" + rank, DataTypes.StringType);
    }
    for (int rank = 0; rank < LISTED; rank++) {
      schema = schema.add("prob_" + rank, DataTypes.DoubleType);
    }
    List<Row> rows = new ArrayList<>();
    for (double[] sample : SCORES) {
      List<Object> row = new ArrayList<>(List.of("a.jpg"));
      highest(sample).forEach(id -> row.add(NAMES.get(id.intValue())));
      highest(sample).forEach(id -> row.add(sample[id.intValue()]));
      rows.add(RowFactory.create(row.toArray()));
    }
    String path = TestLog.write(folder, "ranks", schema, rows, 1);
    run(path).assertSameMatrixAs(expected("filled-ranks"), 1e-12);
    assertThatThrownBy(() -> LogRun.of(path)).hasMessageContaining("--classes");
  }

  @Test
  void vectorsBesideOtherArraysStayVectors() {
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("labels", DataTypes.createArrayType(DataTypes.LongType))
            .add("index", DataTypes.createArrayType(DataTypes.LongType))
            .add("classes", DataTypes.createArrayType(DataTypes.StringType));
    List<Row> rows = new ArrayList<>();
    List<Long> all = IntStream.range(0, CLASSES).mapToObj(Long::valueOf).toList();
    for (double[] sample : SCORES) {
      List<Long> multiHot = all.stream().map(id -> sample[id.intValue()] > 4 ? 1L : 0L).toList();
      rows.add(RowFactory.create(TestLog.floats(sample), multiHot, all, NAMES));
    }
    LogRun run = run(TestLog.write(folder, "vectors", schema, rows, 1));
    assertThat(run.log().encoding()).isEqualTo("dense arrays");
    run.assertSameMatrixAs(run(TestLog.write(folder, "alone", TestLog.rows(SCORES), 1)), 0);
  }

  @Test
  void highestScoresInVectorsAndBytesAreRefused() {
    List<Row> vectors = new ArrayList<>();
    List<Row> bytes = new ArrayList<>();
    for (double[] sample : SCORES) {
      List<Float> scores = scores(sample, highest(sample));
      vectors.add(RowFactory.create(Vectors.dense(scores.stream().mapToDouble(s -> s).toArray())));
      ByteBuffer packed = ByteBuffer.allocate(LISTED * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      scores.forEach(packed::putFloat);
      bytes.add(RowFactory.create((Object) packed.array()));
    }
    StructType vector = new StructType().add("scores", SQLDataTypes.VectorType());
    StructType binary = new StructType().add("scores", DataTypes.BinaryType);
    for (String path :
        List.of(
            TestLog.write(folder, "highest-vectors", vector, vectors, 1),
            TestLog.write(folder, "highest-bytes", binary, bytes, 1))) {
      assertThatThrownBy(() -> LogRun.of(path))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining("they look like the 4 highest of a sample");
    }
  }

  @Test
  void smallIntegersGiveWhatTheSameFloatsGive() {
    StructType shorts =
        new StructType().add("scores", DataTypes.createArrayType(DataTypes.ShortType));
    StructType ints =
        new StructType().add("scores", DataTypes.createArrayType(DataTypes.IntegerType));
    StructType ids =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.ByteType));
    List<Row> floatRows = new ArrayList<>();
    List<Row> shortRows = new ArrayList<>();
    List<Row> intRows = new ArrayList<>();
    List<Row> idRows = new ArrayList<>();
    for (double[] sample : SCORES) {
      List<Long> whole = new ArrayList<>();
      for (double score : sample) {
        whole.add(Math.round(10 * score));
      }
      floatRows.add(RowFactory.create(whole.stream().map(Long::floatValue).toList()));
      shortRows.add(RowFactory.create(whole.stream().map(Long::shortValue).toList()));
      intRows.add(RowFactory.create(whole.stream().map(Long::intValue).toList()));
      List<Integer> all = IntStream.range(0, CLASSES).boxed().toList();
      idRows.add(RowFactory.create(all, whole.stream().map(Long::byteValue).toList()));
    }
    LogRun floats = run(TestLog.write(folder, "floats", floatRows, 1));
    LogRun quantised = run(TestLog.write(folder, "shorts", shorts, shortRows, 1));
    assertThat(quantised.log().isColumnar()).isTrue();
    quantised.assertSameMatrixAs(floats, 0);
    run(TestLog.write(folder, "ints", ints, intRows, 1)).assertSameMatrixAs(floats, 0);
    LogRun listed = run(TestLog.write(folder, "bytes", ids, idRows, 1));
    listed.assertSameMatrixAs(floats, 1e-12);
  }
}
