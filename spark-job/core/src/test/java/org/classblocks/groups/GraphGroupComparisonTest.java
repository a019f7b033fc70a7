package org.classblocks.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares groups of graphs with plain loops over all pairs. */
class GraphGroupComparisonTest {
  private static final int CLASSES = 40;
  private static final double TOLERANCE = 1e-12;
  private static final ClassList NAMES = ClassList.numbered(CLASSES);
  private static final double[] SAMPLES = {500, 120};

  /** Keeps some pairs, but for those of a class without a correlation; -1 for none. */
  private static SimilarityGraph graph(boolean[][] isKept, int constant, Random random) {
    ClassStatus[] statuses = new ClassStatus[CLASSES];
    Arrays.fill(statuses, ClassStatus.OK);
    double[] loads = random.doubles(CLASSES, -0.3, 0.5).toArray();
    if (constant >= 0) {
      statuses[constant] = ClassStatus.CONSTANT;
      loads[constant] = 0;
    }
    SimilarityGraph.Builder graph = SimilarityGraph.builder(NAMES, statuses, loads);
    for (int a = 0; a < CLASSES; a++) {
      int id = a;
      int[] others =
          IntStream.range(0, a)
              .filter(b -> isKept[id][b] && b != constant && id != constant)
              .toArray();
      if (others.length > 0) {
        double[] values = random.doubles(others.length, -0.4, 0.9).toArray();
        graph.add(id, others, values, new int[others.length], 0, others.length, 1);
      }
    }
    return graph.build();
  }

  private static boolean[][] kept(Random random) {
    boolean[][] isKept = new boolean[CLASSES][CLASSES];
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < a; b++) {
        isKept[a][b] = random.nextInt(4) == 0;
      }
    }
    return isKept;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void comparesKeptPairsAndTheMeansOfBlocks(long seed) {
    Random random = new Random(seed);
    boolean[][] isKept = kept(random);
    SimilarityGraph pooled = graph(isKept, -1, random);
    SimilarityGraph[] graphs = {graph(isKept, -1, random), graph(isKept, 5, random)};
    ClassOrder order = Orders.descending(pooled);
    BlockForest forest = Forests.random(random, order);
    GroupComparison found =
        GroupComparison.of(
            List.of(
                new SampleGroup("a", SAMPLES[0], graphs[0]),
                new SampleGroup("b", SAMPLES[1], graphs[1])),
            pooled,
            order,
            forest);
    long pairs = Arrays.stream(isKept).mapToInt(GraphGroupComparisonTest::count).sum();
    assertThat(found.pairsCompared()).isEqualTo(pairs);
    assertThat(found.pairs()).hasSize((int) pairs - count(isKept, 5)).isNotEmpty();
    double last = Double.POSITIVE_INFINITY;
    for (GroupComparison.Pair pair : found.pairs()) {
      assertThat(pooled.isKept(pair.classA(), pair.classB())).isTrue();
      double[] r = {
        graphs[0].at(pair.classA(), pair.classB()), graphs[1].at(pair.classA(), pair.classB())
      };
      assertDifference(pair.difference(), r, pairs);
      assertThat(pair.difference().statistic()).isLessThan(last + 1e-6);
      last = pair.difference().statistic();
    }
    assertThat(found.blocks()).hasSameSizeAs(forest.blocks());
    for (GroupComparison.BlockDifference block : found.blocks()) {
      Block of = forest.blocks().get(block.blockId());
      double[] means = {mean(graphs[0], order, of), mean(graphs[1], order, of)};
      assertDifference(block.difference(), means, forest.blocks().size());
    }
  }

  private static int count(boolean[] row) {
    int count = 0;
    for (boolean isSet : row) {
      count += isSet ? 1 : 0;
    }
    return count;
  }

  private static int count(boolean[][] isKept, int id) {
    int count = 0;
    for (int other = 0; other < CLASSES; other++) {
      count += isKept[id][other] || isKept[other][id] ? 1 : 0;
    }
    return count;
  }

  private static double mean(SimilarityGraph graph, ClassOrder order, Block block) {
    double sum = 0;
    int pairs = 0;
    for (int a = block.start(); a < block.end(); a++) {
      for (int b = block.start(); b < a; b++) {
        double r = graph.at(order.classAt(a), order.classAt(b));
        sum += Double.isNaN(r) ? 0 : r;
        pairs += Double.isNaN(r) ? 0 : 1;
      }
    }
    return sum / pairs;
  }

  /** Fisher's test of two correlations: their transforms differ by a normal z. */
  private static void assertDifference(Difference found, double[] r, long comparisons) {
    double z = (atanh(r[0]) - atanh(r[1])) / Math.sqrt(1 / (SAMPLES[0] - 3) + 1 / (SAMPLES[1] - 3));
    double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    assertThat(found.lowest()).isCloseTo(Math.min(r[0], r[1]), within(TOLERANCE));
    assertThat(found.highest()).isCloseTo(Math.max(r[0], r[1]), within(TOLERANCE));
    assertThat(found.highestGroup()).isEqualTo(r[0] > r[1] ? "a" : "b");
    assertThat(found.statistic()).isCloseTo(z * z, within(1e-9 * (1 + z * z)));
    assertThat(found.pValue()).isCloseTo(Math.min(1, p * comparisons), within(1e-9));
  }

  private static double atanh(double r) {
    return Math.log((1 + r) / (1 - r)) / 2;
  }
}
