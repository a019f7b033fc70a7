package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.PredictionRule;
import org.classblocks.similarity.nearest.ListedRows;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.spark.log.LogRows;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import scala.Tuple2;

/**
 * Takes the rows out of a log whose rows list some classes, so that they can be kept in place of
 * the log. The tasks that read them keep them; none reaches the driver.
 */
public final class RowsAggregation {
  /**
   * Entries in a piece: one that is filled and one that is written take less than 100 MB together.
   */
  private static final int PIECE_ENTRIES = 1 << 21;

  /** The most rows of a piece, for some list nothing. */
  private static final int PIECE_ROWS = 1 << 20;

  private final JavaSparkContext spark;
  private final PredictionRule rule;

  /**
   * @param rule decides which classes are predicted
   */
  public RowsAggregation(SparkSession session, PredictionRule rule) {
    this.spark = new JavaSparkContext(session.sparkContext());
    this.rule = rule;
  }

  /**
   * Keeps rows where tasks run.
   *
   * @param <T> says where rows were kept
   */
  public interface Keeper<T extends Serializable> extends Serializable {
    /**
     * Keeps some rows. A task that runs again keeps them again.
     *
     * @param task the index of the task; the rows of those before it come first in the log
     * @param piece the number of the rows among those of the task, from 0
     */
    T keep(ListedRows rows, int task, int piece);
  }

  /**
   * What became of a log.
   *
   * @param statistics what its rows were, as they were logged, and their marginals as they are kept
   * @param pieces where they are, in the order of the log; with groups, batch by batch of a group
   * @param absentScore the score of a class that a kept row does not list
   */
  public record Kept<T>(LogStatistics statistics, List<T> pieces, double absentScore) {
    public Kept {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * Keeps the transformed rows of a log.
   *
   * @param log one that {@link NeighboursAggregation#suits} suits
   * @throws org.classblocks.UserErrorException if a file cannot be read, or has more or fewer rows
   *     than its footer says
   */
  public <T extends Serializable> Kept<T> keep(PredictionLog log, TilePlan plan, Keeper<T> keeper) {
    LogRows<SparseBatch> rows = NeighboursAggregation.sparse(log);
    List<Part<T>> parts = new ArrayList<>();
    JobName name =
        JobName.set(spark.sc(), Text.of("rows that list some of %d classes", plan.classCount()));
    try {
      parts.addAll(
          parts(rows, plan, keeper)
              .repartitionAndSortWithinPartitions(new IndexPartitioner(1))
              .mapPartitions(MergingIterator::new)
              .collect());
    } catch (Exception failure) {
      throw ReadFailures.asUserError(failure);
    } finally {
      name.takeBack();
    }
    Part<T> all =
        parts.isEmpty()
            ? new Part<>(LogStatistics.empty(plan.classCount()), new ArrayList<>())
            : parts.get(0);
    log.requireAllRead(all.statistics.rows());
    return new Kept<>(all.statistics, all.pieces, NeighboursAggregation.absentScore(rows, plan));
  }

  private <T extends Serializable> JavaPairRDD<PartialKey, Part<T>> parts(
      LogRows<SparseBatch> rows, TilePlan plan, Keeper<T> keeper) {
    CountedBatches.OfLog counted = CountedBatches.OfLog.of(rows, plan.classCount(), rule);
    return JavaPairRDD.fromJavaRDD(
        rows.batches(plan)
            .mapPartitionsWithIndex(
                (task, streams) -> {
                  CountedBatches batches = counted.batches(streams.next());
                  Part<T> part = new Part<>(batches.statistics(), keep(batches, task, keeper));
                  return List.of(new Tuple2<>(new PartialKey(0, Stratum.FIRST, task), part))
                      .iterator();
                },
                false));
  }

  private static <T extends Serializable> List<T> keep(
      CountedBatches batches, int task, Keeper<T> keeper) {
    List<T> kept = new ArrayList<>();
    ListedRows.Builder rows = new ListedRows.Builder();
    MarginalsBuilder marginals = batches.statistics().marginals();
    SparseBatch batch;
    while ((batch = batches.next(group -> marginals)) != null) {
      for (int row = 0; row < batch.rows(); row++) {
        rows.add(batch, row, batches.group());
        if (rows.entries() >= PIECE_ENTRIES || rows.rows() == PIECE_ROWS) {
          kept.add(keeper.keep(rows.drain(), task, kept.size()));
        }
      }
    }
    ListedRows last = rows.drain();
    if (last.rows() > 0) {
      kept.add(keeper.keep(last, task, kept.size()));
    }
    return kept;
  }

  /** What a task made of its rows. */
  private record Part<T extends Serializable>(LogStatistics statistics, List<T> pieces)
      implements MergingIterator.Mergeable<Part<T>> {
    @Override
    public void combine(Part<T> other) {
      statistics.combine(other.statistics);
      pieces.addAll(other.pieces);
    }
  }
}
