package org.classblocks.sql;

import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.execution.datasources.v2.FileTable;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A table that can be read and nothing else, so Spark refuses to insert, delete and alter. */
@SuppressWarnings("deprecation") // Spark asks for the schema, and makes columns of it.
final class ReadOnlyTable implements SupportsRead {
  private final String name;
  private final StructType schema;
  private final Transform[] partitioning;
  private final Function<CaseInsensitiveStringMap, ScanBuilder> scans;

  private ReadOnlyTable(
      String name,
      StructType schema,
      Transform[] partitioning,
      Function<CaseInsensitiveStringMap, ScanBuilder> scans) {
    this.name = name;
    this.schema = schema;
    this.partitioning = partitioning;
    this.scans = scans;
  }

  /** A table over files, which skips those that a filter on its partitions rules out. */
  static ReadOnlyTable of(FileTable files) {
    return new ReadOnlyTable(
        files.name(), files.schema(), files.partitioning(), files::newScanBuilder);
  }

  /** A table of rows in memory. */
  static ReadOnlyTable of(String name, LocalRows rows) {
    return new ReadOnlyTable(name, rows.readSchema(), new Transform[0], options -> () -> rows);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StructType schema() {
    return schema;
  }

  @Override
  public Transform[] partitioning() {
    return partitioning.clone();
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return scans.apply(options);
  }
}
