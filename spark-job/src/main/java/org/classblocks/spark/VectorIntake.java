package org.classblocks.spark;

import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.ScoreBatch;
import org.classblocks.moments.ScoreTransform;

/** Takes rows that give a score to every class. */
interface VectorIntake extends ScoreIntake<ScoreBatch> {

  /** An empty batch of so many rows. */
  ScoreBatch newBatch(int rows);

  /**
   * Some rows of the reader's batch at once.
   *
   * @param columns the reader's batch; the columns of scores are the first
   * @param start the first row
   * @param end the row after the last one
   * @return null if one of the rows is bad, or if they cannot be copied out together
   */
  ScoreBatch whole(ColumnarBatch columns, int start, int end);

  @Override
  default ScoreBatch newBatch(TilePlan plan) {
    return newBatch(plan.batches().rows());
  }

  @Override
  default boolean isSparse() {
    return false;
  }

  @Override
  default BatchStream<ScoreBatch> columnStream(
      RowIntake<ScoreBatch> rows, TilePlan plan, ColumnBatches columns) {
    return new ColumnStream(rows, this, plan.batches().rows(), columns);
  }

  @Override
  default Accumulators<ScoreBatch> accumulators(ScoreTransform transform) {
    return new Accumulators.Dense(transform);
  }
}
