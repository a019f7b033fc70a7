package org.classblocks.spark.table;

import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
import org.classblocks.conf.LogLocation;
import org.classblocks.spark.files.LogFile;

/** The rows of a table of a catalog, or of what a data source other than Parquet reads. */
record SourceTable(Dataset<Row> rows) implements LogTable {
  static SourceTable open(SparkSession spark, LogLocation location) {
    try {
      return new SourceTable(
          location.table().isPresent()
              ? spark.read().options(location.options()).table(location.table().get())
              : spark
                  .read()
                  .format(location.format())
                  .options(location.options())
                  .load(location.requiredPaths().toArray(String[]::new)));
    } catch (Exception unreadable) {
      if (unreadable instanceof AnalysisException) {
        throw UserErrorException.input(
                "The log cannot be read: %s. Check input.table, input.format and input.options.",
                UserErrorException.firstLine(unreadable))
            .causedBy(unreadable);
      }
      throw unreadable;
    }
  }

  @Override
  public List<LogFile> files() {
    return List.of();
  }
}
