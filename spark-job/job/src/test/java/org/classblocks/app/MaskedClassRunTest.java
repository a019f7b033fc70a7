package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes that a model masks in every row, through everything that a run does with a log. */
@SparkTest
class MaskedClassRunTest {
  private static final int CLASSES = LogForm.CLASSES;
  private static final Set<Integer> MASKED = Set.of(2, 7);
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 30);

  @TempDir private Path folder;

  private final WeightedSamples samples = new WeightedSamples(53);

  @BeforeEach
  void writeClasses() throws IOException {
    Files.write(
        folder.resolve("classes.txt"),
        IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList());
  }

  private static String group(int sample) {
    return sample % 3 == 0 ? "a" : "b";
  }

  private void write(LogForm form, String name, int start, int end) {
    List<Row> rows = new ArrayList<>();
    for (int sample = start; sample < end; sample++) {
      double[] scores = samples.scores()[sample];
      List<LogForm.Entry> entries =
          IntStream.range(0, CLASSES)
              .filter(id -> MASKED.contains(id) || scores[id] != 0)
              .mapToObj(
                  id ->
                      new LogForm.Entry(
                          id, MASKED.contains(id) ? Float.NEGATIVE_INFINITY : (float) scores[id]))
              .toList();
      for (Row row : form.rows(sample, entries)) {
        Object[] cells = Arrays.copyOf(cells(row), row.size() + 3);
        cells[row.size()] = samples.labels(sample);
        cells[row.size() + 1] = samples.weights()[sample];
        cells[row.size() + 2] = group(sample);
        rows.add(RowFactory.create(cells));
      }
    }
    StructType schema = WeightedSamples.schema(form).add("g", DataTypes.StringType);
    TestLog.write(folder, name, schema, rows, 2);
  }

  private static Object[] cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::get).toArray();
  }

  private static void run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private FinishedRun analyze(String log, String... more) throws IOException {
    run(
        Stream.concat(
                Stream.of(
                    "analyze",
                    "--output",
                    folder.resolve("runs").toString(),
                    "--input",
                    folder.resolve(log).toString(),
                    "--classes",
                    folder.resolve("classes.txt").toString(),
                    "--labels",
                    "labels",
                    "--set",
                    "input.weight=w"),
                Stream.of(more))
            .toArray(String[]::new));
    return latest();
  }

  private FinishedRun latest() throws IOException {
    return FinishedRun.latest(folder.resolve("runs").toString());
  }

  private double[] weights(IntPredicate isInside) {
    double[] weights = samples.weights();
    Arrays.setAll(weights, sample -> isInside.test(sample) ? weights[sample] : 0);
    return weights;
  }

  private void assertMatrix(FinishedRun run, String file, double[] weights, double error)
      throws IOException {
    ByteBuffer order = run.npy("order.npy", "(29,)");
    int[] classes = IntStream.range(0, CLASSES).map(i -> order.getInt()).toArray();
    assertThat(Arrays.copyOfRange(classes, CLASSES - MASKED.size(), CLASSES))
        .containsExactlyInAnyOrder(2, 7);
    ByteBuffer matrix = run.npy(file, "(29, 29)");
    for (int a : classes) {
      for (int b : classes) {
        double expected =
            MASKED.contains(a) || MASKED.contains(b)
                ? Double.NaN
                : a == b ? 1 : samples.correlation(weights, a, b);
        assertThat((double) matrix.getFloat())
            .as("%s: classes %d and %d", file, a, b)
            .isCloseTo(expected, within(error));
      }
    }
  }

  private static void assertLeftOut(FinishedRun run) {
    assertThat(run.manifest().at("/rows/dropped").asInt()).isZero();
    for (Row found : run.rows("classes", "class_id", "status", "mean")) {
      assertThat(found.getString(1))
          .isEqualTo(MASKED.contains(found.getInt(0)) ? "never-finite" : "ok");
    }
    assertThat(run.rows("confusion", "actual_id", "predicted_id"))
        .isNotEmpty()
        .noneMatch(pair -> !pair.isNullAt(1) && MASKED.contains(pair.getInt(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "ARRAYS, double",
    "ARRAYS, mixed",
    "DOUBLE_ARRAYS, mixed",
    "MAP, double",
    "LONG, double"
  })
  void allButThemIsAsWithoutThem(LogForm form, String precision) throws IOException {
    write(form, "log", 0, WeightedSamples.SAMPLES);
    String[] settings = {
      "--set", "input.group=g",
      "--set", "blocks.support=true",
      "--set", "similarity.precision=" + precision
    };
    FinishedRun run = analyze("log", settings);
    double error = precision.equals("mixed") ? 1e-4 : 1e-6;
    assertLeftOut(run);
    assertMatrix(run, "similarity.npy", samples.weights(), error);
    assertMatrix(run, "group-similarity/0.npy", weights(i -> group(i).equals("a")), error);
    assertMatrix(run, "group-similarity/1.npy", weights(i -> group(i).equals("b")), error);
    String first = run.directory().toString();
    run("recut", first, "--set", "order.linkage=complete");
    assertThat(latest().directory().toString()).isNotEqualTo(first);
    assertLeftOut(latest());
    assertMatrix(latest(), "similarity.npy", samples.weights(), error);
    run("compare", first, latest().directory().toString());
    run("compare", first, "--groups", "a", "b");
  }

  @ParameterizedTest
  @EnumSource(names = {"ARRAYS", "IDS_AND_VALUES", "LONG"})
  void statesOfDatesAddUp(LogForm form) throws IOException {
    write(form, FIRST.toString(), 0, 250);
    write(form, FIRST.plusDays(1).toString(), 250, WeightedSamples.SAMPLES);
    for (int day = 0; day < 2; day++) {
      analyze(
          "{run-date}",
          "--run-date",
          FIRST.plusDays(day).toString(),
          "--set",
          "state.path=" + folder.resolve("state"),
          "--set",
          "state.window-days=" + (day + 1));
    }
    assertLeftOut(latest());
    assertMatrix(latest(), "similarity.npy", samples.weights(), 1e-6);
  }
}
