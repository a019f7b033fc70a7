package org.classblocks.order.leaves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.classblocks.order.linkage.Dendrogram;

/** Sorts the nodes of a tree by the subtree they lie in. */
final class Subtrees {
  private Subtrees() {}

  /**
   * The inner nodes of some subtrees, ascending, so that children come before their parents. O(m).
   *
   * @param roots nodes none of which lies below another
   * @return the nodes of each subtree that has any
   */
  static List<int[]> innerNodes(Dendrogram tree, BitSet roots) {
    int[] owners = new int[tree.nodeCount()];
    int[] counts = new int[tree.nodeCount()];
    Arrays.fill(owners, -1);
    for (int node = tree.root(); node >= tree.leafCount(); node--) {
      if (roots.get(node)) {
        owners[node] = node;
      }
      if (owners[node] >= 0) {
        owners[tree.left(node)] = owners[node];
        owners[tree.right(node)] = owners[node];
        counts[owners[node]]++;
      }
    }
    List<int[]> subtrees = new ArrayList<>();
    int[][] byOwner = new int[tree.nodeCount()][];
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      int owner = owners[node];
      if (owner >= 0) {
        if (byOwner[owner] == null) {
          byOwner[owner] = new int[tree.size(owner) - 1];
          subtrees.add(byOwner[owner]);
        }
        byOwner[owner][tree.size(owner) - 1 - counts[owner]--] = node;
      }
    }
    return subtrees;
  }

  /** The inner nodes that are one of some nodes or hold one. O(m). */
  static BitSet holding(Dendrogram tree, BitSet nodes) {
    BitSet holding = new BitSet();
    holding.or(nodes);
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      if (holding.get(tree.left(node)) || holding.get(tree.right(node))) {
        holding.set(node);
      }
    }
    return holding;
  }
}
