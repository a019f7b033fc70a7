package org.classblocks.spark;

import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.BadRow;

/**
 * MLlib's vectors in the struct that they are stored as. A dense one lists all classes; what a
 * sparse one does not list is 0.
 *
 * @param size the number of classes that a vector should have, k
 */
record MllibVectors(int size) implements ListedScores {
  private static final int SCORES = 0;
  private static final int TYPE = 0;
  private static final int SIZE = 1;
  private static final int INDICES = 2;
  private static final int VALUES = 3;
  private static final int FIELDS = 4;
  private static final byte SPARSE = 0;
  private static final byte DENSE = 1;

  private static final StructType STORED =
      new StructType()
          .add("type", DataTypes.ByteType)
          .add("size", DataTypes.IntegerType)
          .add("indices", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("values", DataTypes.createArrayType(DataTypes.DoubleType));

  /** Whether a column of a given type holds such vectors. */
  static boolean areIn(DataType type) {
    return DataType.equalsIgnoreNullability(type, STORED);
  }

  /** The number of classes of a vector. */
  static Column classes(Column vector) {
    return functions
        .when(vector.getField("type").equalTo(SPARSE), vector.getField("size"))
        .otherwise(listed(vector));
  }

  /** The number of scores that a vector holds. */
  static Column listed(Column vector) {
    return functions.size(vector.getField("values"));
  }

  /** Whether a row has a vector that lists some classes only. */
  static boolean isSparse(InternalRow row) {
    return !row.isNullAt(SCORES) && vector(row).getByte(TYPE) == SPARSE;
  }

  private static InternalRow vector(InternalRow row) {
    return row.getStruct(SCORES, FIELDS);
  }

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public ArrayData ids(InternalRow row) {
    if (isSparse(row)) {
      return vector(row).isNullAt(INDICES) ? null : vector(row).getArray(INDICES);
    }
    ArrayData scores = scores(row);
    return scores == null
        ? null
        : UnsafeArrayData.fromPrimitiveArray(IntStream.range(0, scores.numElements()).toArray());
  }

  @Override
  public ArrayData scores(InternalRow row) {
    return valuesOf(row);
  }

  private static ArrayData valuesOf(InternalRow row) {
    return row.isNullAt(SCORES) || vector(row).isNullAt(VALUES)
        ? null
        : vector(row).getArray(VALUES);
  }

  @Override
  public BadRow faultOf(InternalRow row) {
    return scores(row) != null && sizeOf(row) != size ? BadRow.WRONG_LENGTH : null;
  }

  private static int sizeOf(InternalRow row) {
    return isSparse(row) ? vector(row).getInt(SIZE) : valuesOf(row).numElements();
  }

  @Override
  public String wrongLength(InternalRow row) {
    return sizeOf(row) == size
        ? ListedScores.super.wrongLength(row)
        : String.format(Locale.ROOT, "%d scores for %d classes", sizeOf(row), size);
  }

  @Override
  public ListedVectors vectors(ColumnarBatch columns, int start, int end) {
    if (columns.column(SCORES) instanceof WritableColumnVector vectors
        && haveType(SPARSE, vectors, start, end)
        && haveSize(vectors.getChild(SIZE), start, end)) {
      WritableColumnVector indices = vectors.getChild(INDICES);
      WritableColumnVector values = vectors.getChild(VALUES);
      return new ListedVectors(indices, indices.getChild(0), values, values.getChild(0));
    }
    return null;
  }

  /** The scores of some rows of the reader's batch, or null if one of them is not dense. */
  static ColumnVector denseScores(ColumnarBatch columns, int start, int end) {
    return columns.column(SCORES) instanceof WritableColumnVector vectors
            && haveType(DENSE, vectors, start, end)
        ? vectors.getChild(VALUES)
        : null;
  }

  private static boolean haveType(byte type, WritableColumnVector vectors, int start, int end) {
    ColumnVector types = vectors.getChild(TYPE);
    if (vectors.hasNull() || types.hasNull()) {
      return false;
    }
    for (int row = start; row < end; row++) {
      if (types.getByte(row) != type) {
        return false;
      }
    }
    return true;
  }

  private boolean haveSize(ColumnVector sizes, int start, int end) {
    for (int row = start; row < end; row++) {
      if (sizes.isNullAt(row) || sizes.getInt(row) != size) {
        return false;
      }
    }
    return true;
  }
}
