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
  FLOAT_ARRAY {
    @Override
    BadRow addTo(ScoreBatch batch, ArrayData scores) {
      float[] vector = scores.toFloatArray();
      for (float score : vector) {
        if (!Float.isFinite(score)) {
          return fault(score);
        }
      }
      batch.add(vector);
      return null;
    }

    @Override
    ScoreBatch newBatch(int capacity, int classCount) {
      return ScoreBatch.ofFloats(capacity, classCount);
    }

    @Override
    ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
      return ScoreBatch.full(scores.getFloats(offset, length), classCount);
    }

    @Override
    double at(ArrayData scores, int classId) {
      return scores.getFloat(classId);
    }
  },
  DOUBLE_ARRAY {
    @Override
    BadRow addTo(ScoreBatch batch, ArrayData scores) {
      double[] vector = scores.toDoubleArray();
      for (double score : vector) {
        if (!Double.isFinite(score)) {
          return fault(score);
        }
      }
      batch.add(vector);
      return null;
    }

    @Override
    ScoreBatch newBatch(int capacity, int classCount) {
      return ScoreBatch.ofDoubles(capacity, classCount);
    }

    @Override
    ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
      return ScoreBatch.full(scores.getDoubles(offset, length), classCount);
    }

    @Override
    double at(ArrayData scores, int classId) {
      return scores.getDouble(classId);
    }
  },
  /** Bytes: little-endian floats, as {@code numpy.ndarray.tobytes()} gives them. */
  PACKED_FLOATS {
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
    BadRow addTo(ScoreBatch batch, ArrayData scores) {
      return FLOAT_ARRAY.addTo(batch, scores);
    }

    @Override
    ScoreBatch newBatch(int capacity, int classCount) {
      return FLOAT_ARRAY.newBatch(capacity, classCount);
    }

    @Override
    ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
      return ScoreBatch.full(unpacked(scores.getBytes(offset, length)), classCount);
    }

    @Override
    double at(ArrayData scores, int classId) {
      return FLOAT_ARRAY.at(scores, classId);
    }

    private float[] unpacked(byte[] bytes) {
      float[] scores = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(scores);
      return scores;
    }
  };

  /** What people may read of the types that hold score vectors. */
  static final String TYPES = "array<float>, array<double> or binary (packed float32)";

  /** The encoding of a column of a given type, if there is one. */
  static Optional<ScoreEncoding> of(DataType type) {
    if (type instanceof ArrayType array) {
      if (array.elementType().equals(DataTypes.FloatType)) {
        return Optional.of(FLOAT_ARRAY);
      }
      if (array.elementType().equals(DataTypes.DoubleType)) {
        return Optional.of(DOUBLE_ARRAY);
      }
    }
    return type.equals(DataTypes.BinaryType) ? Optional.of(PACKED_FLOATS) : Optional.empty();
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

  /**
   * Adds a vector without nulls and of the right length to a batch.
   *
   * @return why it cannot be added, or null if it was
   */
  abstract BadRow addTo(ScoreBatch batch, ArrayData scores);

  /** An empty batch that holds scores of this type. */
  abstract ScoreBatch newBatch(int capacity, int classCount);

  /**
   * A full batch of scores that lie together, finite or not.
   *
   * @param scores a vector of scores, none of them null
   * @param offset the first element
   * @param length the number of elements, a whole number of rows
   */
  abstract ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount);

  /** The score of a class, which is not null. */
  abstract double at(ArrayData scores, int classId);

  /** What is wrong with the score of a class, which is not null; null if nothing is. */
  BadRow faultAt(ArrayData scores, int classId) {
    return fault(at(scores, classId));
  }

  private static BadRow fault(double score) {
    if (Double.isFinite(score)) {
      return null;
    }
    return Double.isNaN(score) ? BadRow.NAN_SCORE : BadRow.INFINITE_SCORE;
  }
}
