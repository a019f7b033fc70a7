package org.classblocks.blocks.find;

import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;

/**
 * Counts how often each block comes back when the samples are others.
 *
 * <p>A block comes back in a resample if that has a block whose Jaccard index with it is {@value
 * #SAME} or more. Its support is the share of resamples in which it does.
 *
 * <p>After Hennig, "Cluster-wise assessment of cluster stability", Computational Statistics and
 * Data Analysis 52 (2007), doi:10.1016/j.csda.2006.11.025, who calls a cluster recovered at this
 * index. His mean index is not used: it is far from 0 for clusters that are not there at all.
 */
public final class BlockSupport {
  private static final double SAME = 0.75;

  private final List<Block> blocks;
  private final ClassOrder order;
  private final int[] returns;
  private int resamples;

  /** No resamples for the blocks of an order. */
  public BlockSupport(BlockForest blocks, ClassOrder order) {
    this.blocks = blocks.blocks();
    this.order = order;
    this.returns = new int[this.blocks.size()];
  }

  /**
   * Counts a resample of the same classes; time O(size x depth) for each block.
   *
   * @param found the blocks of the resample
   * @param foundOrder the order that they are blocks of
   */
  public void accept(BlockForest found, ClassOrder foundOrder) {
    resamples++;
    for (Block block : blocks) {
      if (comesBack(block, found, foundOrder)) {
        returns[block.id()]++;
      }
    }
  }

  private boolean comesBack(Block block, BlockForest found, ClassOrder foundOrder) {
    int[] common = new int[found.blocks().size()];
    for (int position = block.start(); position < block.end(); position++) {
      for (int id : found.pathAt(foundOrder.positionOf(order.classAt(position)))) {
        common[id]++;
      }
    }
    for (Block other : found.blocks()) {
      int both = common[other.id()];
      if (both >= SAME * (block.size() + other.size() - both)) {
        return true;
      }
    }
    return false;
  }

  /** The support of each block by id, from 0 to 1; NaN without resamples. A new array. */
  public double[] result() {
    double[] support = new double[returns.length];
    for (int id = 0; id < support.length; id++) {
      support[id] = (double) returns[id] / resamples;
    }
    return support;
  }
}
