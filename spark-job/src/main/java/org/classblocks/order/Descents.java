package org.classblocks.order;

/**
 * Counts the pairs of a sequence in which the earlier value is the larger one, and adds up by how
 * much. O(n log n) time for n values: they are sorted by merging, and whenever a later value passes
 * earlier ones, those are the pairs it makes. Not for use by several threads.
 */
final class Descents {
  private double[] values;
  private double[] merged;
  private long events;
  private double deviations;

  /** Counts in sequences of at most {@code longest} values. */
  Descents(int longest) {
    this.values = new double[longest];
    this.merged = new double[longest];
  }

  /** The pairs in all sequences so far. */
  long events() {
    return events;
  }

  /** The differences within those pairs, summed. */
  double deviations() {
    return deviations;
  }

  /** Counts in {@code row[start], row[start + step], ...}, that is {@code count} values. */
  void count(double[] row, int start, int count, int step) {
    for (int i = 0; i < count; i++) {
      values[i] = row[start + i * step];
    }
    for (int width = 1; width < count; width *= 2) {
      for (int from = 0; from < count; from += 2 * width) {
        merge(from, Math.min(from + width, count), Math.min(from + 2 * width, count));
      }
      double[] sorted = merged;
      merged = values;
      values = sorted;
    }
  }

  private void merge(int from, int middle, int to) {
    double ahead = 0;
    for (int i = from; i < middle; i++) {
      ahead += values[i];
    }
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if (right == to || (left < middle && values[left] <= values[right])) {
        ahead -= values[left];
        merged[i] = values[left++];
      } else {
        events += middle - left;
        deviations += left < middle ? ahead - (middle - left) * values[right] : 0;
        merged[i] = values[right++];
      }
    }
  }
}
