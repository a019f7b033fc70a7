package org.classblocks.spark.encoding;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.spark.intake.ListedScores;

/**
 * An array of structs, each with a class and its score.
 *
 * @param pair the type of a struct
 * @param id the field that names the class
 * @param score the field that holds the score
 */
record ScoreStructs(StructType pair, int id, int score) implements ListedScores {
  private static final int SCORES = 0;

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public ArrayData ids(InternalRow row) {
    return row.isNullAt(SCORES) ? null : field(row.getArray(SCORES), id);
  }

  @Override
  public ArrayData scores(InternalRow row) {
    return row.isNullAt(SCORES) ? null : field(row.getArray(SCORES), score);
  }

  /** A field of all pairs, null where there is no pair. */
  private ArrayData field(ArrayData pairs, int field) {
    Object[] values = new Object[pairs.numElements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = pairs.isNullAt(i) ? null : field(pairs.getStruct(i, pair.size()), field);
    }
    return new GenericArrayData(values);
  }

  /** A field of a pair; before Spark 4.1, rows of the vectorised reader have a 0 for a null. */
  private Object field(InternalRow values, int field) {
    return values.isNullAt(field) ? null : values.get(field, pair.fields()[field].dataType());
  }

  @Override
  public Vectors vectors(ColumnarBatch columns, int start, int end) {
    if (columns.column(SCORES) instanceof WritableColumnVector lists) {
      WritableColumnVector pairs = lists.getChild(0);
      return pairs.hasNull()
          ? null
          : new Vectors(lists, pairs.getChild(id), lists, pairs.getChild(score));
    }
    return null;
  }
}
