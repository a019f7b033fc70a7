package org.classblocks.spark;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.classblocks.moments.ClassScore;
import org.classblocks.moments.SampleBatch;

/**
 * Takes rows of a log apart: checks the scores, finds the labels, remembers examples of what is
 * wrong. Rows hold, in this order: the columns of scores, file path and row index, both null where
 * a sample comes from many rows, then sample id, labels and group where there are any.
 *
 * @param scores takes the scores
 * @param sampleIdType the type of the sample id; null without one
 * @param labelEncoding how labels are held; null without labels
 * @param idsByName the class ids of names, for labels that are names
 * @param groupEncoding how groups are held; null without groups
 * @param <B> the kind of batch that rows are gathered in
 */
record RowIntake<B extends SampleBatch>(
    ScoreIntake<B> scores,
    DataType sampleIdType,
    LabelEncoding labelEncoding,
    Map<String, Integer> idsByName,
    GroupEncoding groupEncoding)
    implements Serializable {

  int classCount() {
    return scores.classCount();
  }

  private int filePath() {
    return scores.columns();
  }

  private int rowIndex() {
    return scores.columns() + 1;
  }

  private int sampleId() {
    return scores.columns() + 2;
  }

  private int labels() {
    return scores.columns() + (sampleIdType == null ? 2 : 3);
  }

  private int group() {
    return labels() + (hasLabels() ? 1 : 0);
  }

  /** Whether rows have labels. */
  boolean hasLabels() {
    return labelEncoding != null;
  }

  /** Whether rows have groups. */
  boolean hasGroups() {
    return groupEncoding != null;
  }

  /** Adds a row to the batch if it can be used, and to the counts in any case. */
  void accept(InternalRow row, B batch, LogStatistics statistics) {
    BadRow fault = scores.addTo(batch, row);
    RowCounts counts = statistics.rows();
    if (fault != null) {
      counts.acceptDropped(fault, () -> describe(row, scores.describe(row, fault)));
      return;
    }
    Optional<ClassScore> misfit = scores.transform().misfit(batch);
    if (misfit.isPresent()) {
      batch.removeLast();
      counts.acceptDropped(BadRow.NOT_A_PROBABILITY, () -> describe(row, describe(misfit.get())));
      return;
    }
    counts.acceptUsed(1);
    annotate(row, batch);
  }

  /** Adds what a row that was added to a batch has beside its scores. */
  void annotate(InternalRow row, SampleBatch batch) {
    if (hasLabels()) {
      labelEncoding.addTo(batch.labels(), row, labels(), idsByName);
    }
    if (hasGroups()) {
      batch.groups().add(groupEncoding.groupOf(row, group()));
    }
  }

  /** Whether rows have anything beside their scores. */
  boolean isAnnotated() {
    return hasLabels() || hasGroups();
  }

  /**
   * Whether the sample that was added to a batch last, and that nothing else is wrong with, can be
   * transformed; otherwise it is taken out again.
   */
  boolean keepsLast(B batch) {
    boolean isKept = scores.transform().misfit(batch).isEmpty();
    if (!isKept) {
      batch.removeLast();
    }
    return isKept;
  }

  private static String describe(ClassScore misfit) {
    double score = misfit.score();
    return String.format(
        Locale.ROOT,
        "%s (class id %d: %s)",
        BadRow.NOT_A_PROBABILITY.text(),
        misfit.classId(),
        (float) score == score ? Float.toString((float) score) : Double.toString(score));
  }

  private String describe(InternalRow row, String fault) {
    return place(row) + " has " + fault;
  }

  private String place(InternalRow row) {
    Object sample = sampleIdType == null ? null : row.get(sampleId(), sampleIdType);
    if (row.isNullAt(filePath())) {
      return sample == null ? "a row" : "sample " + sample;
    }
    String file = row.getString(filePath());
    String place =
        String.format(
            Locale.ROOT,
            "row %d of %s",
            row.getLong(rowIndex()),
            file.substring(file.lastIndexOf('/') + 1));
    return sampleIdType == null ? place : String.format("sample %s (%s)", sample, place);
  }
}
