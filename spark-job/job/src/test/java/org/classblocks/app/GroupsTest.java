package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One matrix for each value of a column, from the same pass over the log. */
@SparkTest
class GroupsTest {
  private static final int CLASSES = 12;
  private static final double[][] SCORES = TestLog.scores(1500, CLASSES, 21);

  @TempDir private static Path logs;
  private static String log;

  @TempDir private Path folder;

  /** In the group "new" class 5 follows class 0, which it does not elsewhere. */
  @BeforeAll
  static void writeLog() {
    for (int row = 0; row < SCORES.length; row++) {
      if (groupOf(row) != null && groupOf(row).equals("new")) {
        SCORES[row][5] = SCORES[row][0];
      }
    }
    log = write("log", DataTypes.StringType, IntStream.range(0, SCORES.length).boxed().toList());
  }

  private static String groupOf(int row) {
    return row % 10 == 9 ? null : row % 3 == 0 ? "new" : "old, \"tried\"";
  }

  private static String write(String name, DataType groupType, List<Integer> samples) {
    StructType schema =
        new StructType()
            .add("group", groupType)
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (int row : samples) {
      Object group = groupType.equals(DataTypes.StringType) ? groupOf(row) : (Object) (row % 40);
      rows.add(RowFactory.create(group, TestLog.floats(SCORES[row]), row % CLASSES));
    }
    return TestLog.write(logs, name, schema, rows, 3);
  }

  private static CommandRun analyze(String path, String output, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "analyze",
                    "--input",
                    path,
                    "--labels",
                    "label",
                    "--set",
                    "input.group=group",
                    "--output",
                    output),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private FinishedRun finished(String... more) throws IOException {
    CommandRun run = analyze(log, folder.toString(), more);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(folder.toString());
  }

  private static double[][] samplesOf(String group) {
    return IntStream.range(0, SCORES.length)
        .filter(row -> group == null || group.equals(groupOf(row)))
        .mapToObj(row -> SCORES[row])
        .toArray(double[][]::new);
  }

  private static void assertMatrix(FinishedRun run, String file, double[][] samples)
      throws IOException {
    ByteBuffer order = run.npy("order.npy", "(12,)");
    int[] classes = IntStream.range(0, CLASSES).map(i -> order.getInt()).toArray();
    ByteBuffer matrix = run.npy(file, "(12, 12)");
    for (int a : classes) {
      for (int b : classes) {
        double expected = a == b ? 1 : TestLog.correlation(samples, a, b);
        assertThat((double) matrix.getFloat())
            .as("%s: classes %d and %d", file, a, b)
            .isCloseTo(expected, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "input.filter=size(scores) > 0", "blocks.support=true"})
  void everyGroupHasTheMatrixOfItsSamplesInThePooledOrder(String setting) throws IOException {
    FinishedRun run = setting.isEmpty() ? finished() : finished("--set", setting);
    assertMatrix(run, "similarity.npy", samplesOf(null));
    assertMatrix(run, "group-similarity/0.npy", samplesOf("new"));
    assertMatrix(run, "group-similarity/1.npy", samplesOf("old, \"tried\""));
    List<Row> groups = run.rows("groups");
    assertThat(groups)
        .extracting(row -> row.getAs("group"))
        .containsExactly("new", "old, \"tried\"");
    assertThat(groups.get(0).<Double>getAs("samples")).isEqualTo(samplesOf("new").length);
    assertThat(run.manifest().at("/rows/used").asInt()).isEqualTo(SCORES.length);
    assertThat(run.table("classes").filter("class_id = 3").first().<Long>getAs("positives"))
        .isEqualTo(SCORES.length / CLASSES);
  }

  @Test
  void whatDiffersIsFound() throws IOException {
    FinishedRun run = finished();
    Row first = run.table("group-pairs").first();
    assertThat(List.of(first.<Integer>getAs("class_a"), first.<Integer>getAs("class_b")))
        .containsExactlyInAnyOrder(0, 5);
    assertThat(first.<String>getAs("highest_group")).isEqualTo("new");
    assertThat(first.<Double>getAs("highest")).isEqualTo(1);
    assertThat(first.<Boolean>getAs("exceeds_noise")).isTrue();
    List<Row> pairs = run.table("group-pairs").collectAsList();
    assertThat(pairs).hasSize(CLASSES * (CLASSES - 1) / 2);
    for (Row pair : pairs) {
      boolean isChanged = pair.getInt(0) == 5 || pair.getInt(3) == 5;
      assertThat(isChanged || !pair.<Boolean>getAs("exceeds_noise")).as("%s", pair).isTrue();
    }
    JsonNode blocks = run.json("blocks.json").get("blocks");
    assertThat(run.table("group-blocks").count()).isGreaterThanOrEqualTo(blocks.size());
    assertThat(run.directory().resolve("report/group-1.png")).exists();
    assertThat(run.directory().resolve("group-matrix/group_id=0/part-00000.parquet")).exists();
  }

  /**
   * A group by the name of "", one that begins with the mark of such groups, and samples of none.
   */
  @Test
  void aGroupWithoutANameIsAGroup() throws IOException {
    String[] names = {"", null, "\0", "b"};
    StructType schema =
        new StructType()
            .add("group", DataTypes.StringType)
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SCORES.length; row++) {
      rows.add(RowFactory.create(names[row % 4], TestLog.floats(SCORES[row]), row % CLASSES));
    }
    String path = TestLog.write(logs, "unnamed", schema, rows, 2);
    String states = "state.path=" + folder.resolve("states");
    for (String[] more : new String[][] {{}, {"--set", states}, {"--set", states, "--force"}}) {
      CommandRun analyzed = analyze(path, folder.toString(), more);
      assertThat(analyzed.exitCode()).as(analyzed.err()).isZero();
      FinishedRun run = FinishedRun.latest(folder.toString());
      assertThat(run.rows("groups"))
          .extracting(row -> row.getAs("group"))
          .containsExactly("", "\0", "b");
      int[] kept = {0, 2, 3};
      for (int id = 0; id < kept.length; id++) {
        int rest = kept[id];
        double[][] samples =
            IntStream.range(0, SCORES.length)
                .filter(row -> row % 4 == rest)
                .mapToObj(row -> SCORES[row])
                .toArray(double[][]::new);
        assertMatrix(run, "group-similarity/" + id + ".npy", samples);
      }
      assertThat(Files.readString(run.directory().resolve("report/index.html")))
          .contains("(no name)");
    }
    CommandRun compared = CommandRun.of("compare", folder.toString(), "--groups", "", "b");
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    assertThat(compared.out()).contains("group (no name) of the run");
  }

  @Test
  void tooManyGroupsAreRefused() {
    String many = write("many", DataTypes.IntegerType, IntStream.range(0, 200).boxed().toList());
    CommandRun run = analyze(many, folder.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.complaint())
        .contains("Column 'group' (input.group) has more than 16 values, for example '")
        .contains("input.max-groups");
    CommandRun allowed = analyze(many, folder.toString(), "--set", "input.max-groups=40");
    assertThat(allowed.exitCode()).as(allowed.err()).isZero();
  }

  /** A batch of 3,000 classes takes a megabyte, and the heap of tests is smaller than 4,000. */
  @ParameterizedTest
  @ValueSource(strings = {"analyze", "validate"})
  void aColumnOfManyValuesIsRefusedAtTheFirstGroupTooMany(String command) {
    String path = folder.resolve("names.parquet").toString();
    LocalSpark.session()
        .sql(
            "SELECT concat('sample ', id, repeat('!', 3000)) AS group,"
                + " transform(sequence(1, 3000), c -> cast(id + c AS float)) AS scores"
                + " FROM range(0, 4000, 1, 2)")
        .write()
        .parquet(path);
    CommandRun run =
        command.equals("validate")
            ? CommandRun.of(command, "--input", path, "--set", "input.group=group")
            : CommandRun.of(
                command, "--input", path, "--set", "input.group=group", "--output", "" + folder);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.complaint())
        .contains("Column 'group' (input.group) has more than 16 values, for example 'sample ")
        .hasSizeLessThan(400);
    assertThat(run.err()).doesNotContain("\tat ");
  }

