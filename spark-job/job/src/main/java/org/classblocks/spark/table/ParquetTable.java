package org.classblocks.spark.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.conf.LogLocation;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.files.LogFooters;
import org.classblocks.spark.files.LogScan;
import org.classblocks.spark.files.UnreadableColumn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of Parquet files. */
final class ParquetTable implements FooterTable {
  private static final Logger LOG = LoggerFactory.getLogger(ParquetTable.class);

  private final LogFiles.Listing listing;
  private final LogFooters footers;
  private final LogScan scan;
  private final Dataset<Row> rows;
  private final Optional<TableVersion> version;
  private final Configuration hadoop;

  private ParquetTable(
      LogFiles.Listing listing,
      LogFooters footers,
      LogScan scan,
      Optional<TableVersion> version,
      Configuration hadoop) {
    this.listing = listing;
    this.footers = footers;
    this.scan = scan;
    this.rows = scan.rows(listing.files(), footers.schemas());
    this.version = version;
    this.hadoop = hadoop;
  }

  /**
   * Reads the footers of files.
   *
   * @param names columns whose values are names, so that they keep their spelling in folder names
   */
  static ParquetTable open(
      SparkSession spark, LogLocation location, List<String> names, LogFiles.Listing listing) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    LogFooters footers = LogFooters.read(listing.files(), hadoop);
    chooseReader(spark, footers);
    LogScan scan = new LogScan(spark, location.requiredPaths(), names);
    return new ParquetTable(listing, footers, scan, Optional.empty(), hadoop);
  }

  /** The files of a table. Names of folders are no columns. */
  static ParquetTable of(SparkSession spark, List<LogFile> files, TableVersion version) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    LogFooters footers = LogFooters.read(files, hadoop);
    chooseReader(spark, footers);
    LogScan scan = new LogScan(spark, files.stream().map(LogFile::path).toList(), List.of());
    return new ParquetTable(
        new LogFiles.Listing(files, List.of()), footers, scan, Optional.of(version), hadoop);
  }

  /** The different schemas of the files. */
  Stream<MessageType> schemas() {
    return footers.schemas().uses().keySet().stream();
  }

  private static void chooseReader(SparkSession spark, LogFooters footers) {
    if (!footers.isVectorisable()) {
      LOG.warn(
          "The log has pages in BYTE_STREAM_SPLIT, which Spark's vectorised reader cannot decode:"
              + " it is read row by row, which is slower. Write it without that encoding.");
    }
    spark.conf().set("spark.sql.parquet.enableVectorizedReader", footers.isVectorisable());
  }

  @Override
  public Dataset<Row> rows() {
    return rows;
  }

  @Override
  public LogFiles.Listing listing() {
    return listing;
  }

  @Override
  public Configuration hadoop() {
    return hadoop;
  }

  @Override
  public Optional<TableVersion> version() {
    return version;
  }

  @Override
  public LogFooters footers() {
    return footers;
  }

  @Override
  public List<UnreadableColumn> unreadable() {
    return scan.unreadable(footers.schemas());
  }

  @Override
  public void requireFitting(Supplier<Dataset<Row>> query) {
    scan.requireFitting(query.get(), footers.schemas());
  }
}
