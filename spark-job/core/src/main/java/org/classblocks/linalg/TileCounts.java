package org.classblocks.linalg;

import java.io.Serializable;

/**
 * Counts for the pairs of one tile, zero at first, laid out as {@link TileSums} are. Mutable.
 *
 * <p>Memory: 4 bytes a pair. A count that two billion do not hold stays at {@link
 * Integer#MAX_VALUE}.
 */
public final class TileCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Tile tile;
  private final int[][] rows;

  public TileCounts(Tile tile) {
    this.tile = tile;
    this.rows = new int[tile.rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new int[tile.cols() - firstColumn(i)];
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
  public int[] row(int i) {
    return rows[i];
  }

  /** The count for row i and column j, both counted from the tile's corner; j from the first on. */
  public int at(int i, int j) {
    return rows[i][j - firstColumn(i)];
  }

  /** Adds other counts of the same tile, which stay as they are. */
  public void add(TileCounts other) {
    for (int i = 0; i < rows.length; i++) {
      int[] row = rows[i];
      int[] more = other.rows[i];
      for (int j = 0; j < row.length; j++) {
        int sum = row[j] + more[j];
        row[j] = sum < 0 ? Integer.MAX_VALUE : sum;
      }
    }
  }
}
