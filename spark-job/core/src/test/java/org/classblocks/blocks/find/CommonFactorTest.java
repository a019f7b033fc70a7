package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.classblocks.blocks.Matrices;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class CommonFactorTest {
  private static final double PAIR_VARIANCE = 1e-4;

  private static CommonFactor ofFirst(int size, SimilarityMatrix similarity) {
    ClassOrder order = Matrices.ordered(similarity);
    Dendrogram tree = order.dendrogram();
    for (int node = tree.leafCount(); node < tree.root(); node++) {
      int start = order.start(node);
      if (tree.size(node) == size && maxClass(order, start, start + size) < size) {
        return CommonFactor.of(NodeSimilarities.of(similarity, order), node, PAIR_VARIANCE);
      }
    }
    throw new AssertionError("the first " + size + " classes are no node");
  }

  private static int maxClass(ClassOrder order, int start, int end) {
    int max = 0;
    for (int p = start; p < end; p++) {
      max = Math.max(max, order.classAt(p));
    }
    return max;
  }

  /** Loadings of 0.9 inside and 0.5 around: 0.81 inside, 0.45 between, 0.25 around. */
  @Test
  void isTheSquareOfTheLoadingInside() {
    CommonFactor factor =
        ofFirst(8, Matrices.of(60, (i, j) -> (i < 8 ? 0.9 : 0.5) * (j < 8 ? 0.9 : 0.5)));
    assertThat(factor.level()).isCloseTo(0.81, within(1e-12));
  }

  /**
   * The same; numpy 2.4.6: {@code a = 1/8 + 7/8*0.81 - 0.81; b = 1/52 + 51/52*0.25 - 0.25; 3 *
   * np.hypot(2 * 0.45 / 0.25 * np.sqrt(a * b * 1e-4), 0.81 * np.sqrt(2e-4) * b / 0.25)}.
   */
  @Test
  void errsByWhatClassesHaveOfTheirOwn() {
    CommonFactor factor =
        ofFirst(8, Matrices.of(60, (i, j) -> (i < 8 ? 0.9 : 0.5) * (j < 8 ? 0.9 : 0.5)));
    assertThat(factor.error()).isCloseTo(0.002815360970896929, within(1e-12));
  }

  /** Two classes of the rest belong to the node's own group: no factor behind all classes. */
  @Test
  void explainsNothingIfFewClassesHoldTheRestTogether() {
    CommonFactor factor =
        ofFirst(6, Matrices.of(40, (i, j) -> i < 6 && j < 6 ? 0.6 : i < 8 && j < 8 ? 0.3 : 0));
    assertThat(factor.explainsNothing()).isTrue();
  }

  @Test
  void explainsNothingInANodeThatIsUnlikeTheRest() {
    CommonFactor factor = ofFirst(6, Matrices.of(20, (i, j) -> i < 6 == j < 6 ? 0.5 : -0.1));
    assertThat(factor.explainsNothing()).isTrue();
  }
}
