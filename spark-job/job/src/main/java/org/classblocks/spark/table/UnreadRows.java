package org.classblocks.spark.table;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a log, which nothing has read yet.
 *
 * @param query reads them
 * @param files hold them, if Spark has not started to run the query
 */
public record UnreadRows(Supplier<Dataset<Row>> query, Optional<PlainFiles> files) {
  /** The rows of a query. */
  public static UnreadRows of(Dataset<Row> query) {
    return new UnreadRows(() -> query, Optional.empty());
  }

  /** The columns of the rows. */
  public StructType columns() {
    return files.map(PlainFiles::columns).orElseGet(() -> query.get().schema());
  }
}
