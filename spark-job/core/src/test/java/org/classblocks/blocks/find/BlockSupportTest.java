package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.junit.jupiter.api.Test;

class BlockSupportTest {
  private static final int[] BY_ID = IntStream.range(0, 12).toArray();
  private static final int[] REVERSED = IntStream.range(0, 12).map(id -> 11 - id).toArray();

  /** An order whose tree takes in one class after the other. */
  private static ClassOrder order(int[] classAt) {
    int merges = classAt.length - 1;
    int[] left = IntStream.range(0, merges).map(i -> i == 0 ? classAt[0] : merges + i).toArray();
    int[] right = IntStream.range(0, merges).map(i -> classAt[i + 1]).toArray();
    Dendrogram tree = new Dendrogram(classAt.length, left, right, new double[merges]);
    return new ClassOrder(tree, Permutation.of(classAt), BY_ID, classAt.length);
  }

  /** Blocks side by side, each from a start to an end. */
  private static BlockForest blocks(int[]... bounds) {
    List<Block> blocks = new ArrayList<>();
    for (int[] bound : bounds) {
      blocks.add(
          new Block(
              blocks.size(), -1, 0, bound[0], bound[1], 0.5, 0, 0.5, 9, Double.NaN, 0, -1, "name"));
    }
    return new BlockForest(blocks, 0, BY_ID.length);
  }

  @Test
  void countsTheResamplesThatHaveNearlyTheSameClasses() {
    BlockForest blocks = blocks(new int[] {0, 4}, new int[] {5, 8});
    BlockSupport support = new BlockSupport(blocks, order(BY_ID));
    support.accept(blocks(new int[] {0, 4}), order(BY_ID));
    support.accept(blocks(new int[] {0, 3}, new int[] {4, 8}), order(BY_ID));
    support.accept(blocks(new int[] {0, 6}), order(BY_ID));
    support.accept(blocks(), order(BY_ID));
    assertThat(support.result())
        .as("4 of 4, 3 of 4, 4 of 6, none; none, 3 of 4, 1 of 8, none")
        .containsExactly(0.5, 0.25);
  }

  @Test
  void comparesClassesNotPositions() {
    BlockSupport support = new BlockSupport(blocks(new int[] {0, 4}), order(BY_ID));
    support.accept(blocks(new int[] {8, 12}), order(REVERSED));
    support.accept(blocks(new int[] {0, 4}), order(REVERSED));
    assertThat(support.result()).containsExactly(0.5);
  }

  @Test
  void isUnknownWithoutResamples() {
    assertThat(new BlockSupport(blocks(new int[] {0, 4}), order(BY_ID)).result())
        .containsExactly(Double.NaN);
  }
}
