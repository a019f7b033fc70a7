package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of some classes give what vectors of all their scores give, in columns and in rows. */
@SparkTest
class SparseLogTest {
  private static final int CLASSES = 53;
  private static final int SAMPLES = 2_400;
  private static final String ROW_BY_ROW = "input.filter=coalesce(size(ids), 0) >= -1";

  @TempDir Path folder;

  private final List<List<Integer>> ids = new ArrayList<>();
  private final List<List<Float>> values = new ArrayList<>();

  /** Samples of 0 to some 20 classes in no order; class 0 is in nearly all of them. */
  SparseLogTest() {
    Random random = new Random(31);
    for (int row = 0; row < SAMPLES; row++) {
      List<Integer> listed =
          new ArrayList<>(
              IntStream.range(0, CLASSES - 1)
                  .filter(id -> random.nextInt(CLASSES) > 2 * id)
                  .boxed()
                  .toList());
      Collections.shuffle(listed, random);
      if (row % 50 == 0) {
        listed.clear();
      }
      float common = random.nextFloat();
      ids.add(listed);
      values.add(listed.stream().map(id -> common + id + (float) random.nextGaussian()).toList());
    }
  }

  private double[][] dense(double absentScore) {
    double[][] scores = new double[SAMPLES][CLASSES];
    for (int row = 0; row < SAMPLES; row++) {
      Arrays.fill(scores[row], absentScore);
      for (int i = 0; i < ids.get(row).size(); i++) {
        scores[row][ids.get(row).get(i)] = values.get(row).get(i);
      }
    }
    return scores;
  }

  /** How many samples list both of two classes. */
  private long listing(int a, int b) {
    return ids.stream().filter(listed -> listed.contains(a) && listed.contains(b)).count();
  }

  private List<Row> rows() {
    return new ArrayList<>(
        IntStream.range(0, SAMPLES)
            .mapToObj(row -> RowFactory.create(ids.get(row), values.get(row)))
            .toList());
  }

  private static StructType schema(DataType id, DataType value) {
    return new StructType()
        .add("ids", DataTypes.createArrayType(id))
        .add("values", DataTypes.createArrayType(value));
  }

  private String write(String name, List<Row> rows, int files) {
    return TestLog.write(
        folder, name, schema(DataTypes.IntegerType, DataTypes.FloatType), rows, files);
  }

  private static LogRun run(String path, String... assignments) {
    return LogRun.of(path, Optional.of(ClassList.numbered(CLASSES)), 1L << 30, assignments);
  }

  private LogRun denseRun(double absentScore) {
    return LogRun.of(TestLog.write(folder, "dense", TestLog.rows(dense(absentScore)), 3));
  }

  @ParameterizedTest(name = "absent {0}")
  @CsvSource({"0", "-3.5"})
  void givesTheSameAsEveryScore(double absentScore) {
    String path = write("sparse", rows(), 3);
    LogRun columns = run(path, "input.absent-score=" + absentScore);
    LogRun rows = run(path, "input.absent-score=" + absentScore, ROW_BY_ROW);
    assertThat(columns.log().isColumnar()).isTrue();
    assertThat(rows.log().isColumnar()).isFalse();
    LogRun dense = denseRun(absentScore);
    for (LogRun run : List.of(columns, rows)) {
      assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
      run.assertSameMatrixAs(dense, 1e-12);
    }
    rows.assertSameMatrixAs(columns, 1e-14);
    assertThat(columns.similarity().at(CLASSES - 1, 0)).as("never listed").isNaN();
  }

  @Test
  void bandsGiveTheSameAsOnePass() {
    List<Row> rows = rows();
    String path = write("sparse", rows, 3);
    LogRun banded = LogRun.of(path, Optional.of(ClassList.numbered(700)), 1L << 20);
    LogRun whole = LogRun.of(path, Optional.of(ClassList.numbered(700)), 1L << 30);
    assertThat(banded.statistics().rows().used()).as("rows count once").isEqualTo(SAMPLES);
    banded.assertSameMatrixAs(whole, 1e-12);
  }

