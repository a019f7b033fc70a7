package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.Comparator;
import org.classblocks.moments.Stratum;

/**
 * The key of a partial result. Its order is the order in which the results of a tile are merged,
 * whichever task ends first.
 *
 * @param tile the index of the tile
 * @param stratum the samples
 * @param partial the index of the task
 */
record PartialKey(int tile, Stratum stratum, int partial)
    implements Comparable<PartialKey>, IndexPartitioner.Indexed, Serializable {
  private static final Comparator<PartialKey> ORDER =
      Comparator.comparingInt(PartialKey::tile)
          .thenComparing(PartialKey::stratum)
          .thenComparingInt(PartialKey::partial);

  /** Whether two results belong to the same tile and stratum. */
  boolean isMergedWith(PartialKey other) {
    return tile == other.tile && stratum.equals(other.stratum);
  }

  @Override
  public int index() {
    return tile;
  }

  @Override
  public int compareTo(PartialKey other) {
    return ORDER.compare(this, other);
  }
}
