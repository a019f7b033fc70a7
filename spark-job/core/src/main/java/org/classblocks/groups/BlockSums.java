package org.classblocks.groups;

import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Sums over the pairs of classes inside each block of a forest. A pair is added once, to the
 * smallest block around it, and in the end each block is added to the one around it. Memory: 8
 * bytes a block.
 */
final class BlockSums {
  private final BlockForest forest;
  private final double[] sums;

  BlockSums(BlockForest forest) {
    this.forest = forest;
    this.sums = new double[forest.blocks().size()];
  }

  /**
   * The id of the smallest block around a position and a later one; -1 if there is none. A step for
   * each block around the first position that ends before the later one.
   */
  int smallestAround(int position, int later) {
    return smallestFrom(forest.innermostAt(position), later);
  }

  /** The same, of a block around the first position and those around it; -1 stays -1. */
  int smallestFrom(int block, int later) {
    int around = block;
    while (around >= 0 && forest.blocks().get(around).end() <= later) {
      around = forest.blocks().get(around).parentId();
    }
    return around;
  }

  /** Adds the value of a pair to the smallest block around it. */
  void add(int block, double value) {
    sums[block] += value;
  }

  /** The value of a kept pair of a graph. */
  interface KeptValue {
    /**
     * The value of a pair.
     *
     * @param entry the place of the pair in the graph, among those of the class {@code id}
     */
    double of(int id, int other, int entry);
  }

  /** Adds the kept pairs of the class at a position with those after it. */
  void addKept(SimilarityGraph graph, ClassOrder order, int position, KeptValue value) {
    int id = order.classAt(position);
    for (int entry = graph.start(id); entry < graph.end(id); entry++) {
      int other = graph.neighbour(entry);
      int later = order.positionOf(other);
      int block = later > position ? smallestAround(position, later) : -1;
      if (block >= 0) {
        add(block, value.of(id, other, entry));
      }
    }
  }

  /** Adds the pairs of another one of the same forest. */
  void add(BlockSums other) {
    for (int block = 0; block < sums.length; block++) {
      sums[block] += other.sums[block];
    }
  }

  /** The sum over all pairs inside each block, by id; nothing may be added afterwards. */
  double[] result() {
    for (int block = sums.length - 1; block >= 0; block--) {
      int parent = forest.blocks().get(block).parentId();
      if (parent >= 0) {
        sums[parent] += sums[block];
      }
    }
    return sums;
  }
}
