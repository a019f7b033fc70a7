package org.classblocks.spark.table;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
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
    implements FileTable {

  static XcTable open(SparkSession spark, LogFiles.Listing listing) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    XcLog log = XcLog.open(listing.files(), hadoop);
    return new XcTable(listing, log, log.rows(spark), hadoop);
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
        "The log has another number of samples than the first line of each file says: those of %s"
            + " add up to %,d, but %,d were read. Correct the number, or add the missing lines; a"
            + " last sample that lists nothing needs an empty line with a line break.",
        names, log.rowCount(), read);
  }
}
