package org.classblocks.spark;

import java.util.Optional;
import org.apache.spark.sql.catalyst.util.ArrayData;
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
  };

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
    return Optional.empty();
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
   * @param offset the first score
   * @param length the number of scores, a whole number of rows
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
