package org.classblocks.spark.aggregate;

import java.util.Optional;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.count.LogStatistics;

/**
 * The result of one task for one tile and stratum. That of the first tile has the statistics per
 * class of the stratum, and that of the first stratum has all counts.
 *
 * @param stratum the samples
 * @param statistics all but the co-moments; null except for the first tile
 * @param coMoments the co-moments of the tile
 */
record Partial(Stratum stratum, LogStatistics statistics, CoMoments coMoments)
    implements MergingIterator.Mergeable<Partial> {

  @Override
  public void combine(Partial other) {
    coMoments.combine(other.coMoments);
    if (statistics != null) {
      statistics.combine(other.statistics);
    }
  }

  Optional<LogStatistics> carriedStatistics() {
    return Optional.ofNullable(statistics);
  }
}
