package org.classblocks.order;

/**
 * Counts the pairs of a sequence in which the earlier value is the larger one, and sums their
 * differences.
 *
 * <p>O(n log n) time for n values: they are sorted by merging. A value that is taken makes pairs
 * with the values of the other half that are left, or already gone. Which half is next is as good
 * as random, so the merge has no branch on it. It takes the lowest value and the highest in turn:
 * neither waits for the other. Not safe for use by several threads.
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
    int lastLeft = middle - 1;
    int lastRight = to - 1;
    int next = from;
    int last = to - 1;
    long pairs = 0;
    double sumOfLow = 0;
    double sumOfHigh = 0;
    int inTurn = Math.min(middle - from, to - middle);
    for (int turn = 0; turn < inTurn; turn++) {
      long earlier = keys[left];
      long later = keys[right];
      long descends = (later - earlier) >> 63;
      long low = earlier ^ ((earlier ^ later) & descends);
      long pairsOfLater = (middle - left) & descends;
      long pairsOfEarlier = (right - middle) & ~descends;
      merged[next++] = low;
      pairs += pairsOfLater;
      sumOfLow += Double.longBitsToDouble(low) * (pairsOfEarlier - pairsOfLater);
      left += 1 + (int) descends;
      right -= (int) descends;

      earlier = keys[lastLeft];
      later = keys[lastRight];
      descends = (later - earlier) >> 63;
      long high = later ^ ((earlier ^ later) & descends);
      pairsOfLater = (middle - 1 - lastLeft) & ~descends;
      pairsOfEarlier = (lastRight + 1 - middle) & descends;
      merged[last--] = high;
      pairs += pairsOfLater;
      sumOfHigh += Double.longBitsToDouble(high) * (pairsOfEarlier - pairsOfLater);
      lastLeft += (int) descends;
      lastRight -= 1 + (int) descends;
    }
    while (next <= last) {
      boolean isLeft = right > lastRight || (left <= lastLeft && keys[left] <= keys[right]);
      long low = isLeft ? keys[left++] : keys[right++];
      long pairsOfLater = isLeft ? 0 : middle - left;
      long pairsOfEarlier = isLeft ? right - middle : 0;
      merged[next++] = low;
      pairs += pairsOfLater;
      sumOfLow += Double.longBitsToDouble(low) * (pairsOfEarlier - pairsOfLater);
    }
    events += pairs;
    deviations += sumOfLow + sumOfHigh;
  }
}
