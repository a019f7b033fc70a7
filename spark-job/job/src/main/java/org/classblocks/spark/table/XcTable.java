package org.classblocks.spark.table;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.xc.XcLog;

/**
 * The rows of text files of the extreme classification repository.
 *
 * @param listing the files
 * @param log what their first lines say
 * @param rows the query
 * @param hadoop finds the files
 */
record XcTable(LogFiles.Listing listing, XcLog log, Dataset<Row> rows, Configuration hadoop)
    implements LogTable {

  static XcTable open(SparkSession spark, LogFiles.Listing listing) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    XcLog log = XcLog.open(listing.files(), hadoop);
    return new XcTable(listing, log, log.rows(spark), hadoop);
  }

  @Override
  public List<LogFile> files() {
    return listing.files();
  }

  @Override
  public List<LogFile> skippedFiles() {
    return listing.skipped();
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(log.rowCount());
  }

  @Override
  public OptionalInt classCount() {
    return OptionalInt.of(log.classCount());
  }

  @Override
  public UserErrorException ofOtherCount(String names, long read) {
    return UserErrorException.input(
        "The log has %,d lines of samples, but the first line of %s promises %,d. Check whether"
            + " lines are missing, or correct the number.",
        read, names, log.rowCount());
  }

  @Override
  public void requireUnchanged() {
    new LogFiles(hadoop).requireUnchanged(files());
  }
}
