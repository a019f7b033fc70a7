package org.classblocks.spark;

import java.util.List;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.Gathering;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.ScoreBatch;
import org.classblocks.moments.ScoreTransform;

/** Takes rows that give a score to every class. */
sealed interface VectorIntake extends ScoreIntake<ScoreBatch>
    permits DenseIntake, FeatureIntake, MllibIntake, WideIntake {

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
  default TilePlan plan(int splits, int cores, long taskBytes, Precision precision) {
    return TilePlan.of(classCount(), splits, cores, taskBytes, precision);
  }

  @Override
  default BatchStream<ScoreBatch> columnStream(
      RowIntake<ScoreBatch> rows, TilePlan plan, ColumnBatches columns) {
    return new ColumnStream(rows, this, plan.batches().rows(), columns);
  }

  @Override
  default ScoreIntake<ScoreBatch> transformed(ScoreTransform transform) {
    return new TransformedDense(this, transform);
  }

  @Override
  default Gathering<ScoreBatch> gathering(TilePlan plan, List<Tile> band) {
    return new MomentsBuilder(
        classCount(),
        plan.batches().productRows(),
        band,
        plan.batches().precision(),
        FastestBlas.INSTANCE);
  }
}
