package org.classblocks.order.leaves;

import java.util.BitSet;
import java.util.List;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;

/**
 * Finds the leaf order in which neighbours are nearest: of all orders that the tree allows, one
 * with the least sum of distances between neighbours.
 *
 * <p>It is exact within {@link ExactSubtrees}, see {@link PathTables}. Above them, {@link
 * GruvaeusWainer} joins the subtrees, and the sum is small but perhaps not the least. Some nodes
 * may be fixed: their children stay as they are in the layout. No leaves, and one leaf, have an
 * order.
 *
 * <p>The result is the same in every execution, whatever the number of threads. Among equally short
 * orders, and of the two directions of one, the nearest to the layout is taken.
 */
final class OptimalLeafOrder {
  /** Subtrees of at most that many leaves are a task of their own. */
  private static final int SMALL = 256;

  private final BranchLayout layout;
  private final Dendrogram tree;
  private final BitSet fixed;
  private final Distances distances;

  /**
   * @param fixed the nodes that stay as they are
   * @param distances the distances by leaf
   */
  OptimalLeafOrder(BranchLayout layout, BitSet fixed, Distances distances) {
    this.layout = layout;
    this.tree = layout.tree();
    this.fixed = fixed;
    this.distances = distances;
  }

  /** The leaf at each position. */
  Permutation within(ExactSubtrees exact) {
    int[] order = new int[tree.leafCount()];
    BitSet roots = exact.roots(tree);
    PathTables tables = new PathTables(layout, fixed, distances);
    fill(tables, exact.largest());
    PathTrace trace = new PathTrace(layout, tables, distances);
    roots.stream().forEach(root -> trace.write(root, order));
    if (!exact.isAll(tree)) {
      new GruvaeusWainer(layout, Subtrees.holding(tree, fixed), distances).join(order, roots);
    }
    return Permutation.of(order);
  }

  /** Small subtrees side by side, then the larger nodes one by one, each on all cores. */
  private void fill(PathTables tables, int largest) {
    BitSet smallRoots = ExactSubtrees.roots(tree, Math.min(SMALL, largest));
    List<int[]> subtrees = Subtrees.innerNodes(tree, smallRoots);
    subtrees.parallelStream()
        .forEach(
            nodes -> {
              for (int node : nodes) {
                tables.fill(node);
              }
            });
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      if (tree.size(node) > SMALL && tree.size(node) <= largest) {
        tables.fill(node);
      }
    }
  }
}
