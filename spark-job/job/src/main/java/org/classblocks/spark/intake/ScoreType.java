package org.classblocks.spark.intake;

import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.BadRow;

/** How one score is held. */
public enum ScoreType {
  FLOAT {
    @Override
    public double at(SpecializedGetters scores, int i) {
      return scores.getFloat(i);
    }

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
    public ScoreBatch newBatch(int capacity, int classCount) {
      return ScoreBatch.ofFloats(capacity, classCount);
    }

    @Override
    ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
      return ScoreBatch.full(scores.getFloats(offset, length), classCount);
    }
  },
  DOUBLE {
    @Override
    public double at(SpecializedGetters scores, int i) {
      return scores.getDouble(i);
    }

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
    public ScoreBatch newBatch(int capacity, int classCount) {
      return ScoreBatch.ofDoubles(capacity, classCount);
    }

    @Override
    ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
      return ScoreBatch.full(scores.getDoubles(offset, length), classCount);
    }
  };

  /** How scores of a given type are held, if they are scores. */
  public static Optional<ScoreType> of(DataType type) {
    if (type.equals(DataTypes.FloatType)) {
      return Optional.of(FLOAT);
    }
    return type.equals(DataTypes.DoubleType) ? Optional.of(DOUBLE) : Optional.empty();
  }

  /** The description of a log with only such scores. */
  ScoreTypes types() {
    return this == FLOAT ? ScoreTypes.floats() : ScoreTypes.doubles();
  }

  /** A score for people, with the digits of a float. */
  static String text(double score) {
    return (float) score == score ? Float.toString((float) score) : Double.toString(score);
  }

  /** Score i of an array or a row, which is not null. */
  public abstract double at(SpecializedGetters scores, int i);

  /** The fault of score i, which is not null; null if none. */
  public BadRow faultAt(SpecializedGetters scores, int i) {
    return fault(at(scores, i));
  }

  /** The fault of a score; null if none. */
  public static BadRow fault(double score) {
    if (Double.isFinite(score)) {
      return null;
    }
    return Double.isNaN(score) ? BadRow.NAN_SCORE : BadRow.INFINITE_SCORE;
  }

  /**
   * Adds a vector without nulls and of the right length to a batch.
   *
   * @return why it cannot be added, or null if it was
   */
  abstract BadRow addTo(ScoreBatch batch, ArrayData scores);

  /** An empty batch that holds scores of this type. */
  public abstract ScoreBatch newBatch(int capacity, int classCount);

  /**
   * A full batch of contiguous scores, finite or not.
   *
   * @param scores a vector of scores without nulls
   * @param offset the first element
   * @param length the number of elements, a whole number of rows
   */
  abstract ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount);
}
