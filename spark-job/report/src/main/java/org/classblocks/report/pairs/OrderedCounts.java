package org.classblocks.report.pairs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;

/**
 * Counts of pairs of which most are zero, by position: those of row i are entries {@code starts[i]}
 * to {@code starts[i + 1]} (exclusive), by column. If there are more than wanted, the largest are
 * kept, and of equal ones the first. Owns its arrays, which are not to be changed.
 *
 * <p>O(e log e) time and O(e + k) memory for e entries.
 */
public final class OrderedCounts {
  private final int[] starts;
  private final int[] columns;
  private final float[] values;
  private final int found;

  private OrderedCounts(int[] starts, int[] columns, float[] values, int found) {
    this.starts = starts;
    this.columns = columns;
    this.values = values;
    this.found = found;
  }

  /**
   * The counts among classes.
   *
   * @param counts by class id; rows and columns after the last class are left out
   * @param most how many entries are kept, at least 1
   */
  public static OrderedCounts of(SparseMatrix counts, ClassOrder order, int most) {
    int size = order.size();
    int[] rowStarts = new int[size + 1];
    int[] columns = new int[counts.entries()];
    float[] values = new float[counts.entries()];
    int found = 0;
    for (int row = 0; row < size; row++) {
      int id = order.classAt(row);
      int[] entries =
          IntStream.range(counts.start(id), counts.end(id))
              .filter(entry -> counts.column(entry) < size)
              .boxed()
              .sorted(Comparator.comparingInt(entry -> order.positionOf(counts.column(entry))))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int entry : entries) {
        columns[found] = order.positionOf(counts.column(entry));
        values[found++] = (float) counts.value(entry);
      }
      rowStarts[row + 1] = found;
    }
    return new OrderedCounts(
            rowStarts, Arrays.copyOf(columns, found), Arrays.copyOf(values, found), found)
        .limited(most);
  }

  private OrderedCounts limited(int most) {
    if (found <= most) {
      return this;
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    float bound = sorted[found - most];
    int equal = 0;
    while (equal < most && sorted[found - most + equal] == bound) {
      equal++;
    }
    return limited(bound, equal, most);
  }

  /** The entries above a bound, and the first of those that are equal to it. */
  private OrderedCounts limited(float bound, int equal, int most) {
    int[] keptStarts = new int[starts.length];
    int[] keptColumns = new int[most];
    float[] keptValues = new float[most];
    int kept = 0;
    int left = equal;
    for (int row = 0; row + 1 < starts.length; row++) {
      for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
        if (values[entry] > bound || (values[entry] == bound && left-- > 0)) {
          keptColumns[kept] = columns[entry];
          keptValues[kept++] = values[entry];
        }
      }
      keptStarts[row + 1] = kept;
    }
    return new OrderedCounts(keptStarts, keptColumns, keptValues, found);
  }

  /** Where each row starts, and the end of the last: k + 1 numbers. */
  public int[] starts() {
    return starts;
  }

  public int[] columns() {
    return columns;
  }

  public float[] values() {
    return values;
  }

  /** How many entries there were before the smallest were left out. */
  public int found() {
    return found;
  }

  public long bytes() {
    return 4L * (starts.length + columns.length + values.length);
  }

  /** The least of the values; 0 without any. */
  public float least() {
    float least = Float.POSITIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
    }
    return values.length == 0 ? 0 : least;
  }

  /** The largest of the values; 0 without any. */
  public float largest() {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
