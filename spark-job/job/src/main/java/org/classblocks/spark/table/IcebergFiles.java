package org.classblocks.spark.table;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the Parquet files of an Iceberg table column by column. Iceberg's own reader gives vectors
 * whose scores could only be taken one by one.
 */
final class IcebergFiles {
  private static final Logger LOG = LoggerFactory.getLogger(IcebergFiles.class);

  private IcebergFiles() {}

  /**
   * Opens the files of a snapshot, if they alone hold its rows: they are Parquet, no row of theirs
   * is deleted, and they have the columns of the snapshot, with the same ids.
   *
   * @param rows the same rows as Iceberg reads them
   */
  static Optional<LogTable> open(
      SparkSession spark, IcebergTable iceberg, Dataset<Row> rows, Optional<TableVersion> version) {
    if (version.isEmpty()) {
      return Optional.empty();
    }
    try {
      Configuration hadoop = spark.sparkContext().hadoopConfiguration();
      Optional<LogTable> table =
          iceberg
              .plainFiles()
              .flatMap(paths -> new LogFiles(hadoop).exactly(paths))
              .flatMap(files -> open(spark, iceberg, files, version.get()))
              .filter(
                  found -> DataType.equalsIgnoreNullability(found.rows().schema(), rows.schema()));
      if (table.isEmpty()) {
        LOG.info(
            "{} is read row by row, because rows are deleted or its files differ from its schema",
            version.get());
      }
      return table;
    } catch (UserErrorException unreadable) {
      LOG.info(
          "{} is read row by row, because its files cannot be opened", version.get(), unreadable);
      return Optional.empty();
    }
  }

  private static Optional<LogTable> open(
      SparkSession spark, IcebergTable iceberg, List<LogFile> files, TableVersion version) {
    String columns = iceberg.parquetColumns();
    return Optional.of(ParquetTable.of(spark, files, version))
        .filter(
            table ->
                table
                    .schemas()
                    .allMatch(schema -> IcebergTable.columns(schema.toString()).equals(columns)))
        .map(table -> table);
  }
}
