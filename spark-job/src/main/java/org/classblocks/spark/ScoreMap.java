package org.classblocks.spark;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** A map from classes to their scores. */
record ScoreMap() implements ListedScores {
  private static final int SCORES = 0;

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public ArrayData ids(InternalRow row) {
    return row.isNullAt(SCORES) ? null : row.getMap(SCORES).keyArray();
  }

  @Override
  public ArrayData scores(InternalRow row) {
    return row.isNullAt(SCORES) ? null : row.getMap(SCORES).valueArray();
  }

  @Override
  public ListedVectors vectors(ColumnarBatch columns, int start, int end) {
    return columns.column(SCORES) instanceof WritableColumnVector maps
        ? new ListedVectors(maps, maps.getChild(0), maps, maps.getChild(1))
        : null;
  }
}
