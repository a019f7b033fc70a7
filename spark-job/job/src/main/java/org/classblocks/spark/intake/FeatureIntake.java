package org.classblocks.spark.intake;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.BadRow;

/**
 * Reads feature vectors in place of scores. Labels name classes, whose number differs.
 *
 * @param vectors reads the vectors
 * @param labelClasses the number of classes, k
 */
public record FeatureIntake(VectorIntake vectors, int labelClasses) implements VectorIntake {
  @Override
  public int classCount() {
    return vectors.classCount();
  }

  @Override
  public int columns() {
    return vectors.columns();
  }

  @Override
  public ScoreTypes scoreTypes() {
    return vectors.scoreTypes();
  }

  @Override
  public ScoreBatch newBatch(int rows) {
    return vectors.newBatch(rows).labelledBy(labelClasses);
  }

  @Override
  public BadRow addTo(ScoreBatch batch, InternalRow row) {
    return vectors.addTo(batch, row);
  }

  @Override
  public String describe(InternalRow row, BadRow fault) {
    return vectors.describe(row, fault);
  }

  @Override
  public ScoreBatch whole(ColumnarBatch columns, int start, int end) {
    ScoreBatch batch = vectors.whole(columns, start, end);
    return batch == null ? null : batch.labelledBy(labelClasses);
  }
}
