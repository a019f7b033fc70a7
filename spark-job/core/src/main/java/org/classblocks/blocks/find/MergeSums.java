package org.classblocks.blocks.find;

import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.Similarity;

/**
 * Sums over the pairs of classes that meet at each node of a dendrogram, for one part of the
 * leaves.
 *
 * <p>With the running sums of a leaf's row in the order of the leaves, its similarities to any
 * subtree are one difference. So a leaf costs O(m), and one step for each node above it.
 */
final class MergeSums {
  /** Into how many parts the leaves are cut, whatever the number of cores. */
  static final int PARTS = 16;

  private final double[] between;
  private final double[] squares;
  private final double[] totals;
  private final double[] totalSquares;

  /**
   * The sums over the pairs of one part of the leaves. They follow each other, because the rows of
   * neighbouring classes share lines of the cache.
   */
  MergeSums(Similarity similarity, ClassOrder order, int part) {
    Dendrogram tree = order.dendrogram();
    between = new double[tree.nodeCount()];
    squares = new double[tree.nodeCount()];
    totals = new double[tree.nodeCount()];
    totalSquares = new double[tree.nodeCount()];
    int[] parents = tree.parents();
    RunningSums row = new RunningSums(similarity, order);
    int end = firstLeaf(tree, part + 1);
    for (int leaf = firstLeaf(tree, part); leaf < end; leaf++) {
      row.read(order.classOfLeaf(leaf));
      double own = row.at(order.classOfLeaf(leaf));
      totals[leaf] = row.sum(0, tree.leafCount()) - own;
      totalSquares[leaf] = row.squares(0, tree.leafCount()) - own * own;
      for (int node = leaf; parents[node] >= 0; node = parents[node]) {
        int parent = parents[node];
        if (tree.left(parent) == node) {
          int from = order.start(tree.right(parent));
          int to = order.end(tree.right(parent));
          between[parent] += row.sum(from, to);
          squares[parent] += row.squares(from, to);
        }
      }
    }
  }

  private static int firstLeaf(Dendrogram tree, int part) {
    return (int) ((long) tree.leafCount() * part / PARTS);
  }

  void addTo(
      double[] allBetween, double[] allSquares, double[] allTotals, double[] allTotalSquares) {
    for (int node = 0; node < between.length; node++) {
      allBetween[node] += between[node];
      allSquares[node] += squares[node];
      allTotals[node] += totals[node];
      allTotalSquares[node] += totalSquares[node];
    }
  }

  /**
   * One row of the ordered matrix as running sums: what a class has in common with any range of
   * positions is one difference. O(k) memory, reused from row to row; for one thread.
   */
  private static final class RunningSums {
    private final Similarity similarity;
    private final ClassOrder order;
    private final double[] row;
    private final double[] sums;
    private final double[] squares;

    RunningSums(Similarity similarity, ClassOrder order) {
      this.similarity = similarity;
      this.order = order;
      this.row = new double[similarity.size()];
      this.sums = new double[order.dendrogram().leafCount() + 1];
      this.squares = new double[sums.length];
    }

    /** Reads the row of a class, in O(k). */
    void read(int classId) {
      similarity.copyRow(classId, row);
      for (int position = 0; position < sums.length - 1; position++) {
        double value = row[order.classAt(position)];
        sums[position + 1] = sums[position] + value;
        squares[position + 1] = squares[position] + value * value;
      }
    }

    /** The similarity to one class. */
    double at(int classId) {
      return row[classId];
    }

    /** The sum of the similarities to a range of positions. */
    double sum(int start, int end) {
      return sums[end] - sums[start];
    }

    /** The sum of the squared similarities to a range of positions. */
    double squares(int start, int end) {
      return squares[end] - squares[start];
    }
  }
}
