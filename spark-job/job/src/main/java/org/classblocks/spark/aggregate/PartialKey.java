package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.Comparator;
import org.classblocks.moments.Stratum;

/**
 * Names one partial result, and so the order in which partial results of a tile are merged: that of
 * the plan, whichever task ends first.
 *
 * @param tile the index of the tile
 * @param stratum the samples
 * @param partial the index of the task that gathered it
 */
record PartialKey(int tile, Stratum stratum, int partial)
    implements Comparable<PartialKey>, Serializable {
  private static final Comparator<PartialKey> ORDER =
      Comparator.comparingInt(PartialKey::tile)
          .thenComparing(PartialKey::stratum)
          .thenComparingInt(PartialKey::partial);

  /** Whether the results belong to the same samples, but for who gathered them. */
  boolean isMergedWith(PartialKey other) {
    return tile == other.tile && stratum.equals(other.stratum);
  }

  @Override
  public int compareTo(PartialKey other) {
    return ORDER.compare(this, other);
  }
}
