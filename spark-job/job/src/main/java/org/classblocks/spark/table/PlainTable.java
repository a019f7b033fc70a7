package org.classblocks.spark.table;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.access.SparkNeededException;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.files.LogFooters;
import org.classblocks.spark.files.UnreadableColumn;

/**
 * The rows of Parquet files before Spark has started.
 *
 * @param plain tells what a query would read
 * @param hadoop finds the files
 */
record PlainTable(
    LogFiles.Listing listing, LogFooters footers, PlainFiles plain, Configuration hadoop)
    implements FooterTable {
  static PlainTable open(SparkAccess spark, LogFiles.Listing listing) {
    LogFooters footers = LogFooters.read(listing.files(), spark.hadoop());
    return new PlainTable(
        listing, footers, PlainFiles.of(listing.files(), footers, spark), spark.hadoop());
  }

  @Override
  public Dataset<Row> rows() {
    throw new SparkNeededException();
  }

  @Override
  public UnreadRows unread() {
    return new UnreadRows(this::rows, Optional.of(plain));
  }

  @Override
  public List<UnreadableColumn> unreadable() {
    return footers.schemas().unreadable();
  }
}
