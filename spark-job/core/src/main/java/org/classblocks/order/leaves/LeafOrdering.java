package org.classblocks.order.leaves;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
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

  private static final String LED = ", general classes first";

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

  /**
   * Turns branches of an order so that some leaves stand first in their nodes.
   *
   * <p>Where such nodes lie inside each other, see {@link LeadingLeaves}. The root keeps its turn,
   * and with it the order its direction. All else is decided as the kind of order says, under these
   * conditions: neighbours are as near as they allow, exactly where the order is exact.
   *
   * @param kind how the leaves were put in a row
   * @param plain the leaf at each position, without leading leaves
   * @param leafOfNode the leaf that should come first, by node that holds it
   */
  public static LeafOrdering led(
      LeafOrder kind,
      Dendrogram tree,
      Distances distances,
      Permutation plain,
      Map<Integer, Integer> leafOfNode) {
    LeadingLeaves leading = new LeadingLeaves(tree, leafOfNode);
    BitSet fixed = leading.decided();
    BitSet turned = BranchLayout.of(tree, plain).turned();
    turn(turned, fixed, leading.turned());
    if (kind == LeafOrder.DENDROGRAM) {
      return new LeafOrdering(new BranchLayout(tree, turned).order(), word(kind) + LED);
    }
    fixed.set(tree.root());
    if (kind == LeafOrder.GLOBAL) {
      BranchTurns turns = BranchTurns.of(tree, BranchCouplings.of(tree, distances), fixed, turned);
      BitSet decisive = turns.decisive(SHARE);
      turn(turned, decisive, turns.turned());
      fixed.or(decisive);
    }
    ExactSubtrees exact = ExactSubtrees.of(tree, fixed);
    Permutation order =
        new OptimalLeafOrder(new BranchLayout(tree, turned), fixed, distances).within(exact);
    return new LeafOrdering(order, word(kind) + exact.restriction(tree) + LED);
  }

  /** Gives some nodes other turns. */
  private static void turn(BitSet turned, BitSet nodes, BitSet others) {
    turned.andNot(nodes);
    BitSet chosen = new BitSet();
    chosen.or(others);
    chosen.and(nodes);
    turned.or(chosen);
  }

  private static String word(LeafOrder kind) {
    return kind.name().toLowerCase(Locale.ROOT);
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
