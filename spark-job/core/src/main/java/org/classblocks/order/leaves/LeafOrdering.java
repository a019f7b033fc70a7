package org.classblocks.order.leaves;

import java.util.BitSet;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;

/**
 * An order of the leaves of a tree.
 *
 * @param order the leaf at each position; every subtree is contiguous
 * @param method how it was found, for people to read: more than the kind of order where the tree
 *     was too costly for it
 */
public record LeafOrdering(Permutation order, String method) {
  /**
   * The branches that are turned for the whole matrix hold that share of what all turns are worth.
   * On correlations of classifiers this costs 2 to 4 percent of path length and leaves nine tenths
   * of what turning all branches would gain.
   */
  private static final double SHARE = 0.98;

  /**
   * Puts the leaves of a tree in a row.
   *
   * @param distances the distances by leaf
   */
  public static LeafOrdering of(LeafOrder kind, Dendrogram tree, Distances distances) {
    return switch (kind) {
      case DENDROGRAM -> new LeafOrdering(tree.leafOrder(), "dendrogram");
      case OPTIMAL -> optimal(BranchLayout.of(tree), new BitSet(), distances, "optimal");
      case GLOBAL -> global(tree, distances);
    };
  }

  private static LeafOrdering global(Dendrogram tree, Distances distances) {
    BranchTurns turns = BranchTurns.of(tree, BranchCouplings.of(tree, distances));
    BitSet fixed = turns.decisive(SHARE);
    BitSet turned = turns.turned();
    turned.and(fixed);
    return optimal(new BranchLayout(tree, turned), fixed, distances, "global");
  }

  private static LeafOrdering optimal(
      BranchLayout layout, BitSet fixed, Distances distances, String name) {
    ExactSubtrees exact = ExactSubtrees.of(layout.tree());
    Permutation order = new OptimalLeafOrder(layout, fixed, distances).within(exact);
    return new LeafOrdering(
        OrderOrientation.of(order, distances), name + exact.restriction(layout.tree()));
  }
}