  /** No task has too many, but two tasks together. */
  @Test
  void groupsOfAllTasksCountTogether() {
    String path = folder.resolve("parts.parquet").toString();
    LocalSpark.session()
        .sql(
            "SELECT id div 100 AS group, transform(sequence(1, 5), c -> cast(sin(id * c) AS float))"
                + " AS scores FROM range(0, 2000, 1, 2)")
        .write()
        .parquet(path);
    CommandRun run =
        CommandRun.of(
            "analyze", "--input", path, "--set", "input.group=group", "--output", "" + folder);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.complaint()).contains("'group' (input.group) has more than 16 values");
  }

  @Test
  void groupsAreNotReals() {
    CommandRun run = analyze(log, folder.toString(), "--set", "input.group=scores");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.complaint()).contains("'scores' is array<float>").contains("input.group");
  }

  /** Scores of each sample share a scale, so that correlations vary far more than usual. */
  private static String heavyTails(String name, IntUnaryOperator group) {
    Random random = new Random(8);
    StructType schema =
        new StructType()
            .add("group", DataTypes.IntegerType)
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < 2_000; row++) {
      double scale = Math.exp(random.nextGaussian());
      float[] scores = new float[20];
      for (int c = 0; c < scores.length; c++) {
        scores[c] = (float) (scale * random.nextGaussian());
      }
      rows.add(RowFactory.create(group.applyAsInt(row), scores, row % 20));
    }
    return TestLog.write(logs, name, schema, rows, 2);
  }

  private long differing(String path, String folds) throws IOException {
    String output = folder.resolve(folds).toString();
    CommandRun run = analyze(path, output, "--set", "similarity.folds=" + folds);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(output).rows("group-pairs").stream()
        .filter(row -> row.<Boolean>getAs("exceeds_noise"))
        .count();
  }

  @Test
  void heavyTailsAreNoDifference() throws IOException {
    String mixed = heavyTails("mixed", row -> row % 3 / 2);
    assertThat(differing(mixed, "none")).isPositive();
    assertThat(differing(mixed, "auto")).isZero();
  }

  @Test
  void heavyTailsAreNoDifferenceInALogThatIsSortedByGroup() throws IOException {
    String sorted = heavyTails("sorted", row -> row / 125);
    assertThat(differing(sorted, "none")).isPositive();
    assertThat(differing(sorted, "auto")).isZero();
  }
}
