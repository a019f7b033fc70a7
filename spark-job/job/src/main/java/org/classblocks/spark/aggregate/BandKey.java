package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The key of what a task has for a band. Its order is that of the rows of the log, whichever task
 * ends first.
 *
 * @param index the index of the band plus 1; {@link #TOTALS} for what is known of all rows
 * @param partial the index of the task
 * @param piece the number of the piece among those of the task for the band, from 0
 */
record BandKey(int index, int partial, int piece)
    implements Comparable<BandKey>, IndexPartitioner.Indexed, Serializable {
  static final int TOTALS = 0;

  private static final Comparator<BandKey> ORDER =
      Comparator.comparingInt(BandKey::index)
          .thenComparingInt(BandKey::partial)
          .thenComparingInt(BandKey::piece);

  @Override
  public int compareTo(BandKey other) {
    return ORDER.compare(this, other);
  }
}
