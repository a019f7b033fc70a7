package org.classblocks.spark;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.BadRow;

/** The two lists that {@link Predictions} gathers for a sample, which must have a name. */
record SampleLists() implements ListedScores {
  @Override
  public int columns() {
    return 2;
  }

  @Override
  public ArrayData ids(InternalRow row) {
    return row.getArray(Predictions.CLASS);
  }

  @Override
  public ArrayData scores(InternalRow row) {
    return row.getArray(Predictions.SCORE);
  }

  @Override
  public BadRow faultOf(InternalRow row) {
    return row.isNullAt(Predictions.SAMPLE_ID) ? BadRow.MISSING_SAMPLE_ID : null;
  }

  @Override
  public ListedVectors vectors(ColumnarBatch columns, int start, int end) {
    return null;
  }
}
