package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Classes that a model masks in every row. */
@SparkTest
class NeverFiniteClassTest {
  private static final int SAMPLES = 300;
  private static final Set<Integer> MASKED = Set.of(3, 10);
  private static final String ROW_BY_ROW = "input.filter=monotonically_increasing_id() >= 0";
  private static final ClassList CLASSES =
      ClassList.ofNames(IntStream.range(0, LogForm.CLASSES).mapToObj(LogForm::name).toList());

  private static final double[][] SCORES = TestLog.scores(SAMPLES, LogForm.CLASSES, 5);

  @TempDir static Path folder;

  private static String write(String name, LogForm form, IntFunction<Float> mask) {
    return write(name, form, mask, 2);
  }

  private static String write(String name, LogForm form, IntFunction<Float> mask, int files) {
    return write(name, form, SCORES, mask, files);
  }

  private static String write(
      String name, LogForm form, double[][] scores, IntFunction<Float> mask, int files) {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      List<LogForm.Entry> entries = new ArrayList<>();
      for (int id = 0; id < LogForm.CLASSES; id++) {
        entries.add(
            new LogForm.Entry(
                id, MASKED.contains(id) ? mask.apply(sample) : (Float) (float) scores[sample][id]));
      }
      rows.addAll(form.rows(sample, entries));
    }
    return TestLog.write(folder, name, form.schema(), rows, files);
  }

  /** Pearson in two passes, of the classes that are not masked. */
  private static double correlation(int a, int b, UnaryOperator<double[]> transform) {
    double[][] rows =
        Arrays.stream(SCORES)
            .map(NeverFiniteClassTest::masked)
            .map(transform)
            .toArray(double[][]::new);
    double meanA = Arrays.stream(rows).mapToDouble(row -> row[a]).average().orElseThrow();
    double meanB = Arrays.stream(rows).mapToDouble(row -> row[b]).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (double[] row : rows) {
      ab += (row[a] - meanA) * (row[b] - meanB);
      aa += (row[a] - meanA) * (row[a] - meanA);
      bb += (row[b] - meanB) * (row[b] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** A log with a class list, so that the ids of classes do not depend on the form. */
  private static LogRun named(String path, String... assignments) {
    return LogRun.of(path, Optional.of(CLASSES), 1L << 30, assignments);
  }

  private static double[] masked(double[] row) {
    double[] copy = row.clone();
    MASKED.forEach(id -> copy[id] = Double.NEGATIVE_INFINITY);
    return copy;
  }

  private static double[] softmax(double[] row) {
    double[] powers = Arrays.stream(row).map(Math::exp).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }

  private static double[] floats(double[] row) {
    return Arrays.stream(row).map(score -> (float) score).toArray();
  }

  /** The centred log-ratio of probabilities, over the classes that are not masked. */
  private static double[] clr(double[] row) {
    double mean =
        IntStream.range(0, row.length)
            .filter(id -> !MASKED.contains(id))
            .mapToDouble(id -> Math.log(row[id]))
            .average()
            .orElseThrow();
    return Arrays.stream(row).map(p -> Math.log(p) - mean).toArray();
  }

  private static void assertOthersAre(LogRun run, UnaryOperator<double[]> transform) {
    assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
    for (int a = 0; a < LogForm.CLASSES; a++) {
      assertThat(run.similarity().status(a))
          .isEqualTo(MASKED.contains(a) ? ClassStatus.NEVER_FINITE : ClassStatus.OK);
      for (int b = 0; b < a; b++) {
        if (MASKED.contains(a) || MASKED.contains(b)) {
          assertThat(run.similarity().at(a, b)).isNaN();
        } else {
          assertThat(run.similarity().at(a, b))
              .as("%d, %d", a, b)
              .isCloseTo(correlation(a, b, transform), within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"ARRAYS", "DOUBLE_ARRAYS", "SQUEEZED", "PACKED", "MLLIB_DENSE", "WIDE"})
  void othersAreAsWithoutThem(LogForm form) {
    Float[] masks = {Float.NEGATIVE_INFINITY, Float.NaN, Float.POSITIVE_INFINITY};
    String path = write("masked-" + form, form, sample -> masks[sample % masks.length]);
    LogRun columns = named(path);
    assertThat(columns.log().isColumnar()).isTrue();
    assertThat(columns.log().notes())
        .anyMatch(note -> note.startsWith("No row has a finite score for '"));
    assertOthersAre(columns, row -> row);
    LogRun byRows = named(path, ROW_BY_ROW);
    assertOthersAre(byRows, row -> row);
    byRows.assertSameMatrixAs(columns, 1e-12);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "IDS_AND_VALUES",
        "NAMES_AND_VALUES",
        "MAP",
        "MAP_BY_NAME",
        "STRUCTS",
        "STRUCTS_BY_NAME",
        "LONG",
        "LONG_BY_NAME",
        "MLLIB_SPARSE",
        "MLLIB_STRUCTS",
        "JSON_ARRAYS",
        "JSON_BY_NAME",
        "JSON_OBJECTS_BY_NAME",
        "PAIRS_IN_TEXT",
        "NUMBERS_IN_TEXT"
      })
  void othersAreAsWithoutThemInListsAndText(LogForm form) {
    String path = write("listed-" + form, form, sample -> Float.NaN);
    LogRun run = named(path);
    assertThat(run.log().notes())
        .anyMatch(note -> note.startsWith("No row has a finite score for '"));
    assertOthersAre(run, row -> row);
  }

  /** Each row lists half of the classes, so that most rows do not list them. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"IDS_AND_VALUES", "LONG", "MLLIB_SPARSE", "PAIRS_IN_TEXT"})
  void theyNeedNotBeListedInEveryRow(LogForm form) {
    double[][] listed = new double[SAMPLES][LogForm.CLASSES];
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      List<LogForm.Entry> entries = new ArrayList<>();
      for (int id = sample % 7; id < LogForm.CLASSES; id += 1 + sample % 5) {
        listed[sample][id] = SCORES[sample][id];
        entries.add(
            new LogForm.Entry(id, MASKED.contains(id) ? Float.NaN : (float) SCORES[sample][id]));
      }
      rows.addAll(form.rows(sample, entries));
    }
    LogRun run = named(TestLog.write(folder, "some-" + form, form.schema(), rows, 2));
    assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
    for (int a = 0; a < LogForm.CLASSES; a++) {
      for (int b = 0; b < a; b++) {
        double expected =
            MASKED.contains(a) || MASKED.contains(b)
                ? Double.NaN
                : TestLog.correlation(listed, a, b);
        assertThat(run.similarity().at(a, b)).as("%d, %d", a, b).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"ARRAYS", "WIDE", "MAP", "LONG_BY_NAME", "JSON_BY_NAME"})
  void nullsAreNotFinite(LogForm form) {
    LogRun run = named(write("nulls-" + form, form, sample -> null));
    assertOthersAre(run, row -> row);
    assertThat(run.statistics().marginals().result().mean(3)).isNaN();
    assertThat(run.statistics().marginals().result().sd(3)).isNaN();
  }

  private static UnaryOperator<double[]> each(DoubleUnaryOperator transform) {
    return row -> Arrays.stream(row).map(transform).toArray();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"ARRAYS", "WIDE", "STRUCTS"})
  void transformedLogitsAreAsWithoutThem(LogForm form) {
    UnaryOperator<double[]> logged = row -> floats(each(score -> score / 8).apply(masked(row)));
    double[][] scores = Arrays.stream(SCORES).map(logged).toArray(double[][]::new);
    String path = write("logits-" + form, form, scores, sample -> Float.NEGATIVE_INFINITY, 2);
    assertOthersAre(named(path, "input.transform=softmax"), row -> softmax(logged.apply(row)));
    assertOthersAre(
        named(path, "input.transform=sigmoid"),
        row -> each(score -> 1 / (1 + Math.exp(-score))).apply(logged.apply(row)));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"ARRAYS", "WIDE", "STRUCTS"})
  void transformedProbabilitiesAreAsWithoutThem(LogForm form) {
    UnaryOperator<double[]> logged = row -> floats(softmax(masked(row)));
    double[][] scores = Arrays.stream(SCORES).map(logged).toArray(double[][]::new);
    String path = write("probabilities-" + form, form, scores, sample -> Float.NaN, 2);
    String least = "input.least-probability=1e-30";
    assertOthersAre(
        named(path, least, "input.transform=clr"),
        row -> NeverFiniteClassTest.clr(logged.apply(row)));
    assertOthersAre(
        named(path, least, "input.transform=log"), row -> each(Math::log).apply(logged.apply(row)));
    assertOthersAre(
        named(path, "input.least-probability=1e-15", "input.transform=logit"),
        row -> each(p -> Math.log(p / (1 - p))).apply(logged.apply(row)));
  }

  @Test
  void rowsAreBadIfAClassIsFiniteInSome() {
    String path = write("late", LogForm.ARRAYS, sample -> sample < 290 ? Float.NaN : 1f, 1);
    LogRun run = LogRun.of(path);
    assertThat(run.statistics().rows().used()).isEqualTo(10);
    assertThat(run.statistics().rows().dropped(BadRow.NAN_SCORE)).isEqualTo(290);
    assertThat(run.log().notes())
        .contains(
            "The first rows have no finite score for '3' (class id 3), '10' (class id 10), but"
                + " later ones do. Rows without one are bad rows.");
  }

  @Test
  void aLogWithoutAnyFiniteScoreHasBadRows() {
    List<Row> rows = new ArrayList<>();
    double[][] nothing = new double[20][4];
    for (double[] row : nothing) {
      Arrays.fill(row, Double.NaN);
    }
    rows.addAll(TestLog.rows(nothing));
    LogRun run =
        LogRun.of(
            TestLog.write(folder, "nothing", LogForm.ARRAYS.schema(), rows, 1),
            Optional.empty(),
            1L << 30);
    assertThat(run.statistics().rows().used()).isZero();
    assertThat(run.log().notes()).noneMatch(note -> note.contains("finite"));
  }
}
