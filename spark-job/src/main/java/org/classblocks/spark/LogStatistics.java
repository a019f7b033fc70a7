package org.classblocks.spark;

import java.io.Serializable;
import java.util.Collection;
import org.classblocks.moments.LabelCounts;
import org.classblocks.moments.MarginalsBuilder;
import org.classblocks.moments.SampleBatch;
import org.classblocks.moments.ScoreSurvey;

/**
 * What is known of a set of rows beside the co-moments. Travels in the results of tasks, never in
 * accumulators: a task that runs twice counts once.
 *
 * @param rows how many rows were used and dropped
 * @param marginals the statistics per class
 * @param labels how often each class is a label; all zero without labels
 * @param survey what else is known of the scores as they were logged
 */
public record LogStatistics(
    RowCounts rows, MarginalsBuilder marginals, LabelCounts labels, ScoreSurvey survey)
    implements Serializable {

  /** No rows of k classes. */
  static LogStatistics empty(int classCount) {
    return new LogStatistics(
        new RowCounts(),
        new MarginalsBuilder(classCount),
        new LabelCounts(classCount),
        new ScoreSurvey());
  }

  /** What is known of several sets of rows together; they stay as they are. */
  public static LogStatistics total(int classCount, Collection<LogStatistics> parts) {
    LogStatistics total = empty(classCount);
    parts.forEach(total::combine);
    return total;
  }

  /** Counts the labels of a batch; its scores go elsewhere. */
  void accept(SampleBatch batch) {
    labels.accept(batch.labels());
  }

  /** Adds other rows' statistics, which stay as they are. */
  void combine(LogStatistics other) {
    rows.combine(other.rows);
    marginals.combine(other.marginals);
    labels.combine(other.labels);
    survey.combine(other.survey);
  }
}
