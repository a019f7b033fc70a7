package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.result.RunResult;

/**
 * The pairs of blocks of two runs that have two or more classes in common, counted over classes
 * that both runs have: one class is no block. The blocks around each class are walked: O(k x d x d)
 * time for k classes that up to d blocks are around, and memory for the pairs that there are.
 */
final class BlockPairs {
  private static final int LEAST_SHARED = 2;

  private final RunResult before;
  private final RunResult after;
  private final ClassMatching classes;
  private final int[] sizesAfter;
  private final int[] shared;
  private final int[] met;

  private BlockPairs(RunResult before, RunResult after, ClassMatching classes) {
    this.before = before;
    this.after = after;
    this.classes = classes;
    this.sizesAfter = new int[after.blocks().blocks().size()];
    this.shared = new int[sizesAfter.length];
    this.met = new int[sizesAfter.length];
    for (int i = 0; i < classes.size(); i++) {
      int block = after.innermostBlock(classes.after(i));
      for (; block >= 0; block = after.parentOf(block)) {
        sizesAfter[block]++;
      }
    }
  }

  /** The pairs by earlier block, and by later one. */
  static List<BlockPair> of(RunResult before, RunResult after, ClassMatching classes) {
    BlockPairs counts = new BlockPairs(before, after, classes);
    List<BlockPair> pairs = new ArrayList<>();
    for (Block block : before.blocks().blocks()) {
      counts.add(block, pairs);
    }
    return pairs;
  }

  private void add(Block block, List<BlockPair> pairs) {
    int size = 0;
    int count = 0;
    for (int position = block.start(); position < block.end(); position++) {
      int id = classes.afterOf(before.order().classAt(position));
      if (id >= 0) {
        size++;
        for (int b = after.innermostBlock(id); b >= 0; b = after.parentOf(b)) {
          if (shared[b]++ == 0) {
            met[count++] = b;
          }
        }
      }
    }
    Arrays.sort(met, 0, count);
    for (int i = 0; i < count; i++) {
      int b = met[i];
      if (shared[b] >= LEAST_SHARED) {
        pairs.add(new BlockPair(block.id(), b, shared[b], size, sizesAfter[b]));
      }
      shared[b] = 0;
    }
  }
}
