package org.classblocks.moments.sparse;

import java.util.Arrays;
import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Counts of pairs class by class, as {@link ProductsByClass} forms products: for many classes. The
 * counts of one class add up in one array, and are added to the tiles once a batch.
 *
 * <p>Cost: m² / 2 increments for a row of m listed classes, and k² / 2 additions a batch; memory 4
 * bytes a pair of the tiles, 8 a listed score, 4 a row and 12 a class.
 */
final class ListingsByClass implements ListingCounts {
  private final List<TileCounts> tiles;
  private final TilesByRow<TileCounts> band;
  private final int[] starts;
  private final int[] places;
  private final int[] counts;
  private int[] rows = new int[0];
  private int[] ids = new int[0];
  private int[] ends = new int[0];

  ListingsByClass(int classCount, List<Tile> tiles) {
    this.tiles = tiles.stream().map(TileCounts::new).toList();
    this.band = new TilesByRow<>(classCount, this.tiles, TileCounts::tile);
    this.starts = new int[classCount + 1];
    this.places = new int[classCount];
    this.counts = new int[classCount];
  }

  @Override
  public void accept(SparseBatch batch) {
    makeRoom(batch.entries(), batch.rows());
    sortByClass(batch);
    System.arraycopy(batch.starts(), 0, ends, 0, batch.rows());
    for (int id = counts.length - 1; id >= band.start(); id--) {
      for (int e = starts[id]; e < starts[id + 1]; e++) {
        int row = rows[e];
        if (id < band.end()) {
          count(batch.starts()[row], ends[row]);
        }
        ids[ends[row]++] = id;
      }
      if (id < band.end() && starts[id + 1] > starts[id]) {
        counts[id] = starts[id + 1] - starts[id];
        addTo(id);
      }
    }
  }

  private void makeRoom(int entries, int rowCount) {
    if (ids.length < entries) {
      ids = new int[entries];
      rows = new int[entries];
    }
    if (ends.length < rowCount) {
      ends = new int[rowCount];
    }
  }

  /** Finds the rows that list each class. */
  private void sortByClass(SparseBatch batch) {
    int[] listed = batch.ids();
    Arrays.fill(places, 0);
    for (int e = 0; e < batch.entries(); e++) {
      places[listed[e]]++;
    }
    for (int id = 0; id < places.length; id++) {
      starts[id + 1] = starts[id] + places[id];
      places[id] = starts[id];
    }
    for (int row = 0; row < batch.rows(); row++) {
      for (int e = batch.starts()[row]; e < batch.starts()[row + 1]; e++) {
        rows[places[listed[e]]++] = row;
      }
    }
  }

  /** Counts the classes that a row holds so far: those after the class at hand. */
  private void count(int from, int to) {
    for (int later = from; later < to; later++) {
      counts[ids[later]]++;
    }
  }

  /** Adds the counts of a class and those after it to their tiles, and clears them. */
  private void addTo(int id) {
    for (TileCounts target : band.of(id)) {
      int i = id - target.tile().rowStart();
      int first = target.tile().colStart() + target.firstColumn(i);
      int[] row = target.row(i);
      for (int j = 0; j < row.length; j++) {
        row[j] += counts[first + j];
      }
    }
    Arrays.fill(counts, id, counts.length, 0);
  }

  @Override
  public List<TileCounts> tiles() {
    return tiles;
  }
}
