package org.classblocks.moments;

import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;

/**
 * Counts the samples that list both classes of a pair, for the pairs of some tiles; a class paired
 * with itself has the number of samples that list it. Not safe for use by several threads.
 */
interface ListingCounts {
  /** Counts for all pairs up to this size are left in the processor's caches. */
  long CACHED_BYTES = 8L << 20;

  /** No samples of k classes. */
  static ListingCounts of(int classCount, List<Tile> tiles) {
    return of(classCount, tiles, CACHED_BYTES);
  }

  /** With counts row by row if those of all pairs take so many bytes at most. */
  static ListingCounts of(int classCount, List<Tile> tiles, long cachedBytes) {
    return 4L * classCount * classCount <= cachedBytes
        ? new ListingsByRow(classCount, tiles)
        : new ListingsByClass(classCount, tiles);
  }

  /** Counts the samples of a batch, which stays as it is. */
  void accept(SparseBatch batch);

  /** The counts of each tile, in the order given; no batch may follow. */
  List<TileCounts> tiles();
}
