package org.classblocks.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Orders;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.order.ClassOrder;
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
  private static final ClassOrder ORDER =
      Orders.descending(
          new SimilarityMatrix(
              ClassList.numbered(CLASSES), statuses(-1), SymmetricMatrix.builder(CLASSES).build()));

  /** Positions; chains of one block in another, and blocks side by side. */
  private static final int[][] NESTED = {{0, 12}, {0, 7}, {0, 4}, {0, 3}, {4, 7}, {7, 11}, {8, 11}};

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

  /** A group whose classes all have a correlation, in a matrix or in a graph of all pairs. */
  private SampleGroup group(int group, boolean isGraph) {
    SimilarityMatrix matrix = matrix(group, -1);
    return group(group, isGraph ? Graphs.of(matrix, new double[CLASSES], (a, b) -> true) : matrix);
  }

  /** The similarities in a group, of which one class has none; -1 if all have. */
  private SimilarityMatrix matrix(int group, int constant) {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(CLASSES);
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b <= a; b++) {
        boolean hasNone = a == constant || b == constant;
        values.set(a, b, hasNone ? Double.NaN : a == b ? 1 : r[group][a][b]);
      }
    }
    return new SimilarityMatrix(ClassList.numbered(CLASSES), statuses(constant), values.build());
  }

  private static ClassStatus[] statuses(int constant) {
    ClassStatus[] statuses = new ClassStatus[CLASSES];
    Arrays.fill(statuses, ClassStatus.OK);
    if (constant >= 0) {
      statuses[constant] = ClassStatus.CONSTANT;
    }
    return statuses;
  }

  private SampleGroup group(int group, Similarity similarity) {
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
    return new ListedHomogeneity(
        groups, new Homogeneity(groups, pairs), ORDER, Forests.of(CLASSES, new int[] {0, CLASSES}));
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
      Block all = Forests.of(CLASSES, new int[] {0, CLASSES}).blocks().get(0);
      assertThat(test.ofBlock(all, means, 1).statistic())
          .isCloseTo(statistic, within(1e-9 * (1 + statistic)));
      assertThat(test.ofBlock(all, means, 1).exceedsNoise()).isFalse();
    }
  }

  /** As plain loops over the pairs of each block, and the same on one thread as on several. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 3, 8})
  void nestedBlocksHaveTheVariancesOfTheirPairs(int constant) {
    draw(6);
    BlockForest forest = Forests.of(CLASSES, NESTED);
    SimilarityMatrix matrix = matrix(0, constant);
    Similarity graph = Graphs.of(matrix, new double[CLASSES], (a, b) -> (a * b + a + b) % 3 != 0);
    for (Similarity similarity : List.of(matrix, graph)) {
      SampleGroup group = group(0, similarity);
      double[] found = BlockVariances.of(group, ORDER, forest);
      assertThat(found).hasSameSizeAs(NESTED);
      for (Block block : forest.blocks()) {
        double expected = variance(block, similarity);
        assertThat(expected).as("%s", block).isPositive();
        assertThat(found[block.id()]).as("%s", block).isCloseTo(expected, within(1e-12 * expected));
      }
      ForkJoinPool one = new ForkJoinPool(1);
      assertThat(one.submit(() -> BlockVariances.of(group, ORDER, forest)).join()).isEqualTo(found);
      one.shutdown();
    }
  }

  private double variance(Block block, Similarity similarity) {
    int[] ids =
        IntStream.range(block.start(), block.end())
            .map(ORDER::classAt)
            .filter(id -> similarity.status(id) == ClassStatus.OK)
            .toArray();
    double sum = 0;
    for (int a : ids) {
      for (int b : ids) {
        sum += a < b && similarity.isKept(a, b) ? variance(a, b) : 0;
      }
    }
    double pairs = ids.length * (ids.length - 1) / 2.0;
    return sum / pairs * 2 / ids.length;
  }
}
