package org.classblocks.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.classblocks.fixtures.Graphs;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of 0 and 1, which half of the samples list at most, in two groups that do not differ. */
class ListedHomogeneityTest {
  private static final int CLASSES = 12;
  private static final int SAMPLES = 4_000;

  /** Counts of the samples that list two classes, over all of them, and the similarity in each. */
  private final int[][] both = new int[CLASSES][CLASSES];

  private final double[][][] r = new double[2][CLASSES][CLASSES];

  private void draw(long seed) {
    Random random = new Random(seed);
    int[][][] counts = new int[2][CLASSES][CLASSES];
    for (int row = 0; row < SAMPLES; row++) {
      boolean isTopic = random.nextInt(50) == 0;
      boolean[] isListed = new boolean[CLASSES];
      for (int id = 0; id < CLASSES; id++) {
        isListed[id] = random.nextInt(isTopic ? 2 : 300) == 0;
      }
      for (int a = 0; a < CLASSES; a++) {
        for (int b = 0; b < CLASSES; b++) {
          counts[row % 2][a][b] += isListed[a] && isListed[b] ? 1 : 0;
          both[a][b] += isListed[a] && isListed[b] ? 1 : 0;
        }
      }
    }
    for (int group = 0; group < 2; group++) {
      for (int a = 0; a < CLASSES; a++) {
        for (int b = 0; b < CLASSES; b++) {
          r[group][a][b] = phi(counts[group], a, b, SAMPLES / 2.0, 0);
        }
      }
    }
  }

  private static double phi(int[][] counts, int a, int b, double samples, double more) {
    double p = counts[a][a] / samples;
    double q = counts[b][b] / samples;
    return ((counts[a][b] + more) / samples - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
  }

  /** Bishop, Fienberg and Holland, with half a sample more that lists both. */
  private double variance(int a, int b) {
    double p = (double) both[a][a] / SAMPLES;
    double q = (double) both[b][b] / SAMPLES;
    double phi = phi(both, a, b, SAMPLES, 0.5);
    double skewA = (2 * p - 1) / Math.sqrt(p * (1 - p));
    double skewB = (2 * q - 1) / Math.sqrt(q * (1 - q));
    double squares = skewA * skewA + skewB * skewB;
    return (1 - phi * phi + phi * (1 + phi * phi / 2) * skewA * skewB - 0.75 * phi * phi * squares)
        / (SAMPLES / 2.0);
  }

  private SampleGroup group(int group, boolean isGraph) {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(CLASSES);
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b <= a; b++) {
        values.set(a, b, a == b ? 1 : r[group][a][b]);
      }
    }
    ClassStatus[] statuses = new ClassStatus[CLASSES];
    Arrays.fill(statuses, ClassStatus.OK);
    SimilarityMatrix matrix =
        new SimilarityMatrix(ClassList.numbered(CLASSES), statuses, values.build());
    Similarity similarity =
        isGraph ? Graphs.of(matrix, new double[CLASSES], (a, b) -> true) : matrix;
    double[] none = new double[CLASSES];
    ListedPairs listed = ListedPairs.of(CLASSES, SAMPLES, (a, b) -> both[a][b]);
    Marginals marginals = new Marginals(SAMPLES / 2, none, none, none, none);
    return new SampleGroup(
        "" + group,
        SAMPLES / 2.0,
        similarity,
        Optional.of(new PairNoise(similarity, listed, marginals, Optional.empty())));
  }

  private GroupTest test(boolean isGraph) {
    List<SampleGroup> groups = List.of(group(0, isGraph), group(1, isGraph));
    int pairs = CLASSES * (CLASSES - 1) / 2;
    return new ListedHomogeneity(groups, new Homogeneity(groups, pairs));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void countsSayHowFarCorrelationsErr(long seed) {
    draw(seed);
    for (boolean isGraph : new boolean[] {false, true}) {
      GroupTest test = test(isGraph);
      double sum = 0;
      double[] means = new double[2];
      int pairs = CLASSES * (CLASSES - 1) / 2;
      for (int a = 0; a < CLASSES; a++) {
        for (int b = 0; b < a; b++) {
          double[] values = {r[0][a][b], r[1][a][b]};
          double z = (values[0] - values[1]) / Math.sqrt(2 * variance(a, b));
          Difference found = test.ofPair(a, b, values);
          assertThat(found.statistic()).isCloseTo(z * z, within(1e-9 * (1 + z * z)));
          double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
          assertThat(found.pValue()).isCloseTo(Math.min(1, p * pairs), within(1e-9));
          assertThat(found.exceedsNoise()).isFalse();
          assertThat(test.ratio(a, b, values)).isLessThan(1);
          sum += variance(a, b);
          means[0] += values[0] / pairs;
          means[1] += values[1] / pairs;
        }
      }
      double ofMean = sum / pairs * 2 / CLASSES;
      double statistic = (means[0] - means[1]) * (means[0] - means[1]) / (2 * ofMean);
      int[] ids = IntStream.range(0, CLASSES).map(id -> CLASSES - 1 - id).toArray();
      assertThat(test.ofBlock(ids, means, 1).statistic())
          .isCloseTo(statistic, within(1e-9 * (1 + statistic)));
      assertThat(test.ofBlock(ids, means, 1).exceedsNoise()).isFalse();
    }
  }
}
