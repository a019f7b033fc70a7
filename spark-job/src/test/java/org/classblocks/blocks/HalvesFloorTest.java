package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalvesFloorTest {
  /**
   * numpy 2.4.6 and scipy 1.17.1: {@code 0.1 * np.sqrt((np.log(comb(m, a)) + np.log(comb(m - a,
   * b))) / np.log(m * (m - 1) / 2) / (a * b))}.
   */
  @ParameterizedTest
  @CsvSource({
    "1000, 1, 1, 0.10260730249582678",
    "1000, 1, 2, 0.08735841331317601",
    "1000, 50, 50, 0.010885445029759015",
    "10, 3, 7, 0.024472153342211676",
    "3, 1, 1, 0.127707860117201",
  })
  void scalesTheFloorOfAPair(int leaves, int a, int b, double expected) {
    assertThat(new HalvesFloor(0.1, leaves).of(a, b)).isCloseTo(expected, within(1e-13));
    assertThat(new HalvesFloor(0.1, leaves).of(b, a)).isCloseTo(expected, within(1e-13));
  }

  @Test
  void onePairHasNone() {
    assertThat(new HalvesFloor(0.1, 2).of(1, 1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noNodeOfATreeOverNoiseReachesIt(long seed) {
    SimilarityMatrix similarity = Matrices.noise(80, 300, seed);
    var order = Matrices.ordered(similarity);
    var tree = order.dendrogram();
    NodeSimilarities similarities = new NodeSimilarities(similarity, order);
    HalvesFloor floor = new HalvesFloor(NoiseFloor.of(80, 300), 80);
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      if (tree.size(node) > 2) {
        assertThat(similarities.level(node))
            .as("level of a node of %d classes, seed %d", tree.size(node), seed)
            .isLessThan(floor.of(tree.size(tree.left(node)), tree.size(tree.right(node))));
      }
    }
  }
}
