package org.classblocks.linalg;

import java.util.Arrays;
import java.util.Objects;
import org.classblocks.Text;

/**
 * An n x n matrix of doubles that holds some of its entries; the others are zero.
 *
 * <p>Entries lie row by row, by column within a row: those of row i at {@code start(i)} to {@code
 * end(i)} (exclusive). Memory: 12 bytes an entry and 4 a row. Immutable; made by a {@link Builder}.
 */
public final class SparseMatrix {
  private final int[] starts;
  private final int[] columns;
  private final double[] values;

  private SparseMatrix(int[] starts, int[] columns, double[] values) {
    this.starts = starts;
    this.columns = columns;
    this.values = values;
  }

  /** A builder of an n x n matrix of zeros. */
  public static Builder builder(int size) {
    return new Builder(size);
  }

  /** The number of rows, which is the number of columns. */
  public int size() {
    return starts.length - 1;
  }

  public int entries() {
    return columns.length;
  }

  /** The first entry of row i. */
  public int start(int i) {
    return starts[i];
  }

  /** The entry after the last of row i. */
  public int end(int i) {
    return starts[i + 1];
  }

  public int column(int entry) {
    return columns[entry];
  }

  public double value(int entry) {
    return values[entry];
  }

  /** Entry (i, j); O(log of the entries of row i). */
  public double at(int i, int j) {
    Objects.checkIndex(j, size());
    int entry = Arrays.binarySearch(columns, starts[i], starts[i + 1], j);
    return entry < 0 ? 0 : values[entry];
  }

  /** Collects entries in any order. */
  public static final class Builder {
    private final int size;
    private int[] rows = new int[16];
    private int[] columns = new int[16];
    private double[] values = new double[16];
    private int entries;

    private Builder(int size) {
      this.size = size;
    }

    /** Adds entry (i, j), which was not added before. */
    public Builder add(int i, int j, double value) {
      Objects.checkIndex(i, size);
      Objects.checkIndex(j, size);
      if (entries == rows.length) {
        int longer = Math.multiplyExact(2, entries);
        rows = Arrays.copyOf(rows, longer);
        columns = Arrays.copyOf(columns, longer);
        values = Arrays.copyOf(values, longer);
      }
      rows[entries] = i;
      columns[entries] = j;
      values[entries++] = value;
      return this;
    }

    /**
     * The finished matrix; the builder is of no use afterwards. Entries are sorted by column and
     * then by row, each time by counting: O(n + entries).
     *
     * @throws IllegalArgumentException if an entry was added twice
     */
    public SparseMatrix build() {
      sort(columns);
      int[] starts = sort(rows);
      for (int e = 1; e < entries; e++) {
        if (rows[e] == rows[e - 1] && columns[e] == columns[e - 1]) {
          throw new IllegalArgumentException(
              Text.of("entry (%d, %d) was added twice", rows[e], columns[e]));
        }
      }
      return new SparseMatrix(
          starts, Arrays.copyOf(columns, entries), Arrays.copyOf(values, entries));
    }

    /** Sorts entries by a key; equal ones keep their order. Returns where each key starts. */
    private int[] sort(int[] keys) {
      int[] starts = new int[size + 1];
      for (int e = 0; e < entries; e++) {
        starts[keys[e] + 1]++;
      }
      for (int key = 0; key < size; key++) {
        starts[key + 1] += starts[key];
      }
      int[] next = starts.clone();
      int[] sortedRows = new int[entries];
      int[] sortedColumns = new int[entries];
      double[] sortedValues = new double[entries];
      for (int e = 0; e < entries; e++) {
        int place = next[keys[e]]++;
        sortedRows[place] = rows[e];
        sortedColumns[place] = columns[e];
        sortedValues[place] = values[e];
      }
      rows = sortedRows;
      columns = sortedColumns;
      values = sortedValues;
      return starts;
    }
  }
}
