package org.classblocks.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.classblocks.order.ClassOrder;

/**
 * Gives the labels to train a coarser classifier with: one for every class at each level of
 * nesting.
 *
 * <p>At level 1 the classes of a top-level block share a label, at level 2 those of a block inside
 * it, and so on. If a class is in no block of a level, it keeps the label of the deepest block
 * around it. So what a block has besides its inner ones stays together. A class in no block at all
 * has a label of its own. Labels are complete at each level, and each level refines the one before.
 * They count from 0 without gaps in the order of the matrix, so that similar groups have labels
 * close to each other.
 *
 * <p>O(levels x k) time and memory for k classes. Without blocks there are no levels. Immutable.
 */
public final class CoarseLabels {
  private static final int NONE = -1;

  private final int[][] labels;
  private final int[][] blocks;
  private final int[] counts;

  private CoarseLabels(int levels, int classCount) {
    this.labels = new int[levels][classCount];
    this.blocks = new int[levels][classCount];
    this.counts = new int[levels];
  }

  /** The labels that blocks give the classes of an order. */
  public static CoarseLabels of(BlockForest forest, ClassOrder order) {
    int levels = forest.blocks().stream().mapToInt(block -> block.depth() + 1).max().orElse(0);
    CoarseLabels all = new CoarseLabels(levels, order.size());
    int[][] labelOfBlock = new int[levels][forest.blocks().size()];
    for (int[] known : labelOfBlock) {
      Arrays.fill(known, NONE);
    }
    for (int position = 0; position < order.size(); position++) {
      List<Integer> path = forest.pathAt(position);
      for (int level = 0; level < levels; level++) {
        int block = path.isEmpty() ? NONE : path.get(Math.min(level, path.size() - 1));
        all.add(level, order.classAt(position), block, labelOfBlock[level]);
      }
    }
    return all;
  }

  private void add(int level, int classId, int block, int[] labelOfBlock) {
    int label = block == NONE ? NONE : labelOfBlock[block];
    if (label == NONE) {
      label = counts[level]++;
      if (block != NONE) {
        labelOfBlock[block] = label;
      }
    }
    labels[level][classId] = label;
    blocks[level][classId] = block;
  }

  /** The number of levels: how deep blocks nest. */
  public int levels() {
    return labels.length;
  }

  /**
   * The number of labels at a level: one more than the highest.
   *
   * @param level from 1
   */
  public int count(int level) {
    return counts[level - 1];
  }

  /**
   * The label of a class.
   *
   * @param level from 1
   */
  public int label(int level, int classId) {
    return labels[level - 1][classId];
  }

  /**
   * The block that the label of a class stands for, which may be of a higher level; none where the
   * class has a label of its own.
   *
   * @param level from 1
   */
  public OptionalInt blockId(int level, int classId) {
    int block = blocks[level - 1][classId];
    return block == NONE ? OptionalInt.empty() : OptionalInt.of(block);
  }
}
