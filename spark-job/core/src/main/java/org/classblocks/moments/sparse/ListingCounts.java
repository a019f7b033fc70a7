package org.classblocks.moments.sparse;

import java.util.List;
import org.classblocks.linalg.TileCounts;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Counts the samples that list both classes of a pair, for the pairs of some tiles; a class paired
 * with itself has the number of samples that list it. Not safe for use by several threads.
 */
public interface ListingCounts {
  /** Counts the samples of a batch, which stays as it is. */
  void accept(SparseBatch batch);

  /** The counts of each tile, in the order given; no batch may follow. */
  List<TileCounts> tiles();
}
