package org.classblocks.spark;

import java.io.Serializable;
import java.util.Optional;
import org.classblocks.moments.CoMoments;

/**
 * One task's result for one tile and fold; that for the first tile carries the statistics per class
 * of the fold, and that for its first fold all counts.
 *
 * @param statistics what is known beside the co-moments; null but for the first tile
 * @param coMoments the co-moments of the tile
 */
record Partial(LogStatistics statistics, CoMoments coMoments) implements Serializable {

  /** Adds another task's result for the same tile and fold, which stays as it is. */
  void combine(Partial other) {
    coMoments.combine(other.coMoments);
    if (statistics != null) {
      statistics.combine(other.statistics);
    }
  }

  Optional<LogStatistics> carriedStatistics() {
    return Optional.ofNullable(statistics);
  }
}
