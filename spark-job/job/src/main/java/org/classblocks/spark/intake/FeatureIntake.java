package org.classblocks.spark.intake;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.count.BadRow;

/**
 * Reads feature vectors in place of scores. Labels name classes, whose number differs.
 *
 * @param dense reads the vectors
 * @param labelClasses the number of classes, k
 */
public record FeatureIntake(VectorIntake dense, int labelClasses)
    implements VectorIntake.Converting {
  @Override
  public ScoreBatch newBatch(int rows) {
    return dense.newBatch(rows).labelledBy(labelClasses);
  }

  @Override
  public BadRow addTo(ScoreBatch batch, InternalRow row) {
    return dense.addTo(batch, row);
  }

  @Override
  public String describe(InternalRow row, BadRow fault) {
    return dense.describe(row, fault);
  }

  @Override
  public ScoreBatch whole(ColumnarBatch columns, int start, int end) {
    ScoreBatch batch = dense.whole(columns, start, end);
    return batch == null ? null : batch.labelledBy(labelClasses);
  }
}
