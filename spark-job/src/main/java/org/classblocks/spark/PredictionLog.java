package org.classblocks.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.ClassList;
import scala.Option;
import scala.math.Ordering;

/**
 * A prediction log that was found fit to be read: its files, its classes and its rows. Nothing but
 * footers and the first rows have been read.
 */
public final class PredictionLog {
  private final List<LogFile> files;
  private final ClassList classes;
  private final RowIntake intake;
  private final long rowsInFiles;
  private final Dataset<Row> rows;
  private final boolean filtered;
  private final Optional<ColumnarScan> columns;

  /**
   * @param rowsInFiles the number of rows, before any filter
   * @param rows the columns that the intake takes apart, in its order
   * @param columns the same columns in batches, if Spark reads them so
   */
  PredictionLog(
      List<LogFile> files,
      ClassList classes,
      RowIntake intake,
      long rowsInFiles,
      Dataset<Row> rows,
      boolean filtered,
      Optional<ColumnarScan> columns) {
    this.files = List.copyOf(files);
    this.classes = classes;
    this.intake = intake;
    this.rowsInFiles = rowsInFiles;
    this.rows = rows;
    this.filtered = filtered;
    this.columns = columns;
  }

  /** The files, sorted by path. */
  public List<LogFile> files() {
    return files;
  }

  /** The bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(LogFile::bytes).sum();
  }

  /** The classes, from the class list or numbered. */
  public ClassList classes() {
    return classes;
  }

  /** Whether rows have labels. */
  public boolean hasLabels() {
    return intake.labels() >= 0;
  }

  /** Whether only rows that meet a predicate are read, so that footers do not tell how many. */
  public boolean isFiltered() {
    return filtered;
  }

  /** Whether scores are read in column batches, not row by row. */
  public boolean isColumnar() {
    return columns.isPresent();
  }

  /** The number of rows in the files, from their footers; a filter is not applied. */
  public long rowsInFiles() {
    return rowsInFiles;
  }

  /** How the statistics of this log are gathered on the cluster as it is. */
  public TilePlan plan(Precision precision) {
    SparkContext spark = rows.sparkSession().sparkContext();
    return TilePlan.of(
        classes.size(),
        splits().getNumPartitions(),
        spark.defaultParallelism(),
        TaskMemory.bytes(spark),
        precision);
  }

  private RDD<?> splits() {
    return columns.isPresent() ? columns.get().batches() : rows.queryExecution().toRdd();
  }

  /** The rows in batches, one stream for each task of the plan; streams do not leave their task. */
  JavaRDD<BatchStream> batches(TilePlan plan) {
    RowIntake taker = intake;
    int batchRows = plan.batchRows();
    if (columns.isEmpty()) {
      RDD<InternalRow> splits = rows.queryExecution().toRdd();
      return grouped(splits, plan)
          .mapPartitions(
              split -> List.<BatchStream>of(new RowStream(taker, batchRows, split)).iterator());
    }
    List<Integer> ordinals = columns.get().ordinals();
    RDD<ColumnarBatch> splits = columns.get().batches();
    return grouped(splits, plan)
        .mapPartitions(
            split ->
                List.<BatchStream>of(new ColumnStream(taker, ordinals, batchRows, split))
                    .iterator());
  }

  private static <T> JavaRDD<T> grouped(RDD<T> splits, TilePlan plan) {
    return splits
        .coalesce(
            plan.partials(),
            false,
            Option.apply(new ConsecutiveSplits()),
            Ordering.<T>comparatorToOrdering(null))
        .toJavaRDD();
  }
}
