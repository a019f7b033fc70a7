package org.classblocks.spark.log;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.ClassBalance;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.intake.ColumnBatches;
import org.classblocks.spark.intake.Predictions;
import org.classblocks.spark.intake.RowIntake;
import org.classblocks.spark.intake.RowStream;
import org.classblocks.spark.intake.StratumStream;
import org.classblocks.spark.plan.TilePlan;
import scala.Option;
import scala.math.Ordering;

/**
 * The rows of a log, which nothing has read yet.
 *
 * @param intake takes rows apart
 * @param scan reads the columns that the intake takes apart, in its order
 * @param predictions gathers rows of one prediction each, if they are such
 * @param <B> the kind of batch that rows are gathered in
 */
public record LogRows<B extends SampleBatch>(
    RowIntake<B> intake, RowScan scan, Optional<Predictions> predictions) {

  /** The same rows with weights from labels. */
  LogRows<B> balanced(ClassBalance balance) {
    return new LogRows<>(intake.balanced(balance), scan, predictions);
  }

  /** The same rows with the ids of samples in their batches. */
  public LogRows<B> naming() {
    return new LogRows<>(intake.naming(), scan, predictions);
  }

  /** The same rows without attributes and the ids of samples in their batches. */
  public LogRows<B> bare() {
    return new LogRows<>(intake.bare(), scan, predictions);
  }

  /** The rows in batches, one stream for each task of the plan. Streams do not leave their task. */
  public JavaRDD<BatchStream<B>> batches(TilePlan plan) {
    RowIntake<B> taker = intake;
    RowScan.OfQuery query = scan.query();
    if (query.columns().isEmpty()) {
      Predictions gathered = predictions.orElse(null);
      RDD<InternalRow> splits = query.rows().queryExecution().toRdd();
      return grouped(splits, plan)
          .mapPartitions(
              split -> {
                RowCounts counts = new RowCounts();
                Iterator<InternalRow> samples =
                    gathered == null ? split : gathered.samples(split, counts);
                return one(byStratum(taker, plan, new RowStream<>(taker, plan, samples, counts)));
              });
    }
    List<Integer> ordinals = query.columns().get().ordinals();
    RDD<ColumnarBatch> splits = query.columns().get().batches();
    return grouped(splits, plan)
        .mapPartitions(
            split -> {
              ColumnBatches batches = new ColumnBatches(ordinals, split);
              return one(byStratum(taker, plan, taker.scores().columnStream(taker, plan, batches)));
            });
  }

  private static <B extends SampleBatch> BatchStream<B> byStratum(
      RowIntake<B> intake, TilePlan plan, BatchStream<B> stream) {
    return intake.hasGroups() || intake.hasClusters()
        ? new StratumStream<>(stream, intake, plan)
        : stream;
  }

  private static <T> Iterator<T> one(T element) {
    return List.of(element).iterator();
  }

  private static <T> JavaRDD<T> grouped(RDD<T> splits, TilePlan plan) {
    return splits
        .coalesce(
            plan.reading().tasks(),
            false,
            Option.apply(new ConsecutiveSplits()),
            Ordering.<T>comparatorToOrdering(null))
        .toJavaRDD();
  }
}