  @Test
  void aBadRowCostsThatRowAloneInColumnsAndInRows() {
    List<Row> rows = rows();
    add(rows, 2_300, null, List.of(1f));
    add(rows, 2_200, List.of(1), null);
    add(rows, 2_050, List.of(3, 1, 2), List.of(1f, 2f));
    add(rows, 1_800, List.of(3, CLASSES), List.of(1f, 2f));
    add(rows, 1_700, List.of(3, -1), List.of(1f, 2f));
    add(rows, 1_500, List.of(3, 1, 3), List.of(1f, 2f, 1f));
    add(rows, 1_200, List.of(3, 1), List.of(1f, Float.NaN));
    add(rows, 1_100, List.of(3, 1), List.of(Float.POSITIVE_INFINITY, 1f));
    add(rows, 700, List.of(3, 1), Arrays.asList(1f, null));
    add(rows, 600, Arrays.asList(3, null), List.of(1f, 1f));
    String path = write("bad", rows, 1);
    LogRun columns = run(path);
    LogRun byRows = run(path, ROW_BY_ROW);
    assertThat(columns.log().isColumnar()).isTrue();
    assertThat(byRows.log().isColumnar()).isFalse();
    LogRun dense = denseRun(0);
    for (LogRun run : List.of(columns, byRows)) {
      run.assertSameMatrixAs(dense, 1e-12);
      assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
      assertDropped(run, BadRow.MISSING_SCORES, 2, "ids but no scores");
      assertDropped(run, BadRow.WRONG_LENGTH, 1, "3 ids and 2 scores");
      assertDropped(run, BadRow.UNKNOWN_ID, 2, "an id that no class has (class id -1)");
      assertDropped(run, BadRow.REPEATED_ID, 1, "a class that is listed twice (class id 3)");
      assertDropped(run, BadRow.NAN_SCORE, 1, "a score that is NaN (class id 1)");
      assertDropped(run, BadRow.INFINITE_SCORE, 1, "a score that is infinite (class id 3)");
      assertDropped(run, BadRow.NULL_SCORE, 1, "a score that is null (class id 1)");
      assertDropped(run, BadRow.NULL_ID, 1, "a class id that is null");
    }
  }

  private static void add(List<Row> rows, int place, List<Integer> listed, List<Float> scores) {
    rows.add(place, RowFactory.create(listed, scores));
  }

  private static void assertDropped(LogRun run, BadRow kind, long count, String example) {
    assertThat(run.statistics().rows().dropped(kind)).as(kind.word()).isEqualTo(count);
    assertThat(run.statistics().rows().example(kind))
        .hasValueSatisfying(text -> assertThat(text).endsWith(" has " + example));
  }

  /** A bad row without nulls, so that only its piece of the batch is taken row by row. */
  @Test
  void aBadRowInAPieceWithoutNullsCostsThatRowAlone() {
    List<Row> rows = rows();
    add(rows, 2_000, List.of(3, CLASSES), List.of(1f, 2f));
    add(rows, 1_500, List.of(3, 1, 3), List.of(1f, 2f, 1f));
    add(rows, 1_000, List.of(3, 1), List.of(1f, Float.NaN));
    add(rows, 500, List.of(3, 1, 2), List.of(1f, 2f));
    LogRun run = run(write("bad", rows, 1));
    run.assertSameMatrixAs(denseRun(0), 1e-12);
    assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
    assertThat(run.statistics().rows().dropped()).isEqualTo(4);
  }

