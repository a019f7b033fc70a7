package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.batch.Marginals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Floats in mixed precision, from samples to correlations, beside exact decimals. Each column is
 * hard to centre in a way of its own.
 */
class FloatScoresTest {
  private static final int SAMPLES = 2500;

  /** Of means and standard deviations, relative to the standard deviation. */
  private static final double STATISTICS_ERROR = 1e-9;

  /** The first columns do not drift, so they are centred as floats; with the others few are. */
  private static final int STEADY = 13;

  private static double[][] columns(long seed, boolean areSteady) {
    Random random = new Random(seed);
    IntToDoubleFunction[] courses = {
      row -> random.nextGaussian(),
      row -> 1e6 + random.nextGaussian(),
      row -> 1e-25 * (3 + random.nextGaussian()),
      row -> 3e37 * random.nextGaussian(),
      row -> 1e-44 * random.nextInt(100),
      row -> 0.1,
      row -> 0,
      row -> row % 100 == 7 ? 1 : 0,
      row -> random.nextInt(50) == 0 ? 1 : 0.1,
      row -> random.nextBoolean() ? 0.9999999 : 1e-7,
      row -> row % 3 == 0 ? -Float.MAX_VALUE : random.nextGaussian(),
      row -> row == 1234 ? 1e12 : random.nextGaussian(),
      row -> row == 0 ? 1e12 : random.nextGaussian(),
      row -> row < 100 ? 5 : 7 + 1e-3 * random.nextGaussian(),
      row -> row < 100 ? random.nextGaussian() : 3,
      row -> row / 50.0 + random.nextGaussian(),
      row -> row < 2000 ? 1e-30 * random.nextGaussian() : random.nextGaussian(),
      row -> row < 500 ? random.nextGaussian() : 1e-30 * random.nextGaussian(),
      row -> row < 500 ? 0 : 1e20 * random.nextGaussian(),
      row -> 1 / (1 + Math.exp(25 - 6 * random.nextGaussian())),
      row -> row < 1250 ? 3e38 : -3e38
    };
    int classCount = areSteady ? STEADY : courses.length;
    double[][] rows = new double[SAMPLES][classCount];
    for (int row = 0; row < SAMPLES; row++) {
      double factor = random.nextGaussian();
      for (int id = 0; id < classCount; id++) {
        double score = courses[id].applyAsDouble(row);
        rows[row][id] = (float) (id == 1 || id == 2 ? score * (1 + 1e-7 * factor) : score);
      }
      rows[row][0] = (float) (rows[row][0] + factor);
    }
    return rows;
  }

  @ParameterizedTest(name = "seed {0}, batches of {1}, {2} partitions, steady: {3}")
  @CsvSource({
    "1, 1, 1, true",
    "2, 7, 1, true",
    "3, 64, 1, true",
    "4, 64, 5, true",
    "5, 248, 2, true",
    "6, 1, 1, false",
    "7, 7, 30, false",
    "8, 64, 1, false",
    "9, 300, 2, false",
    "10, 2500, 1, false"
  })
  void areAsGoodAsPromised(long seed, int batchRows, int partitions, boolean areSteady) {
    double[][] rows = columns(seed, areSteady);
    int classCount = rows[0].length;
    Tiling tiling = new Tiling(classCount, 8);
    Gathered total = Gathered.empty(tiling);
    for (int part = 0; part < partitions; part++) {
      int start = SAMPLES * part / partitions;
      int end = SAMPLES * (part + 1) / partitions;
      total.combine(Gathered.ofFloats(Arrays.copyOfRange(rows, start, end), batchRows, tiling));
    }
    ExactMoments exact = new ExactMoments(rows);
    SimilarityMatrix similarity = Correlations.of(total, classCount);
    double bound = 17.0 / 16 * (2 * batchRows + 3) * 0x1p-24;
    for (int a = 0; a < classCount; a++) {
      boolean isConstant = exact.coMoment(a, a).signum() == 0;
      assertThat(similarity.status(a))
          .as("class %d", a)
          .isEqualTo(isConstant ? ClassStatus.CONSTANT : ClassStatus.OK);
      for (int b = 0; b < a && !isConstant; b++) {
        if (similarity.status(b) == ClassStatus.OK) {
          assertThat(similarity.at(a, b))
              .as("(%d, %d)", a, b)
              .isCloseTo(exact.correlation(a, b).doubleValue(), within(Math.min(bound, 5e-6)));
        }
      }
    }
    assertStatistics(total.marginals().result(), exact, rows);
  }

  private static void assertStatistics(Marginals marginals, ExactMoments exact, double[][] rows) {
    for (int id = 0; id < rows[0].length; id++) {
      int column = id;
      double[] scores = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
      double sd = Math.sqrt(exact.coMoment(id, id).doubleValue() / (SAMPLES - 1));
      double mean = exact.mean(id).doubleValue();
      assertThat(marginals.min(id)).isEqualTo(Arrays.stream(scores).min().orElse(0));
      assertThat(marginals.max(id)).isEqualTo(Arrays.stream(scores).max().orElse(0));
      assertThat(marginals.sd(id)).as("sd of %d", id).isCloseTo(sd, within(STATISTICS_ERROR * sd));
      assertThat(marginals.mean(id))
          .as("mean of %d", id)
          .isCloseTo(mean, within(STATISTICS_ERROR * sd + Math.ulp(mean)));
    }
  }
}
