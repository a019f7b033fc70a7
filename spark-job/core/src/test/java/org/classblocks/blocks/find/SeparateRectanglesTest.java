package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparateRectanglesTest {
  private static final int CLASSES = 40;

  /** Of all pairs of blocks apart, in any turn, against rectangles that are compared one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noneOverlapsAnother(long seed) {
    Random random = new Random(seed);
    List<int[]> bounds = new ArrayList<>();
    nest(0, CLASSES, random, bounds);
    BlockForest forest = Forests.of(CLASSES, bounds.toArray(int[][]::new));
    List<Block[]> pairs = new ArrayList<>();
    for (Block a : forest.blocks()) {
      for (Block b : forest.blocks()) {
        if (a.end() <= b.start()) {
          pairs.add(new Block[] {a, b});
        }
      }
    }
    Collections.shuffle(pairs, random);
    SeparateRectangles separate = new SeparateRectangles(forest);
    List<Block[]> taken = new ArrayList<>();
    for (Block[] pair : pairs) {
      boolean isApart = taken.stream().noneMatch(other -> overlap(pair, other));
      assertThat(separate.take(pair[0], pair[1])).as("seed %d", seed).isEqualTo(isApart);
      if (isApart) {
        taken.add(pair);
      }
    }
    assertThat(taken).hasSizeBetween(2, pairs.size() - 1);
  }

  /** Blocks of a range within it, and so on. */
  private static void nest(int start, int end, Random random, List<int[]> bounds) {
    int from = start;
    while (end - from >= 2) {
      int to = from + 2 + random.nextInt(Math.min(12, end - from - 1));
      if (to - from < end - start) {
        bounds.add(new int[] {from, to});
        nest(from, to, random, bounds);
      }
      from = to + random.nextInt(2);
    }
  }

  private static boolean overlap(Block[] one, Block[] other) {
    return cells(one[0], other[0]) * cells(one[1], other[1]) > 0;
  }

  private static int cells(Block one, Block other) {
    return Math.max(0, Math.min(one.end(), other.end()) - Math.max(one.start(), other.start()));
  }
}
