package org.classblocks.spark;

import java.util.List;

/**
 * What the first score vectors of a log tell: several, so that a bad row in front does not speak
 * for the log.
 *
 * @param lengths for how many classes each has scores, in the log's order
 * @param listed how many scores all of them list
 * @param descend whether the scores of each descend
 */
record FirstVectors(List<Integer> lengths, long listed, boolean descend) {
  /** By chance, three scores descend in one of six rows. */
  private static final int ROWS_OF_HIGHEST = 20;

  /**
   * Where a quarter of the classes is listed, lists and vectors filled with zeros cost the same.
   */
  private static final int LISTED_PAYS = 4;

  /** No vectors. */
  static final FirstVectors NONE = new FirstVectors(List.of(), 0, false);

  FirstVectors {
    lengths = List.copyOf(lengths);
  }

  /** Whether so few classes are listed that it pays to look at these alone. */
  boolean listFew() {
    return listed * LISTED_PAYS < lengths.stream().mapToLong(Integer::longValue).sum();
  }

  /** Whether they look like the highest scores of a sample rather than those of all classes. */
  boolean areHighest() {
    return descend && lengths.size() >= ROWS_OF_HIGHEST && lengths.stream().distinct().count() == 1;
  }
}
