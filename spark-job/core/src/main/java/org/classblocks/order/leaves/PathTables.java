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
 * products. A fixed node is read from left to right only, its first child before its second. A path
 * and its reverse are equally long, unless a node below is fixed: such nodes have a table for
 * either direction.
 *
 * <p>O(n^3) time at worst for a subtree of n leaves, n^3 / 6 for an even one and n^2 for a
 * caterpillar, see {@link #operations}; 4 n^2 bytes for the tables and at most 3 n^2 more while one
 * is made. Tables for both directions take up to twice as much. Which thread does what does not
 * change a result. Not for use by several threads.
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
  private final BitSet oneWay;
  private final Distances distances;

  /**
   * By node, the lengths of paths from its first child to its second: a row for each leaf of the
   * smaller child, a column for each of the larger one.
   */
  private final double[][][] forwards;

  /** The same for paths from the second child to the first: the same array if they are as long. */
  private final double[][][] backwards;

  /**
   * @param fixed the nodes whose children stay as they stand in the layout
   * @param distances the distances by leaf
   */
  PathTables(BranchLayout layout, BitSet fixed, Distances distances) {
    this.layout = layout;
    this.tree = layout.tree();
    this.fixed = fixed;
    this.oneWay = Subtrees.holding(tree, fixed);
    this.distances = distances;
    this.forwards = new double[tree.nodeCount()][][];
    this.backwards = new double[tree.nodeCount()][][];
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

  /** The length of the shortest path over a node from one position to another, left to right. */
  double length(int node, int from, int to) {
    if (tree.isLeaf(node)) {
      return 0;
    }
    Span rows = span(smaller(node));
    Span columns = span(larger(node));
    double[][] table = from < layout.end(layout.first(node)) ? forwards[node] : backwards[node];
    return rows.contains(from)
        ? table[from - rows.start()][to - columns.start()]
        : table[to - rows.start()][from - columns.start()];
  }

  /** Whether a path over a node may run from its second child to its first and differ by that. */
  boolean hasOtherWay(int node) {
    return oneWay.get(node) && !fixed.get(node);
  }

  /** Makes the tables of an inner node from those of its children, on all cores where it pays. */
  void fill(int node) {
    forwards[node] = new Step(node, true).run();
    if (hasOtherWay(node)) {
      backwards[node] = new Step(node, false).run();
    } else if (!fixed.get(node)) {
      backwards[node] = forwards[node];
    }
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

  /** The ways through a child, one if that child is fixed and two if it can turn. */
  private List<Way> ways(int child, boolean comesFirst) {
    Span first = span(layout.first(child));
    Span second = span(layout.second(child));
    Way forwards = new Way(first, second);
    Way backwards = new Way(second, first);
    if (!fixed.get(child)) {
      return List.of(forwards, backwards);
    }
    return List.of(comesFirst ? forwards : backwards);
  }

  /** The making of one table: of paths from the first child to the second, or the other way. */
  private final class Step {
    private final int node;
    private final boolean isSmallFirst;
    private final int small;
    private final int large;
    private final Span rows;
    private final Span columns;
    private final double[][] between;
    private final double[] nearest;
    private final List<Onward> onwards;
    private final double[][] table;

    /** A way through the larger child, and its length by inner end and outer end. */
    private static final class Onward {
      private final Way way;
      private final double[][] lengths;
      private final double[] least;

      private Onward(Way way, double[][] lengths) {
        this.way = way;
        this.lengths = lengths;
        this.least = Arrays.stream(lengths).mapToDouble(MinPlus::least).toArray();
      }
    }

    Step(int node, boolean isForwards) {
      this.node = node;
      this.small = smaller(node);
      this.isSmallFirst = (small == layout.first(node)) == isForwards;
      this.large = larger(node);
      this.rows = span(small);
      this.columns = span(large);
      this.between = new double[rows.size()][columns.size()];
      this.nearest = new double[rows.size()];
      this.onwards =
          tree.isLeaf(large)
              ? List.of()
              : ways(large, !isSmallFirst).stream().map(this::onward).toList();
      this.table = new double[rows.size()][columns.size()];
    }

    double[][] run() {
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
      return table;
    }

    private List<Way> smallWays() {
      return tree.isLeaf(small) ? List.of(new Way(rows, rows)) : ways(small, isSmallFirst);
    }

    private Onward onward(Way way) {
      Span start = isSmallFirst ? way.inner : way.outer;
      double[][] lengths =
          start.equals(span(layout.first(large))) ? forwards[large] : backwards[large];
      boolean hasInnerRows = way.inner.equals(span(smaller(large)));
      return new Onward(way, hasInnerRows ? lengths : transposed(lengths));
    }

    /** Reads the distances of one leaf of the smaller child to all of the larger. */
    private void gather(int row) {
      int leaf = layout.leafAt(rows.start() + row);
      double[] into = between[row];
      for (int column = 0; column < into.length; column++) {
        into[column] = distances.at(leaf, layout.leafAt(columns.start() + column));
      }
      nearest[row] = MinPlus.least(into);
      Arrays.fill(table[row], Double.POSITIVE_INFINITY);
    }

    /**
     * Fills the rows of the table whose paths end at {@code outer} and meet the larger child at
     * {@code inner}.
     */
    private void fill(Span outer, Span inner) {
      double[][] joined = infinite(outer.size(), columns.size());
      MinPlus.multiply(
          lengths(outer, inner),
          0,
          between,
          nearest,
          inner.start() - rows.start(),
          inner.size(),
          joined,
          columns.size());
      int row = outer.start() - rows.start();
      if (tree.isLeaf(large)) {
        System.arraycopy(joined, 0, table, row, joined.length);
        return;
      }
      for (Onward onward : onwards) {
        Way way = onward.way;
        double[][] out = infinite(outer.size(), way.outer.size());
        MinPlus.multiply(
            joined,
            way.inner.start() - columns.start(),
            onward.lengths,
            onward.least,
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
          int end = outer.start() + i;
          int meeting = inner.start() + j;
          lengths[i][j] = isSmallFirst ? length(small, end, meeting) : length(small, meeting, end);
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
