package org.classblocks.spark.table;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.conf.LogLocation;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;

/**
 * The rows of a table of a catalog, or of what a data source other than Parquet reads.
 *
 * @param rows the query, on one version of the table if it has versions
 * @param files the files that Spark reads itself
 * @param version the table and its version, if it has versions
 * @param hasPlaces whether the query tells the file of a row and its place there
 * @param hadoop finds the files
 */
record SourceTable(
    Dataset<Row> rows,
    List<LogFile> files,
    Optional<TableVersion> version,
    boolean hasPlaces,
    Configuration hadoop)
    implements LogTable {

  /**
   * Opens the source. A table with versions is read as the version that it has now, or that the
   * location asks for, however it changes.
   *
   * @throws org.classblocks.UserErrorException if it cannot be opened
   */
  static LogTable open(SparkSession spark, LogLocation location) {
    SourceReader reader = new SourceReader(spark, location);
    Dataset<Row> asked = reader.rows(Snapshot.of(location));
    Optional<TableVersion> version =
        Relation.of(asked).flatMap(relation -> TableVersions.of(relation, location));
    Dataset<Row> rows =
        version.map(pinned -> reader.rows(Snapshot.exactly(pinned.version()))).orElse(asked);
    Optional<Relation> relation = Relation.of(rows);
    return relation
        .flatMap(IcebergTable::of)
        .flatMap(iceberg -> IcebergFiles.open(spark, iceberg, rows, version))
        .orElseGet(
            () ->
                new SourceTable(
                    rows,
                    relation.map(Relation::files).orElse(List.of()),
                    version,
                    relation.filter(Relation::isParquet).isPresent(),
                    spark.sparkContext().hadoopConfiguration()));
  }

  /** The files of a table with versions never change. */
  @Override
  public void requireUnchanged() {
    if (version.isEmpty()) {
      new LogFiles(hadoop).requireUnchanged(files);
    }
  }
}
