package org.classblocks.spark;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.BadRow;
import org.classblocks.moments.ScoreBatch;
import org.classblocks.moments.ScoreTypes;

/**
 * Rows with MLlib vectors, most of them dense; a sparse one is filled with zeros.
 *
 * @param dense takes the values of a dense vector
 * @param sparse knows what a sparse vector lists
 */
record MllibIntake(DenseIntake dense, SparseIntake sparse) implements VectorIntake {

  /** For vectors of k classes. */
  static MllibIntake of(int classCount) {
    return new MllibIntake(
        new DenseIntake(classCount, ScoreEncoding.DOUBLE_ARRAY), SparseIntake.ofMllib(classCount));
  }

  @Override
  public int classCount() {
    return dense.classCount();
  }

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public ScoreTypes scoreTypes() {
    return dense.scoreTypes();
  }

  @Override
  public ScoreBatch newBatch(int rows) {
    return dense.newBatch(rows);
  }

  @Override
  public BadRow addTo(ScoreBatch batch, InternalRow row) {
    if (!MllibVectors.isSparse(row)) {
      return dense.addTo(batch, values(row));
    }
    BadRow fault = sparse.faultOf(row);
    if (fault == null) {
      batch.add(sparse.filled(row));
    }
    return fault;
  }

  @Override
  public String describe(InternalRow row, BadRow fault) {
    return MllibVectors.isSparse(row)
        ? sparse.describe(row, fault)
        : dense.describe(values(row), fault);
  }

  /** The values of a dense vector in a row of their own. */
  private InternalRow values(InternalRow row) {
    return new GenericInternalRow(new Object[] {sparse.lists().scores(row)});
  }

  @Override
  public ScoreBatch whole(ColumnarBatch columns, int start, int end) {
    ColumnVector scores = MllibVectors.denseScores(columns, start, end);
    return scores == null ? null : dense.whole(scores, start, end);
  }
}
