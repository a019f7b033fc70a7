package org.classblocks.spark.table;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.classblocks.conf.LogLocation;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.npy.NpyLog;
import org.classblocks.spark.xc.XcLog;

/**
 * Opens the rows of logs, wherever they are.
 *
 * @param spark reads them; its settings may be changed
 */
public record LogTables(SparkAccess spark) {
  /**
   * Opens the rows at a location.
   *
   * @param names columns whose values are names, so that they keep their spelling in folder names
   * @throws org.classblocks.UserErrorException if there are none, or they cannot be read
   * @throws org.classblocks.spark.access.SparkNeededException if Spark has not started, and these
   *     are no plain Parquet files
   */
  public LogTable open(LogLocation location, List<String> names) {
    if (!location.isOfFiles()) {
      return SourceTable.open(spark.session(), location);
    }
    LogFiles.Listing listing =
        new LogFiles(spark.hadoop()).list(location.requiredPaths(), location.skipFiles());
    if (location.isNpy() || NpyLog.areArrays(listing.files())) {
      return NpyTable.open(spark.session(), listing);
    }
    if (location.isXc() || XcLog.areTexts(listing.files())) {
      return XcTable.open(spark.session(), listing);
    }
    return spark.isOpen()
        ? ParquetTable.open(spark.session(), location, names, listing)
        : PlainTable.open(spark, listing);
  }

  /**
   * The files at a location of files, sorted by path, without opening them.
   *
   * @throws org.classblocks.UserErrorException if there are none
   */
  public static List<LogFile> files(LogLocation location, Configuration hadoop) {
    return new LogFiles(hadoop).list(location.requiredPaths(), location.skipFiles()).files();
  }

  /** The rows of a query, read with the settings of this session. */
  public LogTable of(Dataset<Row> query) {
    return new GivenTable(
        org.apache.spark.sql.classic.Dataset.ofRows(
            (org.apache.spark.sql.classic.SparkSession) spark.session(),
            query.queryExecution().analyzed()));
  }
}
