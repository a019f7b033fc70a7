package org.classblocks.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.linkage.Dendrogram;
import org.junit.jupiter.api.Test;

class ClassOrderTest {
  /** ((0, 1), (2, 3)) over the classes 1, 2, 5 and 6 of 7. */
  private static final Dendrogram TREE =
      new Dendrogram(4, new int[] {0, 2, 4}, new int[] {1, 3, 5}, new double[] {1, 2, 3});

  private static final int[] LEAF_CLASSES = {1, 2, 5, 6};

  @Test
  void classesOfTheTreeComeFirstAndTheOthersById() {
    ClassOrder order = new ClassOrder(TREE, Permutation.of(3, 2, 0, 1), LEAF_CLASSES, 7);
    assertThat(order.permutation().toArray()).containsExactly(6, 5, 1, 2, 0, 3, 4);
    assertThat(order.size()).isEqualTo(7);
    assertThat(order.classAt(1)).isEqualTo(5);
    assertThat(order.positionOf(5)).isEqualTo(1);
    assertThat(order.classOfLeaf(2)).isEqualTo(5);
    assertThat(order.leafClasses()).containsExactly(LEAF_CLASSES);
  }

  @Test
  void everyNodeIsASpanOfPositions() {
    ClassOrder order = new ClassOrder(TREE, Permutation.of(3, 2, 0, 1), LEAF_CLASSES, 7);
    assertThat(IntStream.range(0, 7).map(order::start)).containsExactly(2, 3, 1, 0, 2, 0, 0);
    assertThat(IntStream.range(0, 7).map(order::end)).containsExactly(3, 4, 2, 1, 4, 2, 4);
  }

  @Test
  void refusesAnOrderThatTearsASubtree() {
    assertThatThrownBy(() -> new ClassOrder(TREE, Permutation.of(0, 2, 1, 3), LEAF_CLASSES, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("node 4");
  }

  @Test
  void refusesAnotherNumberOfLeaves() {
    assertThatThrownBy(() -> new ClassOrder(TREE, Permutation.identity(5), LEAF_CLASSES, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 leaves");
    assertThatThrownBy(() -> new ClassOrder(TREE, Permutation.identity(4), new int[] {1, 2, 5}, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 leaves");
  }
}
