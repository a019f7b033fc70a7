package org.classblocks.spark;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.classblocks.moments.ScoreBatch;

/**
 * Takes rows of a log apart: checks the score vector, counts the labels, remembers examples of what
 * is wrong. Rows hold, in this order: scores, file path, row index, then sample id and labels where
 * there are any.
 *
 * @param classCount the number of classes, k
 * @param scores how the score vector is held
 * @param sampleId the ordinal of the sample id, or -1
 * @param sampleIdType the type of the sample id; null without one
 * @param labels the ordinal of the labels, or -1
 * @param labelEncoding how labels are held; null without labels
 * @param idsByName the class ids of names, for labels that are names
 */
record RowIntake(
    int classCount,
    ScoreEncoding scores,
    int sampleId,
    DataType sampleIdType,
    int labels,
    LabelEncoding labelEncoding,
    Map<String, Integer> idsByName)
    implements Serializable {
  static final int SCORES = 0;
  static final int FILE_PATH = 1;
  static final int ROW_INDEX = 2;

  /** Adds a row to the batch if it can be used, and to the counts in any case. */
  void accept(InternalRow row, ScoreBatch batch, LogStatistics statistics) {
    BadRow fault = addScores(row, batch);
    RowCounts counts = statistics.rows();
    if (fault != null) {
      counts.acceptDropped(fault, () -> describe(row, fault));
      return;
    }
    counts.acceptUsed(1);
    if (labels >= 0) {
      countLabels(row, statistics);
    }
  }

  /** Counts the labels of a row that can be used, where there are labels. */
  void countLabels(InternalRow row, LogStatistics statistics) {
    labelEncoding.count(row, labels, idsByName, statistics.labels());
  }

  private BadRow addScores(InternalRow row, ScoreBatch batch) {
    if (row.isNullAt(SCORES)) {
      return BadRow.MISSING_SCORES;
    }
    if (scores.elementsOf(row, SCORES) != scores.elements(classCount)) {
      return BadRow.WRONG_LENGTH;
    }
    ArrayData vector = scores.vector(row, SCORES);
    for (int id = 0; id < classCount; id++) {
      if (vector.isNullAt(id)) {
        return BadRow.NULL_SCORE;
      }
    }
    return scores.addTo(batch, vector);
  }

  private String describe(InternalRow row, BadRow fault) {
    String file = row.getString(FILE_PATH);
    String place =
        String.format(
            Locale.ROOT,
            "row %d of %s",
            row.getLong(ROW_INDEX),
            file.substring(file.lastIndexOf('/') + 1));
    if (sampleId >= 0) {
      place = String.format("sample %s (%s)", row.get(sampleId, sampleIdType), place);
    }
    if (fault == BadRow.WRONG_LENGTH) {
      return place + " has " + scores.wrongLength(scores.elementsOf(row, SCORES), classCount);
    }
    int classId = scoreWith(row, fault);
    String which = classId < 0 ? "" : String.format(" (class id %d)", classId);
    return String.format("%s has %s%s", place, fault.text(), which);
  }

  /** The first class whose score has a fault, or -1. */
  private int scoreWith(InternalRow row, BadRow fault) {
    if (row.isNullAt(SCORES)) {
      return -1;
    }
    ArrayData vector = scores.vector(row, SCORES);
    for (int id = 0; id < vector.numElements(); id++) {
      if (vector.isNullAt(id) ? fault == BadRow.NULL_SCORE : scores.faultAt(vector, id) == fault) {
        return id;
      }
    }
    return -1;
  }
}
