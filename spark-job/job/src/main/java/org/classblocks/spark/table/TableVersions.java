package org.classblocks.spark.table;

import java.util.Optional;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.classblocks.conf.LogLocation;

/** Finds the version of a table that a query reads. */
final class TableVersions {
  private static final String DELTA = "org.apache.spark.sql.delta.";

  private TableVersions() {}

  /** The version of the table of a relation, if its format has versions and it is not empty. */
  static Optional<TableVersion> of(Relation relation, LogLocation location) {
    return IcebergTable.of(relation)
        .map(iceberg -> iceberg.snapshot().map(String::valueOf))
        .orElseGet(() -> relation.ofFiles().flatMap(files -> ofDelta(files.location())))
        .map(version -> new TableVersion(name(location), version));
  }

  private static String name(LogLocation location) {
    return location.table().orElseGet(() -> String.join(", ", location.paths()));
  }

  private static Optional<String> ofDelta(FileIndex files) {
    return files.getClass().getName().startsWith(DELTA)
        ? Optional.of(String.valueOf(ForeignCalls.call(files, "version")))
        : Optional.empty();
  }
}
