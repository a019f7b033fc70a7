package org.classblocks.spark.files;

import java.time.Instant;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file of a prediction log.
 *
 * @param path its full path, as the file system writes it
 * @param bytes its length
 * @param modified when it was written last, as the file system tells it
 */
public record LogFile(String path, long bytes, Instant modified) {
  static LogFile of(FileStatus status) {
    return new LogFile(
        status.getPath().toString(),
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  /** What the file system said of it; where its blocks lie is not kept. */
  FileStatus status() {
    return new FileStatus(bytes, false, 0, 0, modified.toEpochMilli(), new Path(path));
  }

  /** Whether its name begins with '_' or '.'. */
  boolean isHidden() {
    return isHidden(new Path(path).getName());
  }

  /** Whether a file or folder of a name is nobody's data: it begins with '_' or '.'. */
  static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }
}
