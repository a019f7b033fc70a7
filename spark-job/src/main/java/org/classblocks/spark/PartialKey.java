package org.classblocks.spark;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Names one partial result, and so the order in which partial results of a tile are merged: that of
 * the plan, whichever task ends first.
 *
 * @param tile the index of the tile
 * @param fold the fold that its samples belong to
 * @param partial the index of the task that gathered it
 */
record PartialKey(int tile, int fold, int partial) implements Comparable<PartialKey>, Serializable {
  private static final Comparator<PartialKey> ORDER =
      Comparator.comparingInt(PartialKey::tile)
          .thenComparingInt(PartialKey::fold)
          .thenComparingInt(PartialKey::partial);

  /** Whether the results belong to the same samples, but for who gathered them. */
  boolean isMergedWith(PartialKey other) {
    return tile == other.tile && fold == other.fold;
  }

  @Override
  public int compareTo(PartialKey other) {
    return ORDER.compare(this, other);
  }
}
