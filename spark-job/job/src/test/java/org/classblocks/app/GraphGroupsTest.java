package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of samples on a graph are those of the matrix, where it keeps all pairs. */
@SparkTest
class GraphGroupsTest {
  private static final int CLASSES = 36;
  private static final int SAMPLES = 900;
  private static final double ABSENT = -1;
  private static final double TOLERANCE = 1e-9;

  /** Listed by no sample of the group "old", and by every one of "new". */
  private static final int UNEVEN = 7;

  private static final List<String> GROUPS = List.of("new", "old", "third");
  private static final double[][] SCORES = new double[SAMPLES][CLASSES];
  private static final boolean[][] ARE_LISTED = new boolean[SAMPLES][CLASSES];

  @TempDir private static Path logs;
  private static String log;
  private static Path classes;

  @TempDir private Path folder;

  private static String groupOf(int row) {
    return row % 7 == 6 ? null : GROUPS.get(row % 3);
  }

  /**
   * Six classes of one topic go together, in "new" also classes 0 and 30. Some samples list all
   * classes, so that all pairs of classes are listed together.
   */
  @BeforeAll
  static void writeLog() throws IOException {
    Random random = new Random(61);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      String group = groupOf(row);
      int topic = random.nextInt(6);
      List<Integer> ids = new ArrayList<>();
      List<Float> values = new ArrayList<>();
      for (int id = 0; id < CLASSES; id++) {
        boolean isListed = random.nextInt(id / 6 == topic ? 2 : 8) == 0 || row % 90 == 0;
        isListed |= id == 30 && "new".equals(group) && ids.contains(0);
        isListed = id == UNEVEN ? !"old".equals(group) && isListed : isListed;
        isListed |= id == UNEVEN && "new".equals(group);
        float score = 2 + id % 4 + (float) random.nextGaussian();
        if (isListed) {
          ids.add(id);
          values.add(score);
        }
        ARE_LISTED[row][id] = isListed;
        SCORES[row][id] = isListed ? score : ABSENT;
      }
      rows.add(RowFactory.create(ids, values, group, topic * 6));
    }
    log = write("log", rows);
    classes = logs.resolve("classes.txt");
    Files.write(classes, IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList());
  }

  private static String write(String name, List<Row> rows) {
    StructType schema =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.FloatType))
            .add("group", DataTypes.StringType)
            .add("label", DataTypes.IntegerType);
    return TestLog.write(logs, name, schema, rows, 3);
  }

  private static CommandRun run(String command, String path, String... settings) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(command, "--input=" + path, "--set=input.group=group"),
                Stream.of(settings).map(setting -> "--set=" + setting))
            .toArray(String[]::new));
  }

  private FinishedRun analyze(String path, String output, String... settings) throws IOException {
    String place = folder.resolve(output).toString();
    CommandRun run =
        run(
            "analyze",
            path,
            Stream.concat(
                    Stream.of(settings), Stream.of("output.path=" + place, "output.examples=false"))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(place);
  }

  private FinishedRun listed(String output, String... form) throws IOException {
    return analyze(
        log,
        output,
        Stream.concat(
                Stream.of(
                    "input.labels=label",
                    "input.absent-score=" + ABSENT,
                    "classes.path=" + classes),
                Stream.of(form))
            .toArray(String[]::new));
  }

  private FinishedRun graph(String output) throws IOException {
    return listed(output, "similarity.form=graph", "graph.neighbours=" + CLASSES);
  }

  private static int[] rowsOf(String group) {
    return IntStream.range(0, SAMPLES).filter(row -> group.equals(groupOf(row))).toArray();
  }

  private static double[][] scoresOf(String group) {
    return IntStream.of(rowsOf(group)).mapToObj(row -> SCORES[row]).toArray(double[][]::new);
  }

  private static List<Row> sorted(FinishedRun run, String table, String... keys) {
    Comparator<Row> order = Comparator.comparing(row -> row.<Integer>getAs(keys[0]));
    for (String key : Arrays.asList(keys).subList(1, keys.length)) {
      order = order.thenComparing(row -> row.<Integer>getAs(key));
    }
    return run.rows(table).stream().sorted(order).toList();
  }

  @Test
  void theFindingsAreThoseOfTheMatrix() throws IOException {
    FinishedRun dense = listed("dense", "similarity.form=dense", "similarity.folds=none");
    FinishedRun graph = graph("graph");
    assertThat(graph.rows("graph")).hasSize(CLASSES * (CLASSES - 1));
    assertThat(graph.manifest().get("groups")).isEqualTo(dense.manifest().get("groups"));
    assertThat(graph.manifest().at("/groups/pairs_above_noise").asInt()).isPositive();
    assertSame(graph, dense, "group-pairs", "class_a", "class_b");
    assertSame(graph, dense, "group-blocks", "block_id");
    Row first = graph.table("group-pairs").first();
    assertThat(List.of(first.<Integer>getAs("class_a"), first.<Integer>getAs("class_b")))
        .containsExactlyInAnyOrder(0, 30);
    assertThat(first.<String>getAs("highest_group")).isEqualTo("new");
  }

  private static void assertSame(
      FinishedRun graph, FinishedRun dense, String table, String... keys) {
    List<Row> found = sorted(graph, table, keys);
    List<Row> expected = sorted(dense, table, keys);
    assertThat(found).as(table).hasSameSizeAs(expected).hasSizeGreaterThan(3);
    for (int i = 0; i < found.size(); i++) {
      for (String column : found.get(i).schema().fieldNames()) {
        Object value = found.get(i).getAs(column);
        Object other = expected.get(i).getAs(column);
        if (value instanceof Double number) {
          double size = column.equals("statistic") ? Math.max(1, number) : 1;
          assertThat(number)
              .as("%s of %s", column, found.get(i))
              .isCloseTo((double) other, within(TOLERANCE * 10 * size));
        } else {
          assertThat(value).as("%s of %s", column, found.get(i)).isEqualTo(other);
        }
      }
    }
  }

  @Test
  void aGroupHasTheSimilaritiesOfItsOwnSamples() throws IOException {
    FinishedRun run = graph("graph");
    assertThat(run.rows("groups")).extracting(row -> row.getAs("group")).isEqualTo(GROUPS);
    List<Row> entries = sorted(run, "group-graph", "group_id", "class_id", "neighbour_id");
    for (int group = 0; group < GROUPS.size(); group++) {
      int id = group;
      assertThat(run.rows("groups").get(id).<Double>getAs("samples"))
          .isEqualTo(rowsOf(GROUPS.get(id)).length);
      List<Row> ofGroup =
          entries.stream().filter(row -> row.<Integer>getAs("group_id") == id).toList();
      int classes = id == 1 ? CLASSES - 1 : CLASSES;
      assertThat(ofGroup).hasSize(classes * (classes - 1));
      for (Row entry : ofGroup) {
        assertEntry(entry, GROUPS.get(id));
      }
    }
    assertThat(
            run.table("group-classes").filter("status <> 'ok'").collectAsList().stream()
                .map(
                    row -> List.of(row.<Integer>getAs("group_id"), row.<Integer>getAs("class_id"))))
        .containsExactly(List.of(1, UNEVEN));
  }

  private static void assertEntry(Row entry, String group) {
    int a = entry.<Integer>getAs("class_id");
    int b = entry.<Integer>getAs("neighbour_id");
    assertThat(entry.<Double>getAs("similarity"))
        .as("classes %d and %d of %s", a, b, group)
        .isCloseTo(TestLog.correlation(scoresOf(group), a, b), within(TOLERANCE));
    assertThat(entry.<Integer>getAs("both_listed"))
        .isEqualTo(
            (int)
                IntStream.of(rowsOf(group))
                    .filter(row -> ARE_LISTED[row][a] && ARE_LISTED[row][b])
                    .count());
  }

  /** The graph of a group keeps the pairs that the graph of all samples keeps. */
  @Test
  void groupsKeepThePairsOfAllSamples() throws IOException {
    FinishedRun run = listed("few", "similarity.form=graph", "graph.neighbours=4");
    List<List<Integer>> pooled = pairs(run.rows("graph"));
    assertThat(pooled).hasSizeBetween(4 * CLASSES, 8 * CLASSES);
    assertThat(pairs(run.table("group-graph").filter("group_id = 0").collectAsList()))
        .isEqualTo(pooled);
    assertThat(run.manifest().at("/groups/pairs_compared").asInt()).isEqualTo(pooled.size() / 2);
    run.rows("group-graph").stream()
        .filter(row -> row.<Integer>getAs("group_id") == 2)
        .forEach(row -> assertEntry(row, "third"));
  }

  private static List<List<Integer>> pairs(List<Row> rows) {
    return rows.stream()
        .map(row -> List.of(row.<Integer>getAs("class_id"), row.<Integer>getAs("neighbour_id")))
        .sorted(
            Comparator.<List<Integer>>comparingInt(pair -> pair.get(0))
                .thenComparing(p -> p.get(1)))
        .toList();
  }

  @Test
  void otherCommandsReadTheGroups() throws IOException {
    FinishedRun run = graph("graph");
    String page = Files.readString(run.directory().resolve("report/index.html"));
    assertThat(page).contains("layer-group-0", "layer-group-2");
    assertThat(run.directory().resolve("report/group-1.png")).exists();
    String path = run.directory().toString();
    String others = folder.resolve("others").toString();
    CommandRun compared = CommandRun.of("compare", path, "--groups", "new", "old");
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    assertThat(compared.out()).contains("group new of the run", "group old of the run");
    CommandRun report = CommandRun.of("report", path, "--output", others);
    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(Files.readString(Path.of(report.closingLine().replace("Done: ", ""))))
        .contains("layer-group-0", "layer-group-2");
    CommandRun recut = CommandRun.of("recut", path, "--output", others);
    assertThat(recut.exitCode()).as(recut.err()).isZero();
    assertThat(recut.err()).contains("the groups of samples are left out");
    CommandRun history = CommandRun.of("history", folder.resolve("graph").toString());
    assertThat(history.exitCode()).as(history.err()).isZero();
  }

  /** Three tiles, of which one is beside the diagonal. */
  @Test
  void scoresOfAllClassesHaveGroups() throws IOException {
    int classes = 800;
    double[][] scores = TestLog.scores(120, classes, 23);
    StructType schema =
        new StructType()
            .add("group", DataTypes.StringType)
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType));
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < scores.length; row++) {
      rows.add(RowFactory.create(groupOf(row), TestLog.floats(scores[row])));
    }
    String all = TestLog.write(logs, "all", schema, rows, 2);
    FinishedRun run =
        analyze(all, "all", "similarity.form=graph", "graph.neighbours=3", "report.html=false");
    assertThat(run.rows("groups")).hasSize(3);
    List<List<Integer>> pooled = pairs(run.rows("graph"));
    for (int id = 0; id < 3; id++) {
      String group = GROUPS.get(id);
      double[][] samples =
          IntStream.range(0, scores.length)
              .filter(row -> group.equals(groupOf(row)))
              .mapToObj(row -> scores[row])
              .toArray(double[][]::new);
      List<Row> entries = run.table("group-graph").filter("group_id = " + id).collectAsList();
      assertThat(pairs(entries)).isEqualTo(pooled);
      for (Row entry : entries.subList(0, 200)) {
        int a = entry.<Integer>getAs("class_id");
        int b = entry.<Integer>getAs("neighbour_id");
        assertThat(entry.<Double>getAs("similarity"))
            .isCloseTo(TestLog.correlation(samples, a, b), within(TOLERANCE));
        assertThat(entry.<Integer>getAs("both_listed")).isEqualTo(samples.length);
      }
    }
  }

  /** Each task has few enough, but not all together. */
  @Test
  void tooManyGroupsAreTheErrorOfTheMatrix() {
    List<Row> rows =
        IntStream.range(0, 60)
            .mapToObj(
                row -> RowFactory.create(List.of(row % 3), List.of(1f * row), "g" + row / 6, 0))
            .toList();
    String many = write("many", rows);
    String[] settings = {
      "input.max-groups=5",
      "output.path=" + folder.resolve("none"),
      "similarity.form=dense",
      "classes.path=" + classes
    };
    CommandRun dense = run("analyze", many, settings);
    settings[2] = "similarity.form=graph";
    CommandRun graph = run("analyze", many, settings);
    for (CommandRun run : List.of(dense, graph)) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.complaint())
          .contains("Column 'group' (input.group) has more than 5 values, for example 'g");
    }
  }

  @Test
  void planCountsThem() {
    CommandRun plan =
        run("plan", log, "similarity.form=graph", "input.max-groups=12", "classes.path=" + classes);
    assertThat(plan.out()).contains("up to 12, each with its own graph");
  }
}
