package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Finds classes that account for many changed pairs by themselves: the class with the most changed
 * pairs comes first, and its pairs no longer count for those after it.
 *
 * <p>A class is found if it has at least {@value #LEAST} pairs, and {@value #RATIO} times as many
 * as the median class in them has others. If a whole block changed, its classes have as many pairs
 * as each other, so none of them is found.
 *
 * <p>O(k) time and the pairs of a class for each candidate, of which there are at most {@value
 * #MOST_TRIED}.
 */
final class ShiftSearch {
  private static final int LEAST = 5;
  private static final int RATIO = 4;
  private static final int MOST_FOUND = 20;
  private static final int MOST_TRIED = 100;

  /** A class by its index, with how many of the changed pairs it accounts for. */
  record Found(int index, int pairs) {}

  private final int[] left;
  private final IntFunction<BitSet> changedWith;
  private final BitSet done = new BitSet();
  private final List<Found> found = new ArrayList<>();

  /**
   * @param counts how many changed pairs each class is in, by index; taken over
   * @param changedWith the classes whose pair with a class changed
   */
  ShiftSearch(int[] counts, IntFunction<BitSet> changedWith) {
    this.left = counts;
    this.changedWith = changedWith;
  }

  /** The classes, the one with the most pairs first. */
  List<Found> find() {
    BitSet foundBefore = new BitSet();
    for (int tried = 0; tried < MOST_TRIED && found.size() < MOST_FOUND; tried++) {
      int most = most();
      if (most < 0 || left[most] < LEAST) {
        break;
      }
      done.set(most);
      BitSet others = changedWith.apply(most);
      others.andNot(foundBefore);
      if (left[most] >= RATIO * medianOfOthers(others)) {
        found.add(new Found(most, left[most]));
        foundBefore.set(most);
        others.stream().forEach(other -> left[other]--);
      }
    }
    return List.copyOf(found);
  }

  private int most() {
    int most = -1;
    for (int index = 0; index < left.length; index++) {
      if (!done.get(index) && (most < 0 || left[index] > left[most])) {
        most = index;
      }
    }
    return most;
  }

  /** Of the classes in the pairs of a class, the median number of their other pairs. */
  private int medianOfOthers(BitSet others) {
    int[] counts = others.stream().map(other -> left[other] - 1).toArray();
    Arrays.sort(counts);
    return counts[counts.length / 2];
  }
}
