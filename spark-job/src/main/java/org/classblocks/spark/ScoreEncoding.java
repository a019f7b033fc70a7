package org.classblocks.spark;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.classblocks.moments.ScoreBatch;

/** How a row holds its score vector, recognised from the column's type. */
enum ScoreEncoding {
  FLOAT_ARRAY(ScoreType.FLOAT),
  DOUBLE_ARRAY(ScoreType.DOUBLE),
  /** Bytes: little-endian floats, as {@code numpy.ndarray.tobytes()} gives them. */
  PACKED_FLOATS(ScoreType.FLOAT) {
    @Override
    ArrayData vector(InternalRow row, int ordinal) {
      return UnsafeArrayData.fromPrimitiveArray(unpacked(row.getBinary(ordinal)));
    }

    @Override
    int elements(int classCount) {
      return Math.multiplyExact(Float.BYTES, classCount);
    }

    @Override
    int elementsOf(InternalRow row, int ordinal) {
      return row.getBinary(ordinal).length;
    }

    @Override
    Column wholeScores(Column column) {
      Column bytes = functions.octet_length(column);
      return functions.when(bytes.mod(Float.BYTES).equalTo(0), bytes.divide(Float.BYTES));
    }

    @Override
    String wrongLength(int elements, int classCount) {
      return String.format(
          Locale.ROOT,
          "%d bytes where %d scores take %d",
          elements,
          classCount,
          elements(classCount));
    }

    @Override
    ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
      return ScoreBatch.full(unpacked(scores.getBytes(offset, length)), classCount);
    }

    private float[] unpacked(byte[] bytes) {
      float[] scores = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(scores);
      return scores;
    }
  };

  private final ScoreType type;

  ScoreEncoding(ScoreType type) {
    this.type = type;
  }

  /** The encoding of a column of a given type, if there is one. */
  static Optional<ScoreEncoding> of(DataType type) {
    if (type instanceof ArrayType array) {
      return ScoreType.of(array.elementType())
          .map(element -> element == ScoreType.FLOAT ? FLOAT_ARRAY : DOUBLE_ARRAY);
    }
    return type.equals(DataTypes.BinaryType) ? Optional.of(PACKED_FLOATS) : Optional.empty();
  }

  /** How one score of a vector is held. */
  ScoreType type() {
    return type;
  }

  /**
   * The scores of a row, which are not null; what is left over after the last score is not told.
   */
  ArrayData vector(InternalRow row, int ordinal) {
    return row.getArray(ordinal);
  }

  /** How many elements of the column's vector hold the scores of k classes. */
  int elements(int classCount) {
    return classCount;
  }

  /** How many elements a row has, which is not null. */
  int elementsOf(InternalRow row, int ordinal) {
    return row.getArray(ordinal).numElements();
  }

  /** The number of scores of each row; null where it is not a whole one. */
  Column wholeScores(Column column) {
    return functions.size(column);
  }

  /** What is wrong with a row of so many elements, for people. */
  String wrongLength(int elements, int classCount) {
    return String.format(Locale.ROOT, "%d scores for %d classes", elements, classCount);
  }

  /** As {@link ScoreType#fullBatch}, with elements of this encoding. */
  ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
    return type.fullBatch(scores, offset, length, classCount);
  }
}
