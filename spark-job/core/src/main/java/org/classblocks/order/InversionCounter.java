package org.classblocks.order;

/**
 * Counts the pairs of a sequence in which the earlier value is the larger one, and sums their
 * differences.
 *
 * <p>O(n log n) time for n values: they are sorted by merging. A value that is taken makes pairs
 * with the values of the other half that are left, or already gone. Which half is next is as good
 * as random, so the merge has no branch on it. Not safe for use by several threads.
 */
final class InversionCounter {
  private long[] keys;
  private long[] merged;
  private long events;
  private double deviations;

  /** Counts in sequences of at most {@code longest} values. */
  InversionCounter(int longest) {
    this.keys = new long[longest];
    this.merged = new long[longest];
  }

  /** The pairs in all sequences so far. */
  long events() {
    return events;
  }

  /** The differences within those pairs, summed. */
  double deviations() {
    return deviations;
  }

  /**
   * Counts in {@code row[start], row[start + step], ...}, that is {@code count} values, none of
   * which is negative: then their bits have their order.
   */
  void count(double[] row, int start, int count, int step) {
    for (int i = 0; i < count; i++) {
      keys[i] = Double.doubleToRawLongBits(row[start + i * step]);
    }
    for (int width = 1; width < count; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        merge(from, Math.min(from + width, count), Math.min(from + 2 * width, count));
      }
      long[] sorted = merged;
      merged = keys;
      keys = sorted;
    }
  }

  private void merge(int from, int middle, int to) {
    int left = from;
    int right = middle;
    int next = from;
    double sum = 0;
    while (left < middle && right < to) {
      long earlier = keys[left];
      long later = keys[right];
      long descends = (later - earlier) >> 63;
      long key = earlier ^ ((earlier ^ later) & descends);
      long pairs = (middle - left) & descends;
      long pairsBefore = (right - middle) & ~descends;
      merged[next++] = key;
      events += pairs;
      sum += Double.longBitsToDouble(key) * (pairsBefore - pairs);
      left += 1 + (int) descends;
      right -= (int) descends;
    }
    for (; left < middle; left++) {
      sum += Double.longBitsToDouble(keys[left]) * (to - middle);
      merged[next++] = keys[left];
    }
    System.arraycopy(keys, right, merged, next, to - right);
    deviations += sum;
  }
}
