package org.classblocks.linalg;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The upper half of a symmetric k x k matrix cut into square tiles; the last row and column of
 * tiles are smaller where the edge does not divide k.
 *
 * @param size the number of classes, k
 * @param edge the number of classes along a tile's edge
 */
public record Tiling(int size, int edge) implements Serializable {
  public Tiling {
    if (size < 0 || edge < 1 || edge > 1 << 15) {
      throw new IllegalArgumentException("cannot cut " + size + " classes by " + edge);
    }
  }

  /** The tiles row by row, each row from the diagonal to the right. */
  public List<Tile> tiles() {
    List<Tile> tiles = new ArrayList<>();
    for (int row = 0; row < size; row += edge) {
      for (int col = row; col < size; col += edge) {
        tiles.add(
            new Tile(
                tiles.size(), row, Math.min(row + edge, size), col, Math.min(col + edge, size)));
      }
    }
    return List.copyOf(tiles);
  }

  /** The number of pairs of all tiles, k (k + 1) / 2. */
  public long pairs() {
    return size * (size + 1L) / 2;
  }
}
