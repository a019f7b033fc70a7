package org.classblocks.spark.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.catalog.Table;

/**
 * An Iceberg table as a query reads it.
 *
 * @param read Spark's view of it
 */
record IcebergTable(Table read) {
  private static final String CLASS = "org.apache.iceberg.spark.source.SparkTable";

  /** The Iceberg table of a relation, if it is one. */
  static Optional<IcebergTable> of(Relation relation) {
    return relation
        .table()
        .filter(table -> table.getClass().getName().equals(CLASS))
        .map(IcebergTable::new);
  }

  private Object table() {
    return ForeignCalls.call(read, "table");
  }

  /** The id of the snapshot that is read; nothing if the table is empty. */
  Optional<Long> snapshot() {
    Object asked = ForeignCalls.call(read, "snapshotId");
    if (asked != null) {
      return Optional.of((Long) asked);
    }
    Object branch = ForeignCalls.call(read, "branch");
    Object current =
        branch == null
            ? ForeignCalls.call(table(), "currentSnapshot")
            : ForeignCalls.call(table(), "snapshot", branch);
    return Optional.ofNullable(current).map(id -> (Long) ForeignCalls.call(id, "snapshotId"));
  }

  /**
   * The paths of the files that hold exactly the rows of the snapshot, if they are Parquet files
   * without deleted rows.
   */
  Optional<List<String>> plainFiles() {
    Object scan =
        ForeignCalls.call(
            ForeignCalls.call(table(), "newScan"), "useSnapshot", snapshot().orElseThrow());
    List<String> paths = new ArrayList<>();
    Object tasks = ForeignCalls.call(scan, "planFiles");
    try (Closeable closed = (Closeable) tasks) {
      for (Object task : (Iterable<?>) closed) {
        Object file = ForeignCalls.call(task, "file");
        if (!isPlain(file) || !((List<?>) ForeignCalls.call(task, "deletes")).isEmpty()) {
          return Optional.empty();
        }
        paths.add((String) ForeignCalls.call(file, "location"));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return paths.isEmpty() ? Optional.empty() : Optional.of(paths);
  }

  private static boolean isPlain(Object file) {
    return ForeignCalls.call(file, "format").toString().equals("PARQUET")
        && ForeignCalls.call(file, "keyMetadata") == null;
  }

  /** The columns of the snapshot, with their ids, as Iceberg's Parquet files describe them. */
  String parquetColumns() {
    Object table = table();
    Object columns =
        ForeignCalls.callStatic(
            table,
            "org.apache.iceberg.util.SnapshotUtil",
            "schemaFor",
            table,
            snapshot().orElseThrow());
    return columns(
        ForeignCalls.callStatic(
                table, "org.apache.iceberg.parquet.ParquetSchemaUtil", "convert", columns, "table")
            .toString());
  }

  /** The columns of a Parquet schema in its text, without the name of the schema. */
  static String columns(String schema) {
    return schema.substring(schema.indexOf('{'));
  }
}
