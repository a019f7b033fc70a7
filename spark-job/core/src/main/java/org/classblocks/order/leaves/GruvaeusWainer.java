package org.classblocks.order.leaves;

import java.util.BitSet;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;

/**
 * Joins subtrees whose leaves are already in order: at every node above them, the two ends meet
 * that are nearest to each other. Both sides may be reversed, unless they are fixed.
 *
 * <p>O(n) time for n nodes, without recursion: a side that is reversed is only marked, and read
 * once at the end. Ties: a side is reversed only if that makes the joint shorter, the second sooner
 * than the first.
 *
 * <p>Source: Gruvaeus and Wainer, Two additions to hierarchical cluster analysis, British Journal
 * of Mathematical and Statistical Psychology 25 (1972), doi:10.1111/j.2044-8317.1972.tb00491.x.
 */
final class GruvaeusWainer {
  private final BranchLayout layout;
  private final Dendrogram tree;
  private final BitSet fixed;
  private final Distances distances;
  private final int[] firstLeaves;
  private final int[] lastLeaves;
  private final BitSet backwards = new BitSet();

  /**
   * @param fixed the nodes whose children stay as they stand in the layout, and with each the nodes
   *     above it
   */
  GruvaeusWainer(BranchLayout layout, BitSet fixed, Distances distances) {
    this.layout = layout;
    this.tree = layout.tree();
    this.fixed = fixed;
    this.distances = distances;
    this.firstLeaves = new int[tree.nodeCount()];
    this.lastLeaves = new int[tree.nodeCount()];
  }

  /**
   * Joins the rows.
   *
   * @param rows the leaves, at the positions of the layout; changed to the joined order
   * @param roots the subtrees that are a row already; they have no node in common and hold all
   *     leaves
   */
  void join(int[] rows, BitSet roots) {
    BitSet above = above(roots);
    roots.stream()
        .forEach(
            root -> {
              firstLeaves[root] = rows[layout.start(root)];
              lastLeaves[root] = rows[layout.end(root) - 1];
            });
    above.stream().forEach(this::join);
    write(rows.clone(), rows, roots);
  }

  private BitSet above(BitSet roots) {
    BitSet above = new BitSet();
    int[] parents = tree.parents();
    roots.stream()
        .forEach(
            root -> {
              for (int node = parents[root]; node >= 0 && !above.get(node); node = parents[node]) {
                above.set(node);
              }
            });
    return above;
  }

  private void join(int node) {
    int first = layout.first(node);
    int second = layout.second(node);
    double least = Double.POSITIVE_INFINITY;
    for (int turns = 0; turns < 4; turns++) {
      boolean turnFirst = (turns & 2) != 0;
      boolean turnSecond = (turns & 1) != 0;
      if ((turnFirst && fixed.get(first)) || (turnSecond && fixed.get(second))) {
        continue;
      }
      double joint =
          distances.at(
              turnFirst ? firstLeaves[first] : lastLeaves[first],
              turnSecond ? lastLeaves[second] : firstLeaves[second]);
      if (joint < least) {
        least = joint;
        backwards.set(first, turnFirst);
        backwards.set(second, turnSecond);
      }
    }
    firstLeaves[node] = backwards.get(first) ? lastLeaves[first] : firstLeaves[first];
    lastLeaves[node] = backwards.get(second) ? firstLeaves[second] : lastLeaves[second];
  }

  /** From the top down: a child of a node read backwards is read the other way as well. */
  private void write(int[] rows, int[] order, BitSet roots) {
    int[] starts = new int[tree.nodeCount()];
    for (int node = tree.root(); node >= 0; node--) {
      if (roots.get(node)) {
        for (int i = 0; i < tree.size(node); i++) {
          int from = backwards.get(node) ? layout.end(node) - 1 - i : layout.start(node) + i;
          order[starts[node] + i] = rows[from];
        }
      } else if (!tree.isLeaf(node)) {
        int before = backwards.get(node) ? layout.second(node) : layout.first(node);
        int after = backwards.get(node) ? layout.first(node) : layout.second(node);
        starts[before] = starts[node];
        starts[after] = starts[node] + tree.size(before);
        if (backwards.get(node)) {
          backwards.flip(before);
          backwards.flip(after);
        }
      }
    }
  }
}
