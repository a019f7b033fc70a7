package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights from a column and from labels, against plain sums over the same samples. */
@SparkTest
class WeightedLogTest {
  private static final int INPUT = 3;
  private static final String ROW_BY_ROW = "input.filter=monotonically_increasing_id() >= 0";
  private static final String BALANCED = "similarity.class-balance=inverse-frequency";
  private static final ClassList CLASSES =
      ClassList.ofNames(IntStream.range(0, LogForm.CLASSES).mapToObj(LogForm::name).toList());

  @TempDir Path folder;

  private final WeightedSamples samples = new WeightedSamples(41);

  private String write(LogForm form, List<Row> rows) {
    return TestLog.write(folder, "log-" + form, WeightedSamples.schema(form), rows, 2);
  }

  private static LogRun run(String path, String... assignments) {
    return LogRun.of(path, Optional.of(CLASSES), 1L << 30, assignments);
  }

  private void assertWeighted(LogRun run, double[] weights) {
    for (int a = 0; a < LogForm.CLASSES; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(run.similarity().at(a, b))
            .as("classes %d and %d, seed 41", a, b)
            .isCloseTo(samples.correlation(weights, a, b), within(1e-12))
            .isNotNaN();
      }
    }
    SampleSize size = run.statistics().marginals().result().sampleSize();
    assertThat(size.samples()).isEqualTo(WeightedSamples.SAMPLES);
    assertThat(size.weightless())
        .isEqualTo(Arrays.stream(weights).filter(weight -> weight == 0).count());
    assertThat(size.effective()).isCloseTo(WeightedSamples.effective(weights), within(1e-9));
    assertThat(run.statistics().rows().used()).isEqualTo(WeightedSamples.SAMPLES);
  }

  private void assertEffectivePositives(LabelCounts labels, double[] weights) {
    for (int id = 0; id < LogForm.CLASSES; id++) {
      int label = id;
      double[] own =
          IntStream.range(0, WeightedSamples.SAMPLES)
              .filter(sample -> samples.labels(sample).contains(label))
              .mapToDouble(sample -> weights[sample])
              .toArray();
      assertThat(labels.positives(id)).isEqualTo(own.length);
      double expected = Arrays.stream(own).sum() == 0 ? 0 : WeightedSamples.effective(own);
      assertThat(labels.effectivePositives(id)).isCloseTo(expected, within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ARRAYS", "WIDE", "IDS_AND_VALUES", "LONG"})
  void columnsOfWeightsAndLabelsCountInEveryEncoding(LogForm form) {
    String path = write(form, samples.rows(form));
    double[] products = new double[WeightedSamples.SAMPLES];
    Arrays.setAll(products, i -> samples.weights()[i] * samples.balance()[i]);
    for (String reading : List.of("input.weight=w", ROW_BY_ROW)) {
      LogRun weighted = run(path, "input.weight=w", "input.labels=labels", reading);
      assertWeighted(weighted, samples.weights());
      assertEffectivePositives(weighted.statistics().labels(), samples.weights());
    }
    assertWeighted(run(path, BALANCED, "input.labels=labels"), samples.balance());
    assertWeighted(run(path, BALANCED, "input.labels=labels", "input.weight=w"), products);
  }

  @Test
  void aColumnOfWeightsIsNoClass() {
    String path = write(LogForm.WIDE, samples.rows(LogForm.WIDE));
    assertThat(LogRun.of(path, "input.weight=w").log().classes().size()).isEqualTo(LogForm.CLASSES);
  }

  /** With one label a sample, classes weigh the same however rare they are. */
  @Test
  void classesOfSingleLabelsAreBalancedAlthoughRowsAreDropped() {
    List<Row> rows = new ArrayList<>();
    double[][] scores = samples.scores();
    for (int sample = 0; sample < WeightedSamples.SAMPLES; sample++) {
      Integer label = sample == 7 ? null : sample % 100 == 0 ? 2 : sample % 2;
      rows.add(RowFactory.create(TestLog.floats(scores[sample]), label));
    }
    rows.add(RowFactory.create(null, 1));
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    String path = TestLog.write(folder, "single", schema, rows, 3);
    LogRun run = run(path, BALANCED, "input.labels=label");
    double[] weights = new double[WeightedSamples.SAMPLES];
    Arrays.setAll(
        weights, i -> i == 7 ? 0 : i % 100 == 0 ? 1 / 6.0 : i % 2 == 0 ? 1 / 294.0 : 1 / 300.0);
    assertWeighted(run, weights);
    assertThat(run.statistics().rows().dropped()).isEqualTo(1);
    assertThat(run.statistics().labels().unlabelled()).isEqualTo(1);
    LogRun filtered = run(path, BALANCED, "input.labels=label", "input.filter=label < 2");
    SampleSize size = filtered.statistics().marginals().result().sampleSize();
    assertThat(size.samples()).isEqualTo(593);
    assertThat(size.weight())
        .as("frequencies are those of the rows that meet the filter")
        .isCloseTo(1 + 299 / 300.0, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(names = {"ARRAYS", "IDS_AND_VALUES"})
  void badWeightsCostTheirRowsAlone(LogForm form) {
    List<Row> rows = new ArrayList<>();
    Double[] bad = {null, Double.NaN, Double.POSITIVE_INFINITY, -1e-9};
    for (int sample = 0; sample < WeightedSamples.SAMPLES; sample++) {
      rows.addAll(samples.rows(form, sample, samples.weights()[sample]));
      if (sample % 50 == 0) {
        rows.addAll(samples.rows(form, sample, bad[sample / 50 % bad.length]));
      }
    }
    String path = write(form, rows);
    for (String reading : List.of("input.weight=w", ROW_BY_ROW)) {
      LogRun run = run(path, "input.weight=w", reading);
      assertWeighted(run, samples.weights());
      assertThat(run.statistics().rows().dropped(BadRow.BAD_WEIGHT)).isEqualTo(12);
      assertThat(run.statistics().rows().dropped()).isEqualTo(12);
      assertThat(run.statistics().rows().example(BadRow.BAD_WEIGHT).orElseThrow())
          .matches("row \\d+ of part-.* has (a weight that is null|the weight .*)");
    }
  }

  @Test
  void bandsGiveTheSameAsOnePass() {
    String path = write(LogForm.ARRAYS, samples.rows(LogForm.ARRAYS));
    LogRun banded =
        LogRun.of(path, Optional.of(CLASSES), 1, "input.weight=w", "input.labels=labels");
    assertWeighted(banded, samples.weights());
    assertEffectivePositives(banded.statistics().labels(), samples.weights());
  }

  private CommandRun command(String name, String path, String... more) {
    Stream<String> arguments =
        Stream.of(name, "--input", path, "--labels", "labels", "--set", "input.weight=w");
    return CommandRun.of(Stream.concat(arguments, Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void aRunTellsWhatItsSamplesCountFor() throws IOException {
    String path = write(LogForm.ARRAYS, samples.rows(LogForm.ARRAYS));
    String output = folder.resolve("runs").toString();
    CommandRun command = command("analyze", path, "--output", output, "--set", BALANCED);
    assertThat(command.exitCode()).as(command.err()).isZero();
    double[] weights = new double[WeightedSamples.SAMPLES];
    Arrays.setAll(weights, i -> samples.weights()[i] * samples.balance()[i]);
    double effective = WeightedSamples.effective(weights);
    long weightless = Arrays.stream(weights).filter(weight -> weight == 0).count();
    assertThat(command.err())
        .contains(String.format("%.1f effective samples, %d with weight 0", effective, weightless));
    FinishedRun run = FinishedRun.latest(output);
    assertThat(run.manifest().at("/rows/used").asLong()).isEqualTo(600);
    assertThat(run.manifest().at("/samples/rows").asLong()).isEqualTo(600);
    assertThat(run.manifest().at("/samples/weightless").asLong()).isEqualTo(weightless);
    assertThat(run.manifest().at("/samples/weight").asDouble())
        .isCloseTo(Arrays.stream(weights).sum(), within(1e-9));
    assertThat(run.manifest().at("/samples/largest_weight").asDouble())
        .isEqualTo(Arrays.stream(weights).max().orElseThrow());
    assertThat(run.manifest().at("/samples/effective").asDouble())
        .isCloseTo(effective, within(1e-9));
    assertThat(run.manifest().at("/blocks/noise_floor").asDouble())
        .as("sqrt(2 ln(pairs) / effective samples)")
        .isCloseTo(Math.sqrt(2 * Math.log(29 * 14) / effective), within(1e-12));
    ByteBuffer similarities = run.npy("similarity-condensed.npy", "<f8");
    assertThat(similarities.getDouble(similarities.position()))
        .isCloseTo(samples.correlation(weights, 0, 1), within(1e-12));
    for (Row row : run.table("classes").select("effective_samples", "positives").collectAsList()) {
      assertThat(row.getDouble(0)).isCloseTo(effective, within(1e-9));
    }
  }

  @Test
  void validateTellsWhatSamplesCountFor() {
    String path = write(LogForm.ARRAYS, samples.rows(LogForm.ARRAYS));
    CommandRun run = command("validate", path);
    assertThat(run.exitCode()).as(run.err()).isZero();
    double[] weights = samples.weights();
    assertThat(run.out())
        .contains(
            String.format(
                "weights add up to %.6g, the largest is %.6g; %.1f effective samples, 67 with"
                    + " weight 0",
                Arrays.stream(weights).sum(),
                Arrays.stream(weights).max().orElseThrow(),
                WeightedSamples.effective(weights)));
    assertThat(CommandRun.of("validate", "--input", path).out()).doesNotContain("weigh");
    assertThat(command("validate", path, "--set", BALANCED).out())
        .containsPattern("effective samples, \\d+ with weight 0");
  }

  private void refused(String message, String path, String... more) {
    CommandRun run =
        command(
            "analyze",
            path,
            Stream.concat(Stream.of("--output", folder.resolve("out").toString()), Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.complaint()).startsWith("classblocks: ").containsPattern(message);
    assertThat(run.exitCode()).isEqualTo(INPUT);
    assertThat(folder.resolve("out/latest.json")).doesNotExist();
  }

  @Test
  void weightsThatCannotBeAreRefused() {
    String path = write(LogForm.ARRAYS, samples.rows(LogForm.ARRAYS));
    refused(
        "Column 'labels' is array<int>; expected a weight", path, "--set", "input.weight=labels");
    refused(
        "no column 'ww' .input.weight.*Name another column, such as 'w'",
        path,
        "--set",
        "input.weight=ww");
    List<Row> weightless =
        IntStream.range(0, 5)
            .boxed()
            .flatMap(sample -> samples.rows(LogForm.PACKED, sample, 0.0).stream())
            .toList();
    refused(
        "All weights are 0 .5 samples.. Check the weights in column w.",
        write(LogForm.PACKED, weightless));
    refused(
        "Check the weights in column w and that labels in column labels name classes",
        folder.resolve("log-PACKED").toString(),
        "--set",
        BALANCED);
  }
}
