package org.classblocks.blocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.classblocks.order.ClassOrder;

/** Nested blocks to try things on. */
final class Forests {
  private Forests() {}

  /** Blocks from bounds that come by start, outer ones first: {start, end}. */
  static BlockForest of(int classes, int[]... bounds) {
    List<Block> blocks = new ArrayList<>();
    for (int[] bound : bounds) {
      int parent = -1;
      for (Block block : blocks) {
        parent = block.start() <= bound[0] && bound[1] <= block.end() ? block.id() : parent;
      }
      int depth = parent < 0 ? 0 : blocks.get(parent).depth() + 1;
      int id = blocks.size();
      blocks.add(
          new Block(
              id,
              parent,
              depth,
              bound[0],
              bound[1],
              0.5,
              0.1,
              0.5,
              9,
              Double.NaN,
              0,
              "block " + id));
    }
    return new BlockForest(blocks, 0, classes);
  }

  /** Every inner node of the dendrogram but the root with a chance of one in two. */
  static BlockForest random(Random random, ClassOrder order) {
    List<int[]> bounds = new ArrayList<>();
    for (int node = order.dendrogram().leafCount(); node < order.dendrogram().root(); node++) {
      if (random.nextBoolean()) {
        bounds.add(new int[] {order.start(node), order.end(node)});
      }
    }
    bounds.sort(
        Comparator.<int[]>comparingInt(bound -> bound[0]).thenComparingInt(bound -> -bound[1]));
    return of(order.size(), bounds.toArray(int[][]::new));
  }
}
