package org.classblocks.spark.table;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.files.UnreadableColumn;
import org.classblocks.spark.npy.NpyLog;

/**
 * The rows of arrays that numpy saved.
 *
 * @param listing the files
 * @param log the arrays in them
 * @param rows the query
 * @param hadoop finds the files
 */
record NpyTable(LogFiles.Listing listing, NpyLog log, Dataset<Row> rows, Configuration hadoop)
    implements FileTable {

  static NpyTable open(SparkSession spark, LogFiles.Listing listing) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    NpyLog log = NpyLog.open(listing.files(), hadoop);
    return new NpyTable(listing, log, log.rows(spark), hadoop);
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(log.rowCount());
  }

  @Override
  public OptionalInt classCount() {
    return log.classCount();
  }

  @Override
  public List<UnreadableColumn> unreadable() {
    return log.unreadable();
  }
}
