package org.classblocks.moments.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.sparse.SparseMomentsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with sums over all samples at once, by the definition. */
class AttributeMomentsTest {
  private static final int CLASSES = 7;
  private static final double ABSENT = -1.5;
  private static final String[] CAMERAS = {"wide", "zoom", "night"};

  /** A sample: scores (NaN where a sparse one lists none), a number, a category and a weight. */
  private record Sample(List<Double> scores, double number, String camera, double weight) {
    double score(int id) {
      return Double.isNaN(scores.get(id)) ? ABSENT : scores.get(id);
    }

    /** The value of a column, less the pivot of the sums. */
    double value(ColumnSums sums) {
      boolean isMissing =
          sums.column().attribute() == 0 ? !Double.isFinite(number) : camera == null;
      return switch (sums.column().kind()) {
        case NUMBER -> isMissing ? 0 : number - sums.pivot();
        case CATEGORY -> sums.column().category().equals(camera) ? 1 : 0;
        case MISSING -> isMissing ? 1 : 0;
      };
    }
  }

  private static List<Sample> samples(Random random, int rows, boolean isWeighted, double mean) {
    List<Sample> samples = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double number = mean + random.nextGaussian();
      List<Double> scores = new ArrayList<>();
      for (int id = 0; id < CLASSES; id++) {
        double score = 3 * random.nextGaussian() + id * (number - mean);
        scores.add(random.nextInt(3) == 0 ? Double.NaN : score);
      }
      double weight = isWeighted ? random.nextInt(4) / 2.0 : 1;
      samples.add(
          new Sample(
              scores,
              random.nextInt(10) == 0 ? Double.NaN : number,
              random.nextInt(8) == 0 ? null : CAMERAS[row * 3 / rows],
              weight));
    }
    return samples;
  }

  private static void describe(SampleBatch batch, Sample sample, boolean isWeighted) {
    batch.attributes().addNumber(0, sample.number());
    if (sample.camera() == null) {
      batch.attributes().addMissing(1);
    } else {
      batch.attributes().addCategory(1, sample.camera());
    }
    if (isWeighted) {
      batch.weigh(sample.weight());
    }
  }

  private static ScoreBatch dense(List<Sample> samples, boolean isWeighted) {
    ScoreBatch batch = ScoreBatch.ofDoubles(samples.size(), CLASSES);
    for (Sample sample : samples) {
      double[] row = new double[CLASSES];
      for (int id = 0; id < CLASSES; id++) {
        row[id] = sample.score(id);
      }
      batch.add(row);
      describe(batch, sample, isWeighted);
    }
    return batch;
  }

  private static SparseBatch sparse(List<Sample> samples, boolean isWeighted) {
    SparseBatch batch = new SparseBatch(CLASSES, ABSENT, 1000, 1000);
    for (Sample sample : samples) {
      int[] ids = new int[CLASSES];
      double[] scores = new double[CLASSES];
      int listed = 0;
      for (int id = 0; id < CLASSES; id++) {
        if (!Double.isNaN(sample.scores().get(id))) {
          ids[listed] = id;
          scores[listed++] = sample.scores().get(id);
        }
      }
      batch.add(ids, scores, 0, listed);
      describe(batch, sample, isWeighted);
    }
    return batch;
  }

  private static AttributeMoments gathered(
      List<Sample> samples, int batchRows, boolean isSparse, boolean isWeighted) {
    List<Tile> tiles = List.of(new Tile(0, 0, CLASSES, 0, CLASSES));
    if (isSparse) {
      SparseMomentsBuilder builder = new SparseMomentsBuilder(CLASSES, tiles);
      for (int start = 0; start < samples.size(); start += batchRows) {
        builder.accept(sparse(part(samples, start, batchRows), isWeighted));
      }
      return builder.attributes();
    }
    try (MomentsAccumulator<ScoreBatch> builder =
        new MomentsBuilder(CLASSES, 1000, tiles, Precision.DOUBLE, FastestBlas.INSTANCE)) {
      for (int start = 0; start < samples.size(); start += batchRows) {
        builder.accept(dense(part(samples, start, batchRows), isWeighted));
      }
      return builder.attributes();
    }
  }

  private static List<Sample> part(List<Sample> samples, int start, int rows) {
    return samples.subList(start, Math.min(samples.size(), start + rows));
  }

  private static void requireDefinition(AttributeMoments found, List<Sample> samples) {
    double weight = samples.stream().mapToDouble(Sample::weight).sum();
    assertThat(found.weight()).isCloseTo(weight, within(1e-9));
    for (int a = 0; a < found.size(); a++) {
      ColumnSums sums = found.sums(a);
      double mean =
          samples.stream().mapToDouble(one -> one.weight() * one.value(sums)).sum() / weight;
      assertThat(sums.mean()).as("%s", sums).isCloseTo(mean, within(1e-9));
      for (int id = 0; id < CLASSES; id++) {
        int of = id;
        double meanScore =
            samples.stream().mapToDouble(one -> one.weight() * one.score(of)).sum() / weight;
        double expected =
            samples.stream()
                .mapToDouble(
                    one -> one.weight() * (one.value(sums) - mean) * (one.score(of) - meanScore))
                .sum();
        double there = Math.scalb(found.withClasses(a)[id], found.exponent(id));
        assertThat(there).as("%s with class %d", sums, id).isCloseTo(expected, within(1e-7));
      }
      for (int b = 0; b <= a; b++) {
        ColumnSums other = found.sums(b);
        double otherMean = other.mean();
        double expected =
            samples.stream()
                .mapToDouble(
                    one -> one.weight() * (one.value(sums) - mean) * (one.value(other) - otherMean))
                .sum();
        assertThat(found.withColumn(a, b))
            .as("%s with %s", sums, other)
            .isCloseTo(expected, within(1e-7));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, false, 0", "7, false, false, 0", "100, false, true, 5", "7, false, true, 1e6",
    "1, true, false, 0", "7, true, false, 0", "100, true, true, 5", "7, true, true, 1e6"
  })
  void isTheDefinitionWhateverTheBatches(
      int batchRows, boolean isSparse, boolean isWeighted, double mean) {
    List<Sample> samples = samples(new Random(3), 150, isWeighted, mean);
    AttributeMoments found = gathered(samples, batchRows, isSparse, isWeighted);
    assertThat(found.size()).isEqualTo(6);
    assertThat(found.categories().get(1)).containsExactlyInAnyOrder(CAMERAS);
    requireDefinition(found, samples);
  }

  /** Each part has other pivots, and the cameras of the others are new to it. */
  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void mergesPartsThatHaveMetOtherColumns(boolean isSparse, boolean isWeighted) {
    List<Sample> samples = samples(new Random(5), 120, isWeighted, 1e5);
    AttributeMoments total = new AttributeMoments(CLASSES);
    for (int start = 80; start >= 0; start -= 40) {
      AttributeMoments part = gathered(part(samples, start, 40), 16, isSparse, isWeighted);
      total.combine(new AttributeMoments(CLASSES));
      total.combine(part);
    }
    requireDefinition(total, samples);
  }

  @Test
  void mergingLeavesTheOtherPartAsItWas() {
    List<Sample> samples = samples(new Random(6), 60, true, 10);
    AttributeMoments first = gathered(part(samples, 0, 30), 30, false, true);
    AttributeMoments second = gathered(part(samples, 30, 30), 30, false, true);
    first.combine(second);
    requireDefinition(second, part(samples, 30, 30));
  }

  @Test
  void keepsDigitsOfExtremeScores() {
    List<Sample> plain = samples(new Random(8), 50, false, 0);
    List<Sample> extreme = new ArrayList<>();
    for (Sample sample : plain) {
      List<Double> scores = new ArrayList<>(sample.scores());
      scores.set(0, 0x1p500 * sample.number());
      extreme.add(new Sample(scores, sample.number(), sample.camera(), 1));
    }
    List<Sample> known = extreme.stream().filter(one -> Double.isFinite(one.number())).toList();
    AttributeMoments total = gathered(part(known, 0, 20), 20, false, false);
    total.combine(gathered(part(known, 20, 30), 7, false, false));
    int number = 0;
    while (total.sums(number).column().kind() != AttributeColumn.Kind.NUMBER) {
      number++;
    }
    double there = Math.scalb(total.withClasses(number)[0], total.exponent(0) - 500);
    assertThat(there).isCloseTo(total.withColumn(number, number), within(1e-9));
  }

  @Test
  void countsExtremeAndInfiniteNumbersAsMissing() {
    List<Sample> samples = samples(new Random(9), 20, false, 0);
    List<Sample> some = new ArrayList<>();
    for (Sample sample : samples) {
      double number = some.size() % 3 == 0 ? Double.POSITIVE_INFINITY : 1;
      some.add(new Sample(sample.scores(), number, sample.camera(), 1));
    }
    requireDefinition(gathered(some, 20, false, false), some);
    some.replaceAll(
        one ->
            new Sample(one.scores(), Double.isInfinite(one.number()) ? 1e200 : 1, one.camera(), 1));
    AttributeMoments found = gathered(some, 20, false, false);
    assertThat(found.sums(found.place(AttributeColumn.ofMissing(0))).mean()).isEqualTo(7 / 20.0);
  }

  @Test
  void travelsBetweenProcesses() throws Exception {
    List<Sample> samples = samples(new Random(10), 40, true, 3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(gathered(part(samples, 0, 25), 10, false, true));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      AttributeMoments arrived = (AttributeMoments) in.readObject();
      arrived.combine(gathered(part(samples, 25, 15), 10, true, true));
      requireDefinition(arrived, samples);
    }
  }
}
