package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights go with samples into groups, folds, transforms and confusion. */
@SparkTest
class WeightedPartsTest {
  private static final int CLASSES = LogForm.CLASSES;
  private static final long SEED = 43;

  @TempDir private Path folder;

  private final WeightedSamples samples = new WeightedSamples(SEED);

  private static String group(int sample) {
    return sample % 3 == 0 ? "a" : sample % 3 == 1 ? "b" : null;
  }

  private double[] weights(IntPredicate isInside) {
    double[] weights = samples.weights();
    Arrays.setAll(weights, sample -> isInside.test(sample) ? weights[sample] : 0);
    return weights;
  }

  private FinishedRun analyze(LogForm form, String... more) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < WeightedSamples.SAMPLES; sample++) {
      for (Row row : samples.rows(form, sample, samples.weights()[sample])) {
        Object[] cells = new Object[row.size() + 1];
        Arrays.setAll(cells, i -> i < row.size() ? row.get(i) : null);
        cells[row.size()] = group(sample);
        rows.add(RowFactory.create(cells));
      }
    }
    String log =
        TestLog.write(
            folder, "log", WeightedSamples.schema(form).add("g", DataTypes.StringType), rows, 3);
    String output = folder.resolve("runs").toString();
    Stream<String> arguments =
        Stream.of("analyze", "--input", log, "--labels", "labels", "--output", output);
    Stream<String> settings = Stream.of("--set", "input.weight=w", "--set", "input.group=g");
    Path classes = folder.resolve("classes.txt");
    Files.write(classes, IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList());
    Stream<String> list =
        form.isListing() ? Stream.of("--classes", classes.toString()) : Stream.of();
    CommandRun run =
        CommandRun.of(
            Stream.of(arguments, settings, list, Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(output);
  }

  private void assertMatrix(FinishedRun run, String file, double[] weights) throws IOException {
    ByteBuffer order = run.npy("order.npy", "(29,)");
    int[] classes = IntStream.range(0, CLASSES).map(i -> order.getInt()).toArray();
    ByteBuffer matrix = run.npy(file, "(29, 29)");
    for (int a : classes) {
      for (int b : classes) {
        assertThat((double) matrix.getFloat())
            .as("%s: classes %d and %d, seed %d", file, a, b, SEED)
            .isCloseTo(a == b ? 1 : samples.correlation(weights, a, b), within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"ARRAYS, false", "ARRAYS, true", "IDS_AND_VALUES, true", "WIDE, false"})
  void groupsAndFoldsTakeTheWeightsOfTheirSamples(LogForm form, boolean support)
      throws IOException {
    FinishedRun run = analyze(form, "--set", "blocks.support=" + support);
    assertMatrix(run, "similarity.npy", samples.weights());
    double[] ofA = weights(sample -> "a".equals(group(sample)));
    double[] ofB = weights(sample -> "b".equals(group(sample)));
    assertMatrix(run, "group-similarity/0.npy", ofA);
    assertMatrix(run, "group-similarity/1.npy", ofB);
    List<Row> groups = run.rows("groups");
    assertThat(groups.get(0).<Double>getAs("samples"))
        .isCloseTo(WeightedSamples.effective(ofA), within(1e-9));
    assertThat(groups.get(1).<Double>getAs("samples"))
        .isCloseTo(WeightedSamples.effective(ofB), within(1e-9));
    double[] labelled =
        weights(sample -> samples.labels(sample).stream().anyMatch(label -> label < CLASSES));
    assertThat(run.manifest().at("/confusion/samples").asDouble())
        .isCloseTo(Arrays.stream(labelled).sum(), within(1e-9));
  }

  /** The bounds are floats, as the scores of the log are. */
  private static double[] logit(double[] row) {
    return DoubleStream.of(row)
        .map(p -> Math.max((float) 1e-7, Math.min((float) (1 - 1e-7), p)))
        .map(p -> Math.log(p) - Math.log1p(-p))
        .toArray();
  }

  private static double[] clr(double[] row) {
    double[] logs = DoubleStream.of(row).map(p -> Math.log(Math.max((float) 1e-12, p))).toArray();
    double mean = DoubleStream.of(logs).average().orElseThrow();
    return DoubleStream.of(logs).map(log -> log - mean).toArray();
  }

  @ParameterizedTest
  @EnumSource(names = {"ARRAYS", "IDS_AND_VALUES", "LONG"})
  void transformsKeepTheWeightsOfSamples(LogForm form) {
    WeightedSamples probabilities = samples.probabilities();
    String log =
        TestLog.write(folder, "log", WeightedSamples.schema(form), probabilities.rows(form), 2);
    ClassList classes =
        ClassList.ofNames(IntStream.range(0, CLASSES).mapToObj(LogForm::name).toList());
    for (String transform : List.of("logit", "clr")) {
      double[][] expected =
          Arrays.stream(probabilities.scores())
              .map(row -> transform.equals("clr") ? clr(row) : logit(row))
              .toArray(double[][]::new);
      LogRun run =
          LogRun.of(
              log,
              Optional.of(classes),
              1L << 30,
              "input.weight=w",
              "input.transform=" + transform);
      for (int a = 0; a < CLASSES; a++) {
        for (int b = 0; b < a; b++) {
          assertThat(run.similarity().at(a, b))
              .as("%s of classes %d and %d, seed %d", transform, a, b, SEED)
              .isCloseTo(
                  WeightedSamples.correlation(expected, probabilities.weights(), a, b),
                  within(1e-11));
        }
      }
    }
  }
}
