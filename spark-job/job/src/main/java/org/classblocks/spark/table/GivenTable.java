package org.classblocks.spark.table;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.classblocks.spark.files.LogFile;

/**
 * The rows of a query that the caller made.
 *
 * @param rows the query, which may read anything
 */
record GivenTable(Dataset<Row> rows) implements LogTable {
  @Override
  public List<LogFile> files() {
    return List.of();
  }
}
