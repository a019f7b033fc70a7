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

  /** Zeros. */
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

  /** Adds some sums to the first so many of row i. */
  void addToRow(int i, double[] more, int offset) {
    double[] row = rows[i];
    for (int j = 0; j < row.length; j++) {
      row[j] += more[offset + j];
    }
  }
}
