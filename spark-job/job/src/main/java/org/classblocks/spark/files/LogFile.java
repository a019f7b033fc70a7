package org.classblocks.spark.files;

import java.time.Instant;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file of a prediction log.
 *
 * @param path its full path
 * @param bytes its size
 * @param modified its time of modification
 */
public record LogFile(String path, long bytes, Instant modified) {
  public static LogFile of(FileStatus status) {
    return new LogFile(
        status.getPath().toString(),
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  /** Its status, without the locations of blocks. */
  FileStatus status() {
    return new FileStatus(bytes, false, 0, 0, modified.toEpochMilli(), new Path(path));
  }

  /** Whether its name begins with '_' or '.'. */
  boolean isHidden() {
    return isHidden(new Path(path).getName());
  }

  /** Whether a name marks files and folders that are not data: it begins with '_' or '.'. */
  static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }
}
