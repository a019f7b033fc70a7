package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.function.Function;
import org.classblocks.moments.batch.CentredColumns;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.PredictionRule;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.moments.transform.SparseTransform;
import org.classblocks.spark.intake.BatchStream;
import org.classblocks.spark.log.LogRows;

/** The sparse rows of a task, transformed, with counts of what they are. */
final class CountedBatches {
  private final BatchStream<SparseBatch> stream;
  private final SparseTransform transform;
  private final SampleCounter samples;
  private final CentredColumns columns;
  private String group = "";

  /**
   * @param stream the rows as they were logged, each batch of one group
   * @param transform what becomes of their scores
   * @param samples counts what they are; no samples so far
   */
  CountedBatches(
      BatchStream<SparseBatch> stream, SparseTransform transform, SampleCounter samples) {
    this.stream = stream;
    this.transform = transform;
    this.samples = samples;
    this.columns = new CentredColumns(samples.counted().marginals().classCount());
  }

  /**
   * Makes the batches of each task of a log.
   *
   * @param transform what becomes of scores
   * @param types how the log holds them
   * @param rule decides which classes are predicted
   */
  record OfLog(int classCount, ScoreTransform transform, ScoreTypes types, PredictionRule rule)
      implements Serializable {
    static OfLog of(LogRows<SparseBatch> rows, int classCount, PredictionRule rule) {
      return new OfLog(
          classCount, rows.intake().transform(), rows.intake().scores().scoreTypes(), rule);
    }

    CountedBatches batches(BatchStream<SparseBatch> stream) {
      return new CountedBatches(
          stream, new SparseTransform(transform), new SampleCounter(classCount, rule, types));
    }
  }

  /**
   * The next batch, good until the one after it, or null at the end.
   *
   * @param marginals receives the scores of a group by name; "" stands for none
   */
  SparseBatch next(Function<String, MarginalsBuilder> marginals) {
    SparseBatch logged = stream.next();
    if (logged == null) {
      statistics().survey().acceptClipped(transform.clipped());
      statistics().rows().combine(stream.counts());
      return null;
    }
    samples.accept(logged);
    group = logged.groups().isEmpty() ? "" : logged.groups().get(0);
    SparseBatch batch = transform.apply(logged);
    MarginalsBuilder sums = marginals.apply(group);
    columns.load(batch, sums::scale, () -> sums.combine(columns.marginals()));
    return batch;
  }

  /** The group of the samples of the last batch; empty if they are of none. */
  String group() {
    return group;
  }

  /** What the rows are, but for marginals that others received; complete at the end. */
  LogStatistics statistics() {
    return samples.counted();
  }
}
