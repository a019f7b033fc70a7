package org.classblocks.spark.xc;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.LineRecordReader;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.util.TaskCompletionListener;
import org.classblocks.UserErrorException;

/**
 * A range of bytes of a file, whose lines one task reads: those that begin after its first byte, up
 * to the first of the next range. The first range also has the header, which is passed over.
 *
 * @param path the file
 * @param start the first byte
 * @param length how many bytes
 */
record XcRange(String path, long start, long length) implements Serializable {

  /** The rows of the lines; the file is closed when the task ends. */
  Iterator<InternalRow> rows(Configuration hadoop) {
    LineRecordReader lines = new LineRecordReader();
    TaskCompletionListener close = ended -> close(lines);
    TaskContext.get().addTaskCompletionListener(close);
    try {
      lines.initialize(
          new FileSplit(new Path(path), start, length, new String[0]),
          new TaskAttemptContextImpl(hadoop, new TaskAttemptID()));
      if (start == 0) {
        lines.nextKeyValue(); // the header
      }
    } catch (IOException unreadable) {
      throw unreadable(path, unreadable);
    }
    return new Rows(path, lines);
  }

  private static void close(LineRecordReader lines) {
    try {
      lines.close();
    } catch (IOException ignored) {
      // Nothing was written.
    }
  }

  static UserErrorException unreadable(String path, IOException failure) {
    return UserErrorException.input(
            "The log cannot be read: %s: %s. Write the file again, or leave it out with"
                + " input.skip-files.",
            path, UserErrorException.firstLine(failure))
        .causedBy(failure);
  }

  private static final class Rows implements Iterator<InternalRow> {
    private final String path;
    private final LineRecordReader lines;
    private final PairsLine pairs = new PairsLine();
    private boolean isRead;
    private boolean hasLine;

    Rows(String path, LineRecordReader lines) {
      this.path = path;
      this.lines = lines;
    }

    @Override
    public boolean hasNext() {
      if (!isRead) {
        try {
          hasLine = lines.nextKeyValue();
        } catch (IOException unreadable) {
          throw unreadable(path, unreadable);
        }
        isRead = true;
      }
      return hasLine;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      isRead = false;
      Text line = lines.getCurrentValue();
      if (!pairs.read(line.getBytes(), line.getLength())) {
        throw UserErrorException.input(
            "The log cannot be read: expected class:score pairs in each line of %s, found '%s' in"
                + " the line at byte %,d. Correct it, or leave the file out with"
                + " input.skip-files.",
            path, pairs.misfit(), lines.getCurrentKey().get());
      }
      return new GenericInternalRow(new Object[] {pairs.ids(), pairs.scores()});
    }
  }
}
