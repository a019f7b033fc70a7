package org.classblocks.blocks.find;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;

/**
 * Rectangles of two blocks each that do not overlap. Two rectangles overlap if the first blocks of
 * both do, and the second ones. Blocks overlap only if one is around the other, or is the other. So
 * a rectangle is looked up by the blocks around its own: O(d^2) time for blocks at depth d, however
 * many rectangles there are, and O(d^2) memory for each that is taken.
 */
final class SeparateRectangles {
  private final List<Block> blocks;

  /** The two blocks of each rectangle that was taken. */
  private final Set<Long> taken = new HashSet<>();

  /** The first block of each, with each block around the second. */
  private final Set<Long> aroundSecond = new HashSet<>();

  /** Each block around the first, with the second. */
  private final Set<Long> aroundFirst = new HashSet<>();

  /** Each block around the first, with each around the second. */
  private final Set<Long> aroundBoth = new HashSet<>();

  SeparateRectangles(BlockForest forest) {
    this.blocks = forest.blocks();
  }

  /**
   * Takes a rectangle, unless it overlaps one that was taken before.
   *
   * @param a the block that comes first in the order
   * @param b the other one, apart from it
   */
  boolean take(Block a, Block b) {
    int[] aroundA = withAround(a);
    int[] aroundB = withAround(b);
    if (overlaps(a.id(), b.id(), aroundA, aroundB)) {
      return false;
    }
    taken.add(key(a.id(), b.id()));
    for (int outerB : aroundB) {
      aroundSecond.add(key(a.id(), outerB));
    }
    for (int outerA : aroundA) {
      aroundFirst.add(key(outerA, b.id()));
      for (int outerB : aroundB) {
        aroundBoth.add(key(outerA, outerB));
      }
    }
    return true;
  }

  private boolean overlaps(int a, int b, int[] aroundA, int[] aroundB) {
    if (aroundBoth.contains(key(a, b))) {
      return true;
    }
    for (int outerA : aroundA) {
      if (aroundSecond.contains(key(outerA, b))) {
        return true;
      }
      for (int outerB : aroundB) {
        if (taken.contains(key(outerA, outerB))) {
          return true;
        }
      }
    }
    for (int outerB : aroundB) {
      if (aroundFirst.contains(key(a, outerB))) {
        return true;
      }
    }
    return false;
  }

  /** A block and those around it. */
  private int[] withAround(Block block) {
    List<Integer> around = new ArrayList<>();
    for (int id = block.id(); id >= 0; id = blocks.get(id).parentId()) {
      around.add(id);
    }
    return around.stream().mapToInt(Integer::intValue).toArray();
  }

  private static long key(int a, int b) {
    return (long) a << Integer.SIZE | b;
  }
}
