package org.classblocks.spark.table;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;

/** The rows of files that were found one by one. */
interface FileTable extends LogTable {
  LogFiles.Listing listing();

  /** Finds the files. */
  Configuration hadoop();

  @Override
  default List<LogFile> files() {
    return listing().files();
  }

  @Override
  default List<LogFile> skippedFiles() {
    return listing().skipped();
  }

  @Override
  default void requireUnchanged() {
    new LogFiles(hadoop()).requireUnchanged(files());
  }
}
