package org.classblocks.spark.npy;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.util.TaskCompletionListener;
import org.classblocks.UserErrorException;

/**
 * Consecutive rows, which one task reads.
 *
 * @param columns the columns, which all have these rows
 * @param start the first row
 * @param end the row after the last one
 */
record NpyRange(List<NpyColumn> columns, long start, long end) implements Serializable {

  /** The rows; the arrays are closed when the task ends. */
  Iterator<InternalRow> rows(Configuration hadoop) {
    List<NpyColumn.Values> chunks = new ArrayList<>();
    TaskCompletionListener close = ended -> chunks.forEach(NpyRange::close);
    TaskContext.get().addTaskCompletionListener(close);
    try {
      for (NpyColumn column : columns) {
        chunks.add(column.open(start, end, hadoop));
      }
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
    return new Iterator<>() {
      private long row = start;

      @Override
      public boolean hasNext() {
        return row < end;
      }

      @Override
      public InternalRow next() {
        return row(chunks, row++);
      }
    };
  }

  private InternalRow row(List<NpyColumn.Values> chunks, long row) {
    Object[] values = new Object[chunks.size()];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = chunks.get(i).value(row);
      }
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
    return new GenericInternalRow(values);
  }

  private UserErrorException unreadable(IOException failure) {
    return UserErrorException.input(
            "The log cannot be read: %s: %s. Save the arrays again, or leave the file out with"
                + " input.skip-files.",
            columns.get(0).file(), UserErrorException.firstLine(failure))
        .causedBy(failure);
  }

  private static void close(Closeable opened) {
    try {
      opened.close();
    } catch (IOException ignored) {
      // Nothing was written.
    }
  }
}
