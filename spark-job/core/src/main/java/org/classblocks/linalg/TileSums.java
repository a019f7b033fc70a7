package org.classblocks.linalg;

import java.io.Serializable;

/**
 * Sums for the pairs of one tile, zero at first. Mutable.
 *
 * <p>Every row is an array of its own, 8 bytes a pair: arrays of megabytes would take up to twice
 * their size in a heap of regions (G1 gives each the whole regions it touches). On the diagonal,
 * row i begins at column i, for the half below repeats the half above.
 */
public final class TileSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Tile tile;
  private final double[][] rows;

  public TileSums(Tile tile) {
    this.tile = tile;
    this.rows = new double[tile.rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[tile.cols() - firstColumn(i)];
    }
  }

  public Tile tile() {
    return tile;
  }

  /** The first column of row i that is held: i on the diagonal, 0 elsewhere. */
  public int firstColumn(int i) {
    return tile.isDiagonal() ? i : 0;
  }

  /** Row i from its first column on; not a copy, what is written to it counts. */
  public double[] row(int i) {
    return rows[i];
  }

  /** The sum for row i and column j, both counted from the tile's corner; j from the first on. */
  public double at(int i, int j) {
    return rows[i][j - firstColumn(i)];
  }

  /** The same sums, to be changed apart from these. */
  public TileSums copy() {
    TileSums copy = new TileSums(tile);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, copy.rows[i], 0, rows[i].length);
    }
    return copy;
  }

  /**
   * Multiplies the sum for row i and column j by two factors.
   *
   * @param ofRows the factor of each row, counted from the tile's corner
   * @param ofCols the factor of each column, counted from there
   */
  public void multiply(double[] ofRows, double[] ofCols) {
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      int first = firstColumn(i);
      for (int j = 0; j < row.length; j++) {
        row[j] = row[j] * ofRows[i] * ofCols[first + j];
      }
    }
  }

  /**
   * Adds a factor times the product of two entries of a vector.
   *
   * @param vector by column of the batch that the tile's rows and columns are of
   */
  public void addProducts(double factor, double[] vector) {
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      double ofRow = factor * vector[tile.rowStart() + i];
      int first = tile.colStart() + firstColumn(i);
      for (int j = 0; j < row.length; j++) {
        row[j] += ofRow * vector[first + j];
      }
    }
  }

  /** Adds sums to the first entries of row i, as many as there are sums. */
  void addToRow(int i, double[] more, int offset) {
    double[] row = rows[i];
    for (int j = 0; j < row.length; j++) {
      row[j] += more[offset + j];
    }
  }
}
