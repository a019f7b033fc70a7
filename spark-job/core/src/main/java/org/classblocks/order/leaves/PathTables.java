package org.classblocks.order.leaves;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;

/**
 * For every node and every pair of leaves at its two ends: the shortest path over the leaves of the
 * node that the tree allows.
 *
 * <p>Leaves go by their position in a layout. A path over a node runs through one child after the
 * other, so its ends lie in different children, and the shortest one comes from the shortest over
 * each child:
 *
 * <pre>M(u, w) = min over m, k of M_X(u, m) + d(m, k) + M_Y(k, w)</pre>
 *
 * <p>in two steps, by way of T(u, k) = min over m of M_X(u, m) + d(m, k): both are min-plus
 * products. A fixed node is read from left to right only, its first child before its second. The
 * nodes above a fixed node must be fixed.
 *
 * <p>O(n^3) time at worst for a subtree of n leaves, n^3 / 6 for an even one and n^2 for a
 * caterpillar, see {@link #operations}; 4 n^2 bytes for the tables and at most 3 n^2 more while one
 * is made. Which thread does what does not change a result. Not for use by several threads.
 *
 * <p>Departs from its source in the order of the work, not in the result: the source looks at pairs
 * (m, k) in the order of their costs and stops early, which saves a part of the additions but takes
 * the other part one by one.
 *
 * <p>Source: Bar-Joseph, Gifford and Jaakkola, Fast optimal leaf ordering for hierarchical
 * clustering, Bioinformatics 17 (2001), doi:10.1093/bioinformatics/17.suppl_1.S22; the two steps
 * are those of Bar-Joseph et al., K-ary clustering with optimal leaf ordering for gene expression
 * data, Bioinformatics 19 (2003), doi:10.1093/bioinformatics/btg030.
 */
final class PathTables {
  private static final int ROWS = 64;
  private static final double WORTH_A_THREAD = 2e6;

  private final BranchLayout layout;
  private final Dendrogram tree;
  private final BitSet fixed;
  private final Distances distances;

  /** By node: a row for each leaf of the smaller child, a column for each of the larger one. */
  private final double[][][] tables;

  /**
   * @param fixed the nodes whose children stay as they stand in the layout
   * @param distances the distances by leaf
   */
  PathTables(BranchLayout layout, BitSet fixed, Distances distances) {
    this.layout = layout;
    this.tree = layout.tree();
    this.fixed = fixed;
    this.distances = distances;
    this.tables = new double[tree.nodeCount()][][];
  }

  /** The additions that the table of a node takes, once those of its children are there. */
  static double operations(Dendrogram tree, int node) {
    int left = tree.left(node);
    int right = tree.right(node);
    return turns(tree, left) * tree.size(right) + turns(tree, right) * tree.size(left);
  }

  private static double turns(Dendrogram tree, int node) {
    return tree.isLeaf(node) ? 1 : 2.0 * tree.size(tree.left(node)) * tree.size(tree.right(node));
  }

  /** The length of the shortest path over a node from one position to another. */
  double length(int node, int from, int to) {
    if (tree.isLeaf(node)) {
      return 0;
    }
    Span rows = span(smaller(node));
    Span columns = span(larger(node));
    return rows.contains(from)
        ? tables[node][from - rows.start()][to - columns.start()]
        : tables[node][to - rows.start()][from - columns.start()];
  }

  /** Makes the table of an inner node from those of its children, on all cores where it pays. */
  void fill(int node) {
    new Step(node).run();
  }

  Span span(int node) {
    return new Span(layout.start(node), layout.end(node));
  }

  private int smaller(int node) {
    int first = layout.first(node);
    return tree.size(first) <= tree.size(layout.second(node)) ? first : layout.second(node);
  }

  private int larger(int node) {
    int first = layout.first(node);
    return smaller(node) == first ? layout.second(node) : first;
  }

  /** A way through a child: it is entered or left at the outer side, and joined at the inner. */
  private record Way(Span outer, Span inner) {}

