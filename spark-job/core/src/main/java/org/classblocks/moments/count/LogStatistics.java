package org.classblocks.moments.count;

import java.io.Serializable;
import java.util.Collection;
import org.classblocks.examples.ExampleLists;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.splits.SignatureLists;
import org.classblocks.splits.SplitFinder;

/**
 * What is known of a set of rows beside the co-moments. Travels in the results of tasks, never in
 * accumulators: a task that runs twice counts once.
 *
 * @param rows how many rows were used and dropped
 * @param marginals the statistics per class
 * @param labels how often each class is a label; all zero without labels
 * @param survey what else is known of the scores as they were logged
 * @param confusion which classes are predicted in place of which; nothing without labels
 * @param labelScores what samples score for the class of their label; nothing without labels
 * @param attributes the co-moments of scores and attributes; no samples without attributes
 * @param signatures what samples with labels look like; nothing without labels
 * @param examples the samples that score highest; nothing where batches have no ids
 */
public record LogStatistics(
    RowCounts rows,
    MarginalsBuilder marginals,
    LabelCounts labels,
    ScoreSurvey survey,
    ConfusionCounts confusion,
    LabelScores labelScores,
    AttributeMoments attributes,
    SignatureLists signatures,
    ExampleLists examples)
    implements Serializable {

  /** No rows of k classes. */
  public static LogStatistics empty(int classCount) {
    return empty(classCount, classCount);
  }

  /** No rows: with {@code scores} scores a row, and labels of k classes. */
  public static LogStatistics empty(int scores, int classCount) {
    return new LogStatistics(
        new RowCounts(),
        new MarginalsBuilder(scores),
        new LabelCounts(classCount),
        new ScoreSurvey(),
        new ConfusionCounts(classCount),
        new LabelScores(classCount),
        new AttributeMoments(scores),
        new SignatureLists(classCount),
        new ExampleLists(classCount));
  }

  /** What is known of several sets of rows together; they stay as they are. */
  public static LogStatistics total(int classCount, Collection<LogStatistics> parts) {
    LogStatistics total = empty(classCount);
    parts.forEach(total::combine);
    return total;
  }

  /**
   * Counts the labels and clusters of a batch; its scores go elsewhere. Looks at neighbours as
   * well, if rows have the order of the log: clusters and groups sort them.
   */
  public void accept(SampleBatch batch) {
    labels.accept(batch);
    if (batch.folds().isEmpty() && batch.groups().isEmpty()) {
      survey.acceptNeighbours(batch);
    }
    survey.acceptUnclustered(
        batch.folds().stream().filter(fold -> fold == SampleBatch.BY_TURNS).count());
  }

  /** What the labels say so far. */
  public LabelStatistics labelFindings() {
    return new LabelStatistics(labels, confusion.result(), SplitFinder.of(signatures));
  }

  /** Adds other rows' statistics, which stay as they are. */
  public void combine(LogStatistics other) {
    rows.combine(other.rows);
    marginals.combine(other.marginals);
    labels.combine(other.labels);
    survey.combine(other.survey);
    confusion.combine(other.confusion);
    labelScores.combine(other.labelScores);
    attributes.combine(other.attributes);
    signatures.combine(other.signatures);
    examples.combine(other.examples);
  }
}
