package org.classblocks.linalg;

import java.io.Serializable;
import org.classblocks.Text;

/**
 * A rectangle of a symmetric k x k matrix on or above the diagonal: rows and columns are classes.
 *
 * @param index its place in the {@link Tiling}
 * @param rowStart the first row
 * @param rowEnd the row after the last
 * @param colStart the first column
 * @param colEnd the column after the last
 */
public record Tile(int index, int rowStart, int rowEnd, int colStart, int colEnd)
    implements Serializable {
  public Tile {
    boolean above = rowStart == colStart ? rowEnd == colEnd : rowEnd <= colStart;
    if (rowStart < 0 || rowEnd <= rowStart || colEnd <= colStart || !above) {
      throw new IllegalArgumentException(
          Text.of("not a tile: rows %d..%d, columns %d..%d", rowStart, rowEnd, colStart, colEnd));
    }
  }

  public int rows() {
    return rowEnd - rowStart;
  }

  public int cols() {
    return colEnd - colStart;
  }

  /** Whether rows and columns are the same classes, so that only half of the tile is needed. */
  public boolean isDiagonal() {
    return rowStart == colStart;
  }

  /** The number of entries, rows x cols. */
  public int area() {
    return Math.multiplyExact(rows(), cols());
  }

  /** The number of pairs: all entries, or on the diagonal one half of them with the diagonal. */
  public long pairs() {
    return isDiagonal() ? rows() * (rows() + 1L) / 2 : area();
  }
}
