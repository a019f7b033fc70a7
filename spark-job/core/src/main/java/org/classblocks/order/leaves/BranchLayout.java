package org.classblocks.order.leaves;

import java.util.BitSet;
import org.classblocks.linalg.Permutation;
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

  /**
   * The layout in which leaves stand in an order that the tree allows.
   *
   * @param order the leaf at each position
   */
  static BranchLayout of(Dendrogram tree, Permutation order) {
    int[] starts = new int[tree.nodeCount()];
    BitSet turned = new BitSet();
    for (int node = 0; node < starts.length; node++) {
      if (tree.isLeaf(node)) {
        starts[node] = order.positionOf(node);
      } else {
        turned.set(node, starts[tree.right(node)] < starts[tree.left(node)]);
        starts[node] = Math.min(starts[tree.left(node)], starts[tree.right(node)]);
      }
    }
    return new BranchLayout(tree, turned);
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

  /** The nodes whose second child stands first; a new set. */
  BitSet turned() {
    BitSet copy = new BitSet();
    copy.or(turned);
    return copy;
  }

  /** The leaf at each position. */
  Permutation order() {
    return Permutation.of(leaves);
  }

  int leafAt(int position) {
    return leaves[position];
  }
}
