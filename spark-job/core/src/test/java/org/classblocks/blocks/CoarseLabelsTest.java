package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.fixtures.Forests;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.junit.jupiter.api.Test;

class CoarseLabelsTest {
  /** The classes 9, 8, ..., 0. */
  private static final ClassOrder REVERSED =
      new ClassOrder(
          chain(10),
          Permutation.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
          IntStream.range(0, 10).toArray(),
          10);

  private static Dendrogram chain(int leaves) {
    int merges = leaves - 1;
    return new Dendrogram(
        leaves,
        IntStream.range(0, merges).map(t -> t == 0 ? 0 : leaves + t - 1).toArray(),
        IntStream.range(1, leaves).toArray(),
        new double[merges]);
  }

  private static int[] labels(CoarseLabels labels, int level) {
    return IntStream.range(0, 10).map(position -> labels.label(level, 9 - position)).toArray();
  }

  private static int[] blocks(CoarseLabels labels, int level) {
    return IntStream.range(0, 10)
        .map(position -> labels.blockId(level, 9 - position).orElse(-1))
        .toArray();
  }

  @Test
  void eachLevelIsCompleteAndDense() {
    BlockForest forest =
        Forests.of(
            10,
            new int[] {1, 8},
            new int[] {2, 5},
            new int[] {2, 4},
            new int[] {5, 7},
            new int[] {8, 10});
    CoarseLabels labels = CoarseLabels.of(forest, REVERSED);
    assertThat(labels.levels()).isEqualTo(3);
    assertThat(labels(labels, 1)).containsExactly(0, 1, 1, 1, 1, 1, 1, 1, 2, 2);
    assertThat(blocks(labels, 1)).containsExactly(-1, 0, 0, 0, 0, 0, 0, 0, 4, 4);
    assertThat(labels.count(1)).isEqualTo(3);
    assertThat(labels(labels, 2))
        .as("what is left of a block stays together")
        .containsExactly(0, 1, 2, 2, 2, 3, 3, 1, 4, 4);
    assertThat(blocks(labels, 2)).containsExactly(-1, 0, 1, 1, 1, 3, 3, 0, 4, 4);
    assertThat(labels(labels, 3)).containsExactly(0, 1, 2, 2, 3, 4, 4, 1, 5, 5);
    assertThat(blocks(labels, 3)).containsExactly(-1, 0, 2, 2, 1, 3, 3, 0, 4, 4);
    assertThat(labels.count(3)).isEqualTo(6);
  }

  @Test
  void eachLevelRefinesTheOneBefore() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      ClassOrder order = Matrices.ordered(Matrices.of(30, (i, j) -> random.nextDouble()));
      CoarseLabels labels = CoarseLabels.of(Forests.random(random, order), order);
      for (int level = 1; level <= labels.levels(); level++) {
        Map<Integer, Integer> outer = new HashMap<>();
        for (int id = 0; id < 30; id++) {
          int above = level == 1 ? 0 : labels.label(level - 1, id);
          Integer known = outer.putIfAbsent(labels.label(level, id), above);
          assertThat(known == null || known == above).as("seed %d", seed).isTrue();
        }
        assertThat(outer.keySet())
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, labels.count(level)).boxed().toList());
      }
    }
  }

  @Test
  void withoutBlocksThereAreNoLevels() {
    assertThat(CoarseLabels.of(Forests.of(10), REVERSED).levels()).isZero();
  }
}
