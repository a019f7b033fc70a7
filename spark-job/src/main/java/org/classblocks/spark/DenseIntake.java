package org.classblocks.spark;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.classblocks.linalg.Blas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.Gathering;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.ScoreBatch;

/**
 * Rows with the scores of all classes in one column.
 *
 * @param classCount the number of classes, k
 * @param encoding how the score vector is held
 */
record DenseIntake(int classCount, ScoreEncoding encoding) implements ScoreIntake<ScoreBatch> {
  private static final int SCORES = 0;

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public ScoreBatch newBatch(TilePlan plan) {
    return encoding.newBatch(plan.batchRows(), classCount);
  }

  @Override
  public BadRow addTo(ScoreBatch batch, InternalRow row) {
    if (row.isNullAt(SCORES)) {
      return BadRow.MISSING_SCORES;
    }
    if (encoding.elementsOf(row, SCORES) != encoding.elements(classCount)) {
      return BadRow.WRONG_LENGTH;
    }
    ArrayData vector = encoding.vector(row, SCORES);
    for (int id = 0; id < classCount; id++) {
      if (vector.isNullAt(id)) {
        return BadRow.NULL_SCORE;
      }
    }
    return encoding.addTo(batch, vector);
  }

  @Override
  public void copy(ScoreBatch from, int row, ScoreBatch to) {
    to.add(from, row);
  }

  @Override
  public String describe(InternalRow row, BadRow fault) {
    if (fault == BadRow.WRONG_LENGTH) {
      return encoding.wrongLength(encoding.elementsOf(row, SCORES), classCount);
    }
    int classId = scoreWith(row, fault);
    return classId < 0
        ? fault.text()
        : String.format(Locale.ROOT, "%s (class id %d)", fault.text(), classId);
  }

  /** The first class whose score has a fault, or -1. */
  private int scoreWith(InternalRow row, BadRow fault) {
    if (row.isNullAt(SCORES)) {
      return -1;
    }
    ArrayData vector = encoding.vector(row, SCORES);
    for (int id = 0; id < vector.numElements(); id++) {
      if (vector.isNullAt(id)
          ? fault == BadRow.NULL_SCORE
          : encoding.faultAt(vector, id) == fault) {
        return id;
      }
    }
    return -1;
  }

  @Override
  public TilePlan plan(int splits, int cores, long taskBytes, Precision precision) {
    return TilePlan.of(classCount, splits, cores, taskBytes, precision);
  }

  @Override
  public BatchStream<ScoreBatch> columnStream(
      RowIntake<ScoreBatch> rows, TilePlan plan, ColumnBatches columns) {
    return new ColumnStream(rows, this, plan.batchRows(), columns);
  }

  @Override
  public Gathering<ScoreBatch> gathering(TilePlan plan, List<Tile> band) {
    return new MomentsBuilder(
        classCount, plan.productRows(), band, plan.precision(), Blas.fastest());
  }
}
