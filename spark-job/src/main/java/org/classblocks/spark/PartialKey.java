package org.classblocks.spark;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Names one partial result, and so the order in which partial results of a tile are merged: that of
 * the plan, whichever task ends first.
 *
 * @param tile the index of the tile
 * @param partial the index of the task that gathered it
 */
record PartialKey(int tile, int partial) implements Comparable<PartialKey>, Serializable {
  private static final Comparator<PartialKey> ORDER =
      Comparator.comparingInt(PartialKey::tile).thenComparingInt(PartialKey::partial);

  @Override
  public int compareTo(PartialKey other) {
    return ORDER.compare(this, other);
  }
}
