package org.classblocks.spark.log;

import java.util.List;
import java.util.Optional;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.classblocks.spark.access.SparkNeededException;
import org.classblocks.spark.files.ColumnarScan;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.table.PlainFiles;

/** How the rows of a log are read. */
public sealed interface RowScan {
  /** The number of pieces that the log is read in. */
  int splits();

  /** Whether scores are read in column batches, not row by row. */
  boolean isColumnar();

  /**
   * The query that reads them.
   *
   * @throws SparkNeededException if Spark has not started
   */
  OfQuery query();

  /**
   * By a query.
   *
   * @param rows the columns that an intake takes apart, in its order
   * @param columns the same columns in batches, if Spark reads them so
   */
  record OfQuery(Dataset<Row> rows, Optional<ColumnarScan> columns) implements RowScan {
    @Override
    public int splits() {
      RDD<?> splits = columns.isPresent() ? columns.get().batches() : rows.queryExecution().toRdd();
      return splits.getNumPartitions();
    }

    @Override
    public boolean isColumnar() {
      return columns.isPresent();
    }

    @Override
    public OfQuery query() {
      return this;
    }
  }

  /** As a query would read files, once Spark has started. */
  record OfFiles(int splits, boolean isColumnar) implements RowScan {
    /** The scan of some columns. */
    static OfFiles of(PlainFiles files, List<LogColumn> columns) {
      return new OfFiles(files.splits(), files.isColumnar(columns));
    }

    @Override
    public OfQuery query() {
      throw new SparkNeededException();
    }
  }
}
