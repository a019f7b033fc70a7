package org.classblocks.order.leaves;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.classblocks.order.linkage.Dendrogram;

/**
 * Says how nodes of a tree must be turned so that each of some leaves stands first in its node.
 *
 * <p>On the way from a node down to its leaf, the child with the leaf comes first. Where nodes lie
 * inside each other and ask for different turns, the outer one gets its leaf, and the inner one is
 * left as it was. So an inner node that holds the leaf of an outer one begins with that leaf.
 *
 * <p>O(depth) time for each node. Immutable.
 */
final class LeadingLeaves {
  private final BitSet decided = new BitSet();
  private final BitSet turned = new BitSet();

  /**
   * @param leafOfNode the leaf that should come first, by node; it lies in the node
   */
  LeadingLeaves(Dendrogram tree, Map<Integer, Integer> leafOfNode) {
    int[] parents = tree.parents();
    new TreeMap<>(leafOfNode)
        .descendingMap()
        .forEach((node, leaf) -> add(parents, tree, node, leaf));
  }

  private void add(int[] parents, Dendrogram tree, int node, int leaf) {
    for (int below = leaf; below != node; below = parents[below]) {
      int above = parents[below];
      if (decided.get(above) && turned.get(above) != (tree.right(above) == below)) {
        return;
      }
    }
    for (int below = leaf; below != node; below = parents[below]) {
      int above = parents[below];
      decided.set(above);
      turned.set(above, tree.right(above) == below);
    }
  }

  /** The nodes whose turn is decided; a new set. */
  BitSet decided() {
    return copy(decided);
  }

  /** The nodes of them whose second child comes first; a new set. */
  BitSet turned() {
    return copy(turned);
  }

  private static BitSet copy(BitSet nodes) {
    BitSet copy = new BitSet();
    copy.or(nodes);
    return copy;
  }
}
