package org.classblocks.blocks.errors;

import java.util.Comparator;

/**
 * How often one class was predicted in place of another.
 *
 * @param actual the class that was the label
 * @param predicted the class that was predicted
 * @param count how often; a sum of shares where samples have several labels
 */
public record ConfusedPair(int actual, int predicted, double count) {
  /** The order of lists of pairs; equal counts by class ids. */
  public static final Comparator<ConfusedPair> MOST_FREQUENT_FIRST =
      Comparator.comparingDouble(ConfusedPair::count)
          .reversed()
          .thenComparingInt(ConfusedPair::actual)
          .thenComparingInt(ConfusedPair::predicted);
}
