package org.classblocks.order.linkage;

import java.util.stream.IntStream;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.Similarity;

/**
 * The Euclidean distances between the rows of a similarity matrix, over the columns of its usable
 * classes, the diagonal included.
 *
 * <p>m^3 / 2 differences are squared and added one by one, column after column, in the order of
 * scipy's {@code pdist}: the small distance of two similar rows is not lost as it is in |a|^2 +
 * |b|^2 - 2ab, and the sums do not depend on the number of threads. The work is cut into pairs of
 * groups of {@value #GROUP} rows, and for each into stretches of {@value #STRETCH} columns that
 * stay in the first-level cache. Because the matrix is symmetric, entry (column, row) of a group is
 * read from its transpose, along which neighbours in memory are different pairs and can be added
 * side by side. Memory: 16 x {@value #GROUP} x m bytes per thread.
 */
final class ProfileDistances {
  private static final int GROUP = 128;
  private static final int STRETCH = 16;

  private final Similarity similarity;
  private final int[] usable;
  private final int columns;

  /**
   * @param similarity the similarities of k classes
   * @param usable the ids of the m classes whose status is ok, ascending
   */
  ProfileDistances(Similarity similarity, int[] usable) {
    this.similarity = similarity;
    this.usable = usable;
    this.columns = (usable.length + STRETCH - 1) / STRETCH * STRETCH;
  }

  /** The m x m distances, by index in {@code usable}. */
  SymmetricMatrix compute() {
    SymmetricMatrix.Builder distances = SymmetricMatrix.builder(usable.length);
    int groups = (usable.length + GROUP - 1) / GROUP;
    IntStream.range(0, groups).parallel().forEach(group -> fill(group, distances));
    return distances.build();
  }

  /** Sets the distances between the rows of one group and all rows before them. */
  private void fill(int group, SymmetricMatrix.Builder distances) {
    int start = group * GROUP;
    int end = Math.min(start + GROUP, usable.length);
    double[] row = new double[similarity.size()];
    double[][] rows = new double[end - start][columns];
    for (int i = start; i < end; i++) {
      copyUsable(i, row, rows[i - start], 0, 1);
    }
    double[] others = new double[columns * GROUP];
    for (int otherStart = 0; otherStart <= start; otherStart += GROUP) {
      int otherEnd = Math.min(otherStart + GROUP, usable.length);
      for (int j = otherStart; j < otherEnd; j++) {
        copyUsable(j, row, others, j - otherStart, GROUP);
      }
      double[][] sums = squaredDistances(rows, others);
      for (int i = start; i < end; i++) {
        for (int j = otherStart; j < Math.min(otherEnd, i); j++) {
          distances.set(i, j, Math.sqrt(sums[i - start][j - otherStart]));
        }
      }
    }
  }

  /** Copies the usable entries of a row, the first to {@code offset}, the others at a distance. */
  private void copyUsable(int index, double[] row, double[] target, int offset, int step) {
    similarity.copyRow(usable[index], row);
    for (int c = 0; c < usable.length; c++) {
      target[offset + c * step] = row[usable[c]];
    }
  }

  /**
   * The sums of squared differences between two groups of rows, all padded with zero columns.
   *
   * @param rows a row per array, {@code columns} long
   * @param others entry (column, row) at {@code column * GROUP + row}
   */
  private double[][] squaredDistances(double[][] rows, double[] others) {
    double[][] sums = new double[rows.length][GROUP];
    for (int stretch = 0; stretch < columns; stretch += STRETCH) {
      for (int i = 0; i < rows.length; i++) {
        for (int c = stretch; c < stretch + STRETCH; c += 4) {
          addFourColumns(sums[i], rows[i], others, c);
        }
      }
    }
    return sums;
  }

  /** The kernel: four columns in one pass over the sums, added one after the other. */
  private static void addFourColumns(double[] sums, double[] row, double[] others, int column) {
    double a = row[column];
    double b = row[column + 1];
    double c = row[column + 2];
    double d = row[column + 3];
    int first = column * GROUP;
    for (int j = 0; j < GROUP; j++) {
      double da = a - others[first + j];
      double db = b - others[first + GROUP + j];
      double dc = c - others[first + 2 * GROUP + j];
      double dd = d - others[first + 3 * GROUP + j];
      sums[j] = sums[j] + da * da + db * db + dc * dc + dd * dd;
    }
  }
}
