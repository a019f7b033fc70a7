package org.classblocks.moments.sparse;

import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Counts pairs row by row, for few classes. All pairs have a place in one square, above or below
 * its diagonal as the two follow each other in a row; so rows need not be sorted.
 *
 * <p>Cost: m² / 2 increments for a row of m listed classes; memory 4 k² bytes, and 4 a pair of the
 * tiles at the end.
 */
final class ListingsByRow implements ListingCounts {
  private final List<Tile> tiles;
  private final int[][] square;

  ListingsByRow(int classCount, List<Tile> tiles) {
    this.tiles = List.copyOf(tiles);
    this.square = new int[classCount][classCount];
  }

  @Override
  public void accept(SparseBatch batch) {
    int[] ids = batch.ids();
    int[] starts = batch.starts();
    for (int row = 0; row < batch.rows(); row++) {
      int end = starts[row + 1];
      for (int e = starts[row]; e < end; e++) {
        int[] counts = square[ids[e]];
        for (int later = e; later < end; later++) {
          counts[ids[later]]++;
        }
      }
    }
  }

  @Override
  public List<TileCounts> tiles() {
    return tiles.stream().map(this::folded).toList();
  }

  private TileCounts folded(Tile tile) {
    TileCounts counts = new TileCounts(tile);
    for (int i = 0; i < tile.rows(); i++) {
      int id = tile.rowStart() + i;
      int first = tile.colStart() + counts.firstColumn(i);
      int[] row = counts.row(i);
      for (int j = 0; j < row.length; j++) {
        int other = first + j;
        row[j] = square[id][other] + (id == other ? 0 : square[other][id]);
      }
    }
    return counts;
  }
}
