package org.classblocks.order.leaves;

import java.util.BitSet;
import org.classblocks.order.linkage.Dendrogram;

/**
 * A dendrogram with some of its branches turned: which child of a node stands first, and at which
 * positions its leaves stand. Every subtree is a span of positions. O(m) time and memory, without
 * recursion. Immutable.
 */
final class BranchLayout {
  private final Dendrogram tree;
  private final BitSet turned;
  private final int[] starts;
  private final int[] leaves;

  /**
   * @param turned the nodes whose second child stands first; not copied
   */
  BranchLayout(Dendrogram tree, BitSet turned) {
    this.tree = tree;
    this.turned = turned;
    this.starts = new int[tree.nodeCount()];
    this.leaves = new int[tree.leafCount()];
    for (int node = tree.root(); node >= tree.leafCount(); node--) {
      starts[first(node)] = starts[node];
      starts[second(node)] = starts[node] + tree.size(first(node));
    }
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      leaves[starts[leaf]] = leaf;
    }
  }

  /** Nothing turned: the leaves as {@link Dendrogram#leafOrder} gives them. */
  static BranchLayout of(Dendrogram tree) {
    return new BranchLayout(tree, new BitSet());
  }

  Dendrogram tree() {
    return tree;
  }

  /** The child of an inner node that stands first. */
  int first(int node) {
    return turned.get(node) ? tree.right(node) : tree.left(node);
  }

  /** The child of an inner node that stands second. */
  int second(int node) {
    return turned.get(node) ? tree.left(node) : tree.right(node);
  }

  /** The first position of a node's leaves. */
  int start(int node) {
    return starts[node];
  }

  /** The position after the last of a node's leaves. */
  int end(int node) {
    return starts[node] + tree.size(node);
  }

  int leafAt(int position) {
    return leaves[position];
  }
}
