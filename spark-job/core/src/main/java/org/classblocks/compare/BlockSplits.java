package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.blocks.Block;

/**
 * Finds the blocks that split, and the separate blocks of the other run that their classes went to.
 * With the two runs exchanged, it finds mergers.
 *
 * <p>The parts of a block are blocks of the other run: the outermost that have more than half of
 * their classes in it and hold at least a tenth of it. A block is split if all of these hold:
 *
 * <ul>
 *   <li>there are at least two parts;
 *   <li>they hold more than half of its classes;
 *   <li>the block it is matched with, if there is one, lies in a part. So a block that has grown is
 *       not split by the blocks inside it.
 * </ul>
 *
 * <p>After Spiliopoulou et al., "MONIC: modeling and monitoring cluster transitions" (2006),
 * doi:10.1145/1150402.1150491, here for nested blocks. O(p) time and memory for p pairs of blocks.
 */
final class BlockSplits {
  private static final int LEAST_SHARE = 10;

  private final List<Block> others;
  private final List<List<Integer>> parts;

  /**
   * Finds what is broken up.
   *
   * @param blocks the number of blocks that may be
   * @param others the blocks of the other run, by id
   * @param pairs the pairs of blocks with common classes; the first of each may be broken up
   * @param matches the other block of each, or -1
   */
  BlockSplits(int blocks, List<Block> others, List<BlockPair> pairs, int[] matches) {
    this.others = others;
    this.parts = new ArrayList<>();
    List<List<BlockPair>> byBlock = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      byBlock.add(new ArrayList<>());
    }
    for (BlockPair pair : pairs) {
      if (2 * pair.shared() > pair.sizeAfter()) {
        byBlock.get(pair.before()).add(pair);
      }
    }
    for (int block = 0; block < blocks; block++) {
      parts.add(parts(byBlock.get(block), matches[block]));
    }
  }

  /** The parts of a block, or nothing if it is not broken up. */
  private List<Integer> parts(List<BlockPair> mostlyInside, int match) {
    List<Integer> found = new ArrayList<>();
    int held = 0;
    int end = 0;
    boolean holdMatch = match < 0;
    for (BlockPair pair : mostlyInside) {
      Block other = others.get(pair.after());
      if (other.start() >= end) {
        end = other.end();
        if (LEAST_SHARE * pair.shared() >= pair.sizeBefore()) {
          found.add(other.id());
          held += pair.shared();
          holdMatch |= match >= 0 && contains(other, others.get(match));
        }
      }
    }
    boolean isBroken = found.size() > 1 && holdMatch && 2 * held > mostlyInside.get(0).sizeBefore();
    return isBroken ? List.copyOf(found) : List.of();
  }

  private static boolean contains(Block outer, Block inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  /** The parts of a block by id, outer before inner; none if it is not broken up. */
  List<Integer> parts(int block) {
    return parts.get(block);
  }

  /** For each of the other blocks the smallest block whose part it is, or -1. */
  int[] wholes() {
    int[] wholes = new int[others.size()];
    Arrays.fill(wholes, -1);
    for (int block = 0; block < parts.size(); block++) {
      for (int part : parts.get(block)) {
        wholes[part] = block;
      }
    }
    return wholes;
  }
}
