package org.classblocks.spark.encoding;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.ListedScores;
import org.classblocks.spark.intake.ScoreType;

/** Two arrays of equal length: classes and their scores. */
record IdsAndValues() implements ListedScores {
  private static final int IDS = 0;
  private static final int VALUES = 1;

  /**
   * The encoding of two columns.
   *
   * @param id the type of what names a class
   */
  static LogEncoding of(LogColumn ids, LogColumn values, DataType id, ScoreType score) {
    return new LogEncoding.Lists(
        "sparse arrays", List.of(ids, values), new IdsAndValues(), id, score);
  }

  @Override
  public int columns() {
    return 2;
  }

  @Override
  public ArrayData ids(InternalRow row) {
    return row.isNullAt(IDS) ? null : row.getArray(IDS);
  }

  @Override
  public ArrayData scores(InternalRow row) {
    return row.isNullAt(VALUES) ? null : row.getArray(VALUES);
  }

  @Override
  public Vectors vectors(ColumnarBatch columns, int start, int end) {
    return columns.column(IDS) instanceof WritableColumnVector ids
            && columns.column(VALUES) instanceof WritableColumnVector values
        ? new Vectors(ids, ids.getChild(0), values, values.getChild(0))
        : null;
  }
}
