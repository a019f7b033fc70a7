package org.classblocks.moments.sparse;

import org.classblocks.moments.batch.CentredColumns;
import org.classblocks.moments.batch.SparseBatch;

/**
 * The entries of a batch by row, in the order in which classes were appended. Cost: O(1) an entry;
 * 12 bytes an entry and 8 a row.
 */
final class SortedRows {
  private int[] starts = new int[0];
  private int[] ends = new int[0];
  private int[] ids = new int[0];
  private double[] values = new double[0];

  /** Makes room for the entries of a batch, none of which is here yet. */
  void clear(SparseBatch batch, CentredColumns columns) {
    int rowCount = columns.rowCount();
    int length = columns.start(batch.classCount());
    if (ends.length < rowCount) {
      ends = new int[rowCount];
    }
    if (ids.length < length) {
      ids = new int[length];
      values = new double[length];
    }
    starts = columns.areAsListed(batch) ? batch.starts() : otherRows(columns, rowCount, length);
    System.arraycopy(starts, 0, ends, 0, rowCount);
  }

  /** Where rows start that do not have the entries they list. */
  private static int[] otherRows(CentredColumns columns, int rowCount, int length) {
    int[] starts = new int[rowCount + 1];
    int[] rows = columns.rows();
    for (int e = 0; e < length; e++) {
      starts[rows[e] + 1]++;
    }
    for (int row = 0; row < rowCount; row++) {
      starts[row + 1] += starts[row];
    }
    return starts;
  }

  /** Puts some entries of a class into their rows. */
  void append(CentredColumns columns, int id, int from, int to) {
    int[] rows = columns.rows();
    double[] entries = columns.values();
    for (int e = from; e < to; e++) {
      int end = ends[rows[e]]++;
      ids[end] = id;
      values[end] = entries[e];
    }
  }

  /** The first entry of a row. */
  int start(int row) {
    return starts[row];
  }

  /** The entry after the last of a row so far. */
  int end(int row) {
    return ends[row];
  }

  /** The class of each entry; not to be changed. */
  int[] ids() {
    return ids;
  }

  /** The value of each entry; not to be changed. */
  double[] values() {
    return values;
  }
}
