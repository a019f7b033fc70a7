package org.classblocks.spark.files;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;

/**
 * The files of a schema.
 *
 * @param footer what one footer says beside row groups
 * @param nulls the leaves that hold nothing but nulls in all files
 * @param files the files, in the log's order
 */
record SchemaUse(FileMetaData footer, Set<ColumnPath> nulls, List<String> files) {
  static final Comparator<SchemaUse> ORDER =
      Comparator.<SchemaUse>comparingInt(use -> use.files().size())
          .thenComparing(SchemaUse::file, Comparator.reverseOrder());

  String file() {
    return files.get(0);
  }

  void add(SchemaUse later) {
    nulls.retainAll(later.nulls);
    files.addAll(later.files);
  }

  FileColumns columns(ParquetToSparkSchemaConverter converter) {
    return FileColumns.of(footer, nulls, file(), converter);
  }
}
