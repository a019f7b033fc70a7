package org.classblocks.order.leaves;

/**
 * The product of two matrices in which sums take the place of products and the minimum that of the
 * sum: the shortest way from i to j over any one of the places between.
 *
 * <p>O(rows x depth x columns), 4 to 10 additions a nanosecond and core where columns are many. The
 * second matrix is used in pieces of {@value #DEPTH} x {@value #COLUMNS} that stay in the
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
   */
  static void multiply(
      double[][] a, int aStart, double[][] b, int bStart, int depth, double[][] out, int columns) {
    for (int from = 0; from < columns; from += COLUMNS) {
      int to = Math.min(from + COLUMNS, columns);
      for (int l = 0; l < depth; l += DEPTH) {
        int end = Math.min(l + DEPTH, depth);
        for (int i = 0; i < out.length; i++) {
          for (int inner = l; inner < end; inner++) {
            lower(out[i], a[i][aStart + inner], b[bStart + inner], from, to);
          }
        }
      }
    }
  }

  private static void lower(double[] out, double before, double[] row, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] = Math.min(out[j], before + row[j]);
    }
  }
}
