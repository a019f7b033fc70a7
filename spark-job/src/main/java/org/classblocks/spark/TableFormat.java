package org.classblocks.spark;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Formats that keep a table in a folder of Parquet files together with a record of which of these
 * belong to it. Other files lie beside them: older versions of rows, deleted rows, torn writes.
 */
enum TableFormat {
  DELTA("a Delta table", "_delta_log", "format(\"delta\").load"),
  HUDI("a Hudi table", ".hoodie", "format(\"hudi\").load"),
  ICEBERG("an Iceberg table", "metadata", "format(\"iceberg\").load") {
    @Override
    boolean isRecord(FileSystem fileSystem, Path path) throws IOException {
      return super.isRecord(fileSystem, path)
          && Stream.of(fileSystem.listStatus(path))
              .anyMatch(file -> file.getPath().getName().contains(".metadata.json"));
    }
  },
  STREAM("the output of a streaming query", "_spark_metadata", "parquet");

  private final String text;
  private final String recordName;
  private final String load;

  TableFormat(String text, String recordName, String load) {
    this.text = text;
    this.recordName = recordName;
    this.load = load;
  }

  /** What a folder of this format is, for people. */
  String text() {
    return text;
  }

  /** The name of what keeps the record, in the table's folder. */
  String recordName() {
    return recordName;
  }

  /** How Spark reads a table, in its shell. */
  String reading(Path table) {
    return "spark.read." + load + "(\"" + table + "\")";
  }

  /** Whether there is a record at a path that has its name. */
  boolean isRecord(FileSystem fileSystem, Path path) throws IOException {
    return fileSystem.exists(path);
  }
}
