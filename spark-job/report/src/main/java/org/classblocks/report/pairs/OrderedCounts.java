package org.classblocks.report.pairs;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;

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
    return of(counts, order, IntStream.rangeClosed(0, order.size()).toArray(), most);
  }

  /**
   * The counts among ranges of classes, each the sum of those of its classes.
   *
   * @param counts by class id; rows and columns after the last class are left out
   * @param bounds row i stands for the positions {@code bounds[i]} to {@code bounds[i + 1]}
   *     (exclusive); all other classes are left out
   * @param most how many entries are kept, at least 1
   */
  public static OrderedCounts of(SparseMatrix counts, ClassOrder order, int[] bounds, int most) {
    int rows = bounds.length - 1;
    int[] rowOf = new int[bounds[rows] - bounds[0]];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(rowOf, bounds[row] - bounds[0], bounds[row + 1] - bounds[0], row);
    }
    int[] rowStarts = new int[rows + 1];
    int[] columns = new int[64];
    float[] values = new float[64];
    int found = 0;
    double[] sums = new double[rows];
    for (int row = 0; row < rows; row++) {
      IntStream.Builder touched = IntStream.builder();
      for (int position = bounds[row]; position < bounds[row + 1]; position++) {
        int id = order.classAt(position);
        for (int entry = counts.start(id); entry < counts.end(id); entry++) {
          int other =
              counts.column(entry) < order.size() ? order.positionOf(counts.column(entry)) : -1;
          if (other >= bounds[0] && other < bounds[rows] && counts.value(entry) != 0) {
            int column = rowOf[other - bounds[0]];
            if (sums[column] == 0) {
              touched.add(column);
            }
            sums[column] += counts.value(entry);
          }
        }
      }
      for (int column : touched.build().sorted().toArray()) {
        if (found == columns.length) {
          columns = Arrays.copyOf(columns, 2 * found);
          values = Arrays.copyOf(values, 2 * found);
        }
        columns[found] = column;
        values[found++] = (float) sums[column];
        sums[column] = 0;
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

  /** Writes the sections of a layer of counts. */
  public void write(String layerId, DataSections sections) throws IOException {
    sections.add("layer-" + layerId + "-starts", LittleEndian.bytes(starts));
    sections.add("layer-" + layerId + "-columns", LittleEndian.bytes(columns));
    sections.add("layer-" + layerId + "-values", LittleEndian.bytes(values));
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
