package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChanceBoundTest {
  /** Eight leaves: two pairs make node 10, and the others join one by one. */
  private static final Dendrogram TREE =
      new Dendrogram(
          8,
          new int[] {0, 2, 8, 10, 11, 12, 13},
          new int[] {1, 3, 9, 4, 5, 6, 7},
          new double[] {1, 2, 3, 4, 5, 6, 7});

  private static final int TWO_PAIRS = 10;

  /** What chance may give between the two pairs, whose similarities are all the same. */
  private static double floor(double similarity, double common, SamplingNoise noise) {
    SimilarityMatrix matrix = Matrices.of(8, (i, j) -> i < 4 && j < 4 ? similarity : common);
    ClassOrder order = new ClassOrder(TREE, TREE.leafOrder(), IntStream.range(0, 8).toArray(), 8);
    return new ChanceBound(order, NodeSimilarities.of(matrix, order), noise)
        .floor(TWO_PAIRS, common);
  }

  /**
   * numpy 2.4.6, with p = q of the two pairs: {@code w = (1 + log(8 * p)) / p * 2; 0.75 * sqrt(2 *
   * w * (p * p + (c - c * c / 2) * 2 * p) / n)} where {@code p = max(0.5, ((1 + r) / 2 - c) / (1 -
   * c))}.
   */
  @ParameterizedTest
  @CsvSource({
    "0.2, 0, 1000, 0.05888659855335245",
    "0.8, 0, 1000, 0.0776048585959318",
    "0.2, 0.1, 1000, 0.06465099423670621",
    "0.2, 0.1, 10000, 0.02044443947824107",
  })
  void growsWithWhatHalvesHaveInCommon(double r, double c, int samples, double expected) {
    assertThat(floor(r, c, SamplingNoise.ofNormalScores(8, samples)))
        .isCloseTo(expected, within(1e-14));
  }

  @Test
  void growsWithSamplesThatCarryMuch() {
    double usual = 2 * Math.log(1_000) / 1_000;
    double[] peaks = new double[8];
    Arrays.fill(peaks, 0, 4, 0.2 + usual);
    double p = 0.6;
    double logWays = 2 * (1 + Math.log(8 * p)) / p;
    assertThat(floor(0.2, 0, SamplingNoise.of(1_000, peaks)))
        .isCloseTo(
            floor(0.2, 0, SamplingNoise.ofNormalScores(8, 1_000))
                + 0.75 * logWays * p * p * 0.2 / 20,
            within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noNodeOfATreeOverNoiseReachesIt(long seed) {
    assertNothingReachesIt(Matrices.noise(80, 300, seed), "level", seed);
  }

  /**
   * The similarity of all to all changes from seed to seed, so only persistence can be compared.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noNodePersistsLongerInNoiseOverACommonFactor(long seed) {
    Random random = new Random(seed);
    double[] factor = IntStream.range(0, 300).mapToDouble(s -> random.nextGaussian()).toArray();
    double[][] scores = Matrices.drawn(80, 300, (c, s) -> factor[s] + random.nextGaussian());
    assertNothingReachesIt(Matrices.ofScores(scores), "persistence", seed);
  }

  private static void assertNothingReachesIt(
      SimilarityMatrix similarity, String measure, long seed) {
    ClassOrder order = Matrices.ordered(similarity);
    Dendrogram tree = order.dendrogram();
    NodeSimilarities similarities = NodeSimilarities.of(similarity, order);
    SamplingNoise noise = SamplingNoise.ofNormalScores(80, 300);
    CandidateMeasures measures = new CandidateMeasures(order, similarities, noise);
    ChanceBound chance = new ChanceBound(order, similarities, noise);
    int[] parents = tree.parents();
    for (int node = tree.leafCount(); node < tree.root(); node++) {
      if (tree.size(node) > 2) {
        boolean isLevel = measure.equals("level");
        double common = isLevel ? 0 : similarities.level(parents[node]);
        assertThat(isLevel ? similarities.level(node) : measures.persistence(node))
            .as("%s of a node of %d classes, seed %d", measure, tree.size(node), seed)
            .isLessThan(chance.floor(node, common));
      }
    }
  }
}
