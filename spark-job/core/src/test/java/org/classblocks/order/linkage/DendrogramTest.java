package org.classblocks.order.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.junit.jupiter.api.Test;

class DendrogramTest {
  /** ((2, 0), (1, 3)): nodes 4 and 5, and the root 6. */
  private static final Dendrogram TREE =
      new Dendrogram(4, new int[] {2, 1, 4}, new int[] {0, 3, 5}, new double[] {1, 2, 3});

  @Test
  void numbersNodesAsScipyDoes() {
    assertThat(TREE.nodeCount()).isEqualTo(7);
    assertThat(TREE.root()).isEqualTo(6);
    assertThat(TREE.isLeaf(3)).isTrue();
    assertThat(TREE.isLeaf(4)).isFalse();
    assertThat(TREE.left(5)).isEqualTo(1);
    assertThat(TREE.right(5)).isEqualTo(3);
    assertThat(IntStream.range(0, 7).map(TREE::size)).containsExactly(1, 1, 1, 1, 2, 2, 4);
    assertThat(IntStream.range(0, 7).mapToDouble(TREE::height))
        .containsExactly(0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0);
  }

  @Test
  void leavesStandFirstChildFirst() {
    assertThat(TREE.leafOrder().toArray()).containsExactly(2, 0, 1, 3);
  }

  @Test
  void knowsItsParents() {
    assertThat(TREE.parents()).containsExactly(4, 5, 4, 5, 6, 6, -1);
  }

  @Test
  void countsTheMergesBelowOneOfTheirChildren() {
    assertThat(TREE.inversions()).isZero();
    double[] heights = {2, 1, 1.5};
    assertThat(new Dendrogram(4, new int[] {0, 2, 4}, new int[] {1, 3, 5}, heights).inversions())
        .isEqualTo(1);
    heights[2] = 2;
    assertThat(new Dendrogram(4, new int[] {0, 2, 4}, new int[] {1, 3, 5}, heights).inversions())
        .isZero();
  }

  @Test
  void keepsItsOwnCopyOfTheMerges() {
    int[] left = {0};
    Dendrogram tree = new Dendrogram(2, left, new int[] {1}, new double[] {1});
    left[0] = 1;
    assertThat(tree.left(2)).isZero();
  }

  @Test
  void twoNodesMeetInTheLowestThatHoldsBoth() {
    int[] parents = TREE.parents();
    assertThat(Dendrogram.meeting(parents, 2, 0)).isEqualTo(4);
    assertThat(Dendrogram.meeting(parents, 0, 3)).isEqualTo(6);
    assertThat(Dendrogram.meeting(parents, 3, 4)).isEqualTo(6);
    assertThat(Dendrogram.meeting(parents, 0, 4)).isEqualTo(4);
    assertThat(Dendrogram.meeting(parents, 5, 5)).isEqualTo(5);
  }

  @Test
  void refusesWhatIsNoTree() {
    double[] heights = {1, 2};
    assertThatThrownBy(() -> new Dendrogram(3, new int[] {0}, new int[] {1}, new double[] {1}))
        .hasMessageContaining("3 leaves need 2 merges");
    assertThatThrownBy(() -> new Dendrogram(3, new int[] {0, 0}, new int[] {1, 2}, heights))
        .hasMessageContaining("node 4 cannot have the child 0");
    assertThatThrownBy(() -> new Dendrogram(3, new int[] {0, 3}, new int[] {1, 1}, heights))
        .hasMessageContaining("node 4 cannot have the child 1");
    assertThatThrownBy(() -> new Dendrogram(3, new int[] {0, 4}, new int[] {1, 2}, heights))
        .hasMessageContaining("node 4 cannot have the child 4");
  }

  @Test
  void aCaterpillarNeedsNoDeepStack() {
    int size = 50_000;
    int[] left = IntStream.range(0, size - 1).map(t -> t == 0 ? 0 : size + t - 1).toArray();
    int[] right = IntStream.range(1, size).toArray();
    double[] heights = IntStream.range(1, size).asDoubleStream().toArray();
    Dendrogram tree = new Dendrogram(size, left, right, heights);
    int[] identity = IntStream.range(0, size).toArray();
    assertThat(tree.leafOrder().toArray()).isEqualTo(identity);
    assertThat(tree.parents()[0]).isEqualTo(size);
    ClassOrder order = new ClassOrder(tree, tree.leafOrder(), identity, size);
    assertThat(order.end(tree.root())).isEqualTo(size);
  }
}