  @Test
  void idsMayBeOfAnyIntegerTypeAndScoresDoubles() {
    LogRun dense = denseRun(0);
    List<DataType> types = List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.LongType);
    for (DataType type : types) {
      List<Row> rows = new ArrayList<>();
      for (int row = 0; row < SAMPLES; row++) {
        List<Number> listed = ids.get(row).stream().map(id -> narrowed(id, type)).toList();
        List<Double> scores = values.get(row).stream().map(Float::doubleValue).toList();
        rows.add(RowFactory.create(listed, scores));
      }
      rows.add(RowFactory.create(List.of(narrowed(CLASSES, type)), List.of(1.0)));
      String path =
          TestLog.write(folder, "" + type.typeName(), schema(type, DataTypes.DoubleType), rows, 1);
      for (LogRun run : List.of(run(path), run(path, ROW_BY_ROW))) {
        run.assertSameMatrixAs(dense, 1e-12);
        assertThat(run.statistics().rows().dropped(BadRow.UNKNOWN_ID)).isEqualTo(1);
      }
    }
  }

  private static Number narrowed(int id, DataType type) {
    if (type.equals(DataTypes.ByteType)) {
      return (byte) id;
    }
    return type.equals(DataTypes.ShortType)
        ? (Number) (short) id
        : (Number) (id + (id == CLASSES ? 1L << 32 : 0));
  }

  private String classList() throws IOException {
    List<String> names = IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList();
    return Files.write(folder.resolve("classes.txt"), names).toString();
  }

  @Test
  void commandsTakeItWithoutAWordAboutColumns() throws IOException {
    List<Row> rows = rows();
    add(rows, 1_000, List.of(3, 1, 3), List.of(1f, 2f, 1f));
    String log = write("sparse", rows, 2);
    String output = folder.resolve("runs").toString();
    CommandRun analyze =
        CommandRun.of(
            "analyze",
            "--input",
            log,
            "--classes",
            classList(),
            "--output",
            output,
            "--set",
            "input.absent-score=-3.5");
    assertThat(analyze.exitCode()).as(analyze.err()).isZero();
    FinishedRun run = FinishedRun.latest(output);
    assertThat(run.manifest().at("/rows/used").asLong()).isEqualTo(SAMPLES);
    assertThat(run.manifest().toString())
        .contains("\"input.absent-score\":-3.5")
        .contains("\"input.ids\":null")
        .contains("repeated-id");
    double[][] scores = dense(-3.5);
    List<Row> classes = run.rows("classes");
    for (Row row : run.rows("matrix").subList(0, CLASSES - 1)) {
      List<Float> similarity = row.getList(3);
      for (int position = 0; position < CLASSES - 1; position++) {
        int other = classes.get(position).getAs("class_id");
        double expected = TestLog.correlation(scores, row.getAs("class_id"), other);
        assertThat((double) similarity.get(position)).isCloseTo(expected, within(1e-6));
      }
    }
    for (Row row : run.rows("neighbours")) {
      assertThat(row.<Long>getAs("both_listed"))
          .isEqualTo(listing(row.getAs("class_id"), row.getAs("neighbour_id")));
    }
    for (Row row : classes) {
      int id = row.getAs("class_id");
      assertThat(row.<Long>getAs("listed")).isEqualTo(listing(id, id));
    }
    CommandRun validate = CommandRun.of("validate", "--input", log, "--classes", classList());
    assertThat(validate.exitCode()).as(validate.err()).isZero();
    assertThat(validate.out()).contains("2,401 rows").containsPattern("repeated-id +1 row");
    CommandRun plan = CommandRun.of("plan", "--input", log, "--classes", classList());
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).containsPattern("classes: +53\n");
  }

  @Test
  void columnsMayHaveOtherNames() {
    StructType schema =
        new StructType()
            .add("scores", DataTypes.StringType)
            .add("top ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      rows.add(RowFactory.create("-", ids.get(row), values.get(row), row % 3));
    }
    String path = TestLog.write(folder, "named", schema, rows, 2);
    LogRun run = run(path, "input.ids=top ids", "input.labels=label");
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.statistics().labels().positives(1)).isEqualTo(SAMPLES / 3);
    run.assertSameMatrixAs(denseRun(0), 1e-12);
  }

  @Test
  void aLogThatCannotBeTakenIsRefusedInOneLine() throws IOException {
    String log = write("sparse", rows().subList(0, 10), 1);
    refuses("Name the class list with --classes", "--input", log);
    refuses(
        "no column 'top' \\(input.values\\)",
        "--input",
        log,
        "--classes",
        classList(),
        "--set",
        "input.values=top");
    refuses(
        "Column 'values' is array<float>; expected class ids",
        "--input",
        log,
        "--classes",
        classList(),
        "--set",
        "input.ids=values");
    refuses(
        "Column 'ids' is array<int>; expected scores",
        "--input",
        log,
        "--classes",
        classList(),
        "--set",
        "input.values=ids");
  }

  private static void refuses(String message, String... arguments) {
    List<String> all = new ArrayList<>(List.of("validate"));
    all.addAll(List.of(arguments));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.complaint()).containsPattern(message);
    assertThat(run.exitCode()).isEqualTo(3);
  }
}