  /** The ways through a child of a node, one if that child is fixed and two if it can turn. */
  private List<Way> ways(int node, int child) {
    Span first = span(layout.first(child));
    Span second = span(layout.second(child));
    Way forwards = new Way(first, second);
    Way backwards = new Way(second, first);
    if (!fixed.get(child)) {
      return List.of(forwards, backwards);
    }
    return List.of(layout.first(node) == child ? forwards : backwards);
  }

  /** The making of one table. */
  private final class Step {
    private final int node;
    private final int small;
    private final int large;
    private final Span rows;
    private final Span columns;
    private final double[][] between;
    private final double[][] across;
    private final double[][] table;

    Step(int node) {
      this.node = node;
      this.small = smaller(node);
      this.large = larger(node);
      this.rows = span(small);
      this.columns = span(large);
      this.between = new double[rows.size()][columns.size()];
      this.across = tree.isLeaf(large) ? null : transposed(tables[large]);
      this.table = new double[rows.size()][columns.size()];
    }

    void run() {
      boolean onAllCores = operations(tree, node) > WORTH_A_THREAD;
      IntStream rowNumbers = IntStream.range(0, rows.size());
      (onAllCores ? rowNumbers.parallel() : rowNumbers).forEach(this::gather);
      int cores = Runtime.getRuntime().availableProcessors();
      int tile = Math.min(ROWS, Math.max(1, rows.size() / (4 * cores)));
      for (Way way : smallWays()) {
        IntStream tiles = IntStream.range(0, (way.outer.size() + tile - 1) / tile);
        (onAllCores ? tiles.parallel() : tiles)
            .forEach(
                number -> {
                  int start = way.outer.start() + number * tile;
                  fill(new Span(start, Math.min(start + tile, way.outer.end())), way.inner);
                });
      }
      tables[node] = table;
    }

    private List<Way> smallWays() {
      return tree.isLeaf(small) ? List.of(new Way(rows, rows)) : ways(node, small);
    }

    /** Reads the distances of one leaf of the smaller child to all of the larger. */
    private void gather(int row) {
      int leaf = layout.leafAt(rows.start() + row);
      double[] into = between[row];
      for (int column = 0; column < into.length; column++) {
        into[column] = distances.at(leaf, layout.leafAt(columns.start() + column));
      }
      Arrays.fill(table[row], Double.POSITIVE_INFINITY);
    }

    /**
     * Fills the rows of the table whose paths start at {@code outer} and leave by {@code inner}.
     */
    private void fill(Span outer, Span inner) {
      double[][] joined = infinite(outer.size(), columns.size());
      MinPlus.multiply(
          lengths(outer, inner),
          0,
          between,
          inner.start() - rows.start(),
          inner.size(),
          joined,
          columns.size());
      int row = outer.start() - rows.start();
      if (tree.isLeaf(large)) {
        System.arraycopy(joined, 0, table, row, joined.length);
        return;
      }
      Span narrow = span(smaller(large));
      for (Way way : ways(node, large)) {
        double[][] out = infinite(outer.size(), way.outer.size());
        MinPlus.multiply(
            joined,
            way.inner.start() - columns.start(),
            way.inner.equals(narrow) ? tables[large] : across,
            0,
            way.inner.size(),
            out,
            way.outer.size());
        for (int i = 0; i < out.length; i++) {
          System.arraycopy(
              out[i], 0, table[row + i], way.outer.start() - columns.start(), out[i].length);
        }
      }
    }

    private double[][] lengths(Span outer, Span inner) {
      double[][] lengths = new double[outer.size()][inner.size()];
      for (int i = 0; i < lengths.length; i++) {
        for (int j = 0; j < lengths[i].length; j++) {
          lengths[i][j] = length(small, outer.start() + i, inner.start() + j);
        }
      }
      return lengths;
    }
  }

  private static double[][] infinite(int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    return matrix;
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] result = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }
}
