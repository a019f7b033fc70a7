package org.classblocks.spark.npy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.classblocks.Text;

/** Reads the lists of consecutive rows, some megabytes at a time. */
final class ListChunks implements NpyColumn.Values {
  /** More elements in a list are taken for a damaged file. */
  private static final int MOST = 1 << 26;

  private final NpyLists lists;
  private final NpyChunks starts;
  private final NpyChunks elements;
  private long from;

  /**
   * Opens the lists.
   *
   * @param start the first row to read
   * @param end the row after the last one
   */
  ListChunks(NpyLists lists, long start, long end, Configuration hadoop) throws IOException {
    this.lists = lists;
    this.starts = lists.starts().open(start, end + 1, hadoop);
    try {
      this.from = starts.longAt(start);
      if (from < 0 || from > lists.elements().rows() || (start == 0 && from > 0)) {
        throw new IOException(Text.of("the list of row %d begins at element %d", start, from));
      }
      this.elements = lists.elements().open(from, lists.elements().rows(), hadoop);
    } catch (IOException unreadable) {
      starts.close();
      throw unreadable;
    }
  }

  @Override
  public Object value(long row) throws IOException {
    long to = starts.longAt(row + 1);
    if (to < from || to - from > MOST || to > lists.elements().rows()) {
      throw new IOException(
          Text.of(
              "the list of row %d goes from element %d to %d of %d",
              row, from, to, lists.elements().rows()));
    }
    UnsafeArrayData list = next((int) (to - from));
    from = to;
    return list;
  }

  private UnsafeArrayData next(int length) throws IOException {
    if (lists.areIds()) {
      long[] list = new long[length];
      for (int i = 0; i < length; i++) {
        list[i] = elements.longAt(from + i);
      }
      return UnsafeArrayData.fromPrimitiveArray(list);
    }
    if (lists.elements().type().isFloat()) {
      float[] list = new float[length];
      for (int i = 0; i < length; i++) {
        list[i] = elements.floatAt(from + i);
      }
      return UnsafeArrayData.fromPrimitiveArray(list);
    }
    double[] list = new double[length];
    for (int i = 0; i < length; i++) {
      list[i] = elements.doubleAt(from + i);
    }
    return UnsafeArrayData.fromPrimitiveArray(list);
  }

  @Override
  public void close() throws IOException {
    try (starts) {
      elements.close();
    }
  }
}
