package org.classblocks.order;

import java.util.BitSet;
import org.classblocks.linalg.Permutation;

/**
 * The leaves of a tree in a row.
 *
 * @param order the leaf at each position; every subtree is contiguous
 * @param method how it was found, for people to read: more than the kind of order where the tree
 *     was too costly for it
 */
record LeafOrdering(Permutation order, String method) {
  /**
   * Puts the leaves of a tree in a row.
   *
   * @param distances the distances by leaf
   */
  static LeafOrdering of(LeafOrder kind, Dendrogram tree, Distances distances) {
    return switch (kind) {
      case DENDROGRAM -> new LeafOrdering(tree.leafOrder(), "dendrogram");
      case OPTIMAL -> optimal(tree, distances, ExactPart.of(tree));
    };
  }

  static LeafOrdering optimal(Dendrogram tree, Distances distances, ExactPart exact) {
    Permutation order =
        new OptimalLeafOrder(BranchLayout.of(tree), new BitSet(), distances).within(exact);
    return new LeafOrdering(Reading.of(order, distances), "optimal" + exact.restriction(tree));
  }
}
