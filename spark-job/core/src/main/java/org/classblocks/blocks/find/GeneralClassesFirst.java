package org.classblocks.blocks.find;

import java.util.HashMap;
import java.util.Map;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.Similarity;

/**
 * Turns branches of the dendrogram so that each block begins with its general class.
 *
 * <p>An inner block that holds the general class of one around it begins with that class. The
 * blocks stay the same but for their ids and positions. Without general classes, nothing changes.
 *
 * @param ordering how the order was found
 */
public record GeneralClassesFirst(ClassOrdering ordering) {
  /** An order, and the blocks in it. */
  public record OrderedBlocks(ClassOrder order, BlockForest blocks) {}

  /**
   * The order with general classes first.
   *
   * @param similarity the similarities by class id
   * @param order the order of the same classes
   * @param blocks the blocks of that order
   */
  public OrderedBlocks of(Similarity similarity, ClassOrder order, BlockForest blocks) {
    Dendrogram tree = order.dendrogram();
    int[] parents = tree.parents();
    Map<Integer, Integer> classOfNode = new HashMap<>();
    for (Block block : blocks.blocks()) {
      if (block.hasGeneralClass()) {
        int node = order.leafAt(block.start());
        while (tree.size(node) < block.size()) {
          node = parents[node];
        }
        classOfNode.put(node, block.generalClassId());
      }
    }
    if (classOfNode.isEmpty()) {
      return new OrderedBlocks(order, blocks);
    }
    ClassOrder led = ordering.led(similarity, order, classOfNode);
    return new OrderedBlocks(led, blocks.reordered(order, led));
  }
}
