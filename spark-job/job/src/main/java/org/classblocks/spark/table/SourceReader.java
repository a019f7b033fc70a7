package org.classblocks.spark.table;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.conf.LogLocation;

/**
 * Reads a table of a catalog, or what a data source finds at some paths.
 *
 * @param spark reads them; its settings are changed
 * @param location says what is read
 */
record SourceReader(SparkSession spark, LogLocation location) {
  /** The catalog by which Iceberg reads paths. */
  private static final String ICEBERG_CATALOG = "spark.sql.catalog.default_iceberg";

  /** What people expect of CSV files with one column per class. Spark reads texts without names. */
  private static final Map<String, String> CSV = Map.of("header", "true", "inferSchema", "true");

  /**
   * The query, which has read no rows.
   *
   * @param snapshot the options that choose a version
   * @throws org.classblocks.UserErrorException if the source cannot be opened
   */
  Dataset<Row> rows(Map<String, String> snapshot) {
    // Files that are damaged or gone would be left out without a word.
    spark.conf().set("spark.sql.files.ignoreCorruptFiles", false);
    spark.conf().set("spark.sql.files.ignoreMissingFiles", false);
    allowIcebergPaths();
    try {
      return read(snapshot);
    } catch (Exception failure) { // Scala does not declare checked exceptions
      throw new SourceFailures(location, spark.version()).asUserError(failure);
    }
  }

  /** Iceberg would ask a Hive catalog, even for paths. */
  private void allowIcebergPaths() {
    if (location.format().equalsIgnoreCase("iceberg")
        && location.paths().stream().anyMatch(path -> path.contains("/"))
        && spark.conf().getOption(ICEBERG_CATALOG).isEmpty()) {
      spark.conf().set(ICEBERG_CATALOG, "org.apache.iceberg.spark.SparkCatalog");
      spark.conf().set(ICEBERG_CATALOG + ".type", "hadoop");
      spark.conf().set(ICEBERG_CATALOG + ".warehouse", location.paths().get(0));
      spark.conf().set(ICEBERG_CATALOG + ".cache-enabled", false);
    }
  }

  private Dataset<Row> read(Map<String, String> snapshot) {
    DataFrameReader reader = spark.read();
    if (location.table().isPresent()) {
      return reader.options(location.options()).options(snapshot).table(location.table().get());
    }
    if (location.format().equalsIgnoreCase("csv")) {
      reader.options(CSV);
    }
    List<String> paths = location.paths();
    reader.format(location.format()).options(location.options()).options(snapshot);
    return switch (paths.size()) {
      case 0 -> reader.load();
      case 1 -> reader.load(paths.get(0)); // most sources take no list
      default -> reader.load(paths.toArray(String[]::new));
    };
  }
}
