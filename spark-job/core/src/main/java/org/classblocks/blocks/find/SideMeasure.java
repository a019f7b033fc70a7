package org.classblocks.blocks.find;

import org.classblocks.blocks.Block;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/** Measures the sides of blocks, from what each block has in common with ranges of positions. */
final class SideMeasure {
  private final ClassOrder order;
  private final Dendrogram tree;
  private final NodeSimilarities similarities;
  private final int[] parents;

  SideMeasure(ClassOrder order, NodeSimilarities similarities) {
    this.order = order;
    this.tree = order.dendrogram();
    this.similarities = similarities;
    this.parents = tree.parents();
  }

  /** What the classes of one block have in common with ranges of positions. */
  interface RangeSums {
    /** The sum of the similarities to all classes from a position to another one (exclusive). */
    double sum(int start, int end);
  }

  /** The node of a block. */
  int node(Block block) {
    int node = order.leafAt(block.start());
    while (tree.size(node) < block.size()) {
      node = parents[node];
    }
    return node;
  }

  /** The node above another one, or -1 above the root. */
  int parent(int node) {
    return parents[node];
  }

  /** The other child of the node above one. */
  int sibling(int node) {
    int parent = parents[node];
    return tree.left(parent) == node ? tree.right(parent) : tree.left(parent);
  }

  /**
   * The side of a block towards all blocks that it meets at one node.
   *
   * @param node the subtree below that node that holds the block
   * @param ofBlock the sums of the block
   */
  BlockSides.Side side(Block block, int node, RangeSums ofBlock) {
    int meeting = parents[node];
    int sibling = sibling(node);
    boolean isWhole = tree.size(node) == block.size();
    double within = ofBlock.sum(order.start(node), order.end(node));
    double towards = ofBlock.sum(order.start(sibling), order.end(sibling));
    double outside = ofBlock.sum(0, tree.leafCount()) - within - towards;
    double inside = ofBlock.sum(block.start(), block.end());
    int rest = isWhole ? tree.leafCount() - tree.size(meeting) : tree.size(node) - block.size();
    double beside = isWhole ? outside : within - inside;
    double ofRest =
        isWhole
            ? similarities.sum(tree.root())
                - similarities.sum(meeting)
                - 2 * similarities.outward(meeting)
            : similarities.sum(node) - inside - 2 * beside;
    double size = block.size();
    double variance =
        inside / (size * size) + ofRest / ((double) rest * rest) - 2 * beside / (size * rest);
    return new BlockSides.Side(node, isWhole, rest, towards, outside, variance);
  }
}
