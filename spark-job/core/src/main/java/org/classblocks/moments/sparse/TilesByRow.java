package org.classblocks.moments.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.classblocks.linalg.Tile;

/**
 * What is held for the tiles of a band, by the classes of their rows.
 *
 * @param <T> what is held for a tile
 */
final class TilesByRow<T> {
  private final List<List<T>> byRow = new ArrayList<>();
  private int start;
  private int end;

  /**
   * Sorts the tiles of a band.
   *
   * @param classCount the number of classes, k
   * @param held what is held for each tile, row by row
   * @param tile tells the tile
   */
  TilesByRow(int classCount, List<T> held, Function<T, Tile> tile) {
    for (int id = 0; id < classCount; id++) {
      byRow.add(new ArrayList<>());
    }
    start = classCount;
    for (T one : held) {
      Tile place = tile.apply(one);
      byRow.subList(place.rowStart(), place.rowEnd()).forEach(beside -> beside.add(one));
      start = Math.min(start, place.rowStart());
      end = Math.max(end, place.rowEnd());
    }
  }

  /** What is held for the tiles that have the row of a class, from left to right. */
  List<T> of(int id) {
    return byRow.get(id);
  }

  /** The first class whose row is in the band. */
  int start() {
    return start;
  }

  /** The class after the last one whose row is in the band. */
  int end() {
    return end;
  }
}
