package org.classblocks.spark.aggregate;

import java.util.Optional;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.count.LogStatistics;

/**
 * One task's result for one tile and stratum; that for the first tile carries the statistics per
 * class of the stratum, and that for the first stratum all counts.
 *
 * @param stratum the samples
 * @param statistics what is known beside the co-moments; null but for the first tile
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
