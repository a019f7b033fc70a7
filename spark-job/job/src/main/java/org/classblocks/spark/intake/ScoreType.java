package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.BadRow;

/**
 * How one score is held. Each is read without loss as a float or as a double, but for integers
 * beyond 2^53, which become the nearest double.
 */
public sealed interface ScoreType extends Serializable
    permits FloatingScores, IntegerScores, DecimalScores {
  /** How scores of a given type are held, if the type alone says that they are scores. */
  static Optional<ScoreType> of(DataType type) {
    if (type.equals(DataTypes.FloatType)) {
      return Optional.of(FloatingScores.FLOAT);
    }
    return type.equals(DataTypes.DoubleType)
        ? Optional.of(FloatingScores.DOUBLE)
        : Optional.empty();
  }

  /** The same for types that other columns often have, too: a name says that they are scores. */
  static Optional<ScoreType> ofNamed(DataType type) {
    return type.equals(DataTypes.IntegerType) ? Optional.empty() : ofVector(type);
  }

  /** The same with 32-bit integers, which are scores only in a vector of the right length. */
  static Optional<ScoreType> ofVector(DataType type) {
    if (type instanceof DecimalType decimal) {
      return Optional.of(new DecimalScores(decimal.precision(), decimal.scale()));
    }
    return of(type).or(() -> IntegerScores.of(type));
  }

  /** The same with integers of 64 bits, for a column that the class list names. */
  static Optional<ScoreType> ofClass(DataType type) {
    return ofVector(type).or(() -> IntegerScores.ofAnyWidth(type));
  }

  /** A score for people, with the digits of a float. */
  static String text(double score) {
    return (float) score == score ? Float.toString((float) score) : Double.toString(score);
  }

  /** The fault of a score; null if none. */
  static BadRow fault(double score) {
    if (Double.isFinite(score)) {
      return null;
    }
    return Double.isNaN(score) ? BadRow.NAN_SCORE : BadRow.INFINITE_SCORE;
  }

  /** Whether a float holds each such score; otherwise a double does. */
  boolean isFloat();

  /** Score i of an array or a row, which is not null. */
  double at(SpecializedGetters scores, int i);

  /**
   * Some scores of a vector without nulls, if a float holds each; a new array.
   *
   * @param offset the first
   * @param length how many
   */
  float[] floats(ColumnVector scores, int offset, int length);

  /** As {@link #floats}, for scores of any type. */
  double[] doubles(ColumnVector scores, int offset, int length);

  /** The fault of score i, which is not null; null if none. */
  default BadRow faultAt(SpecializedGetters scores, int i) {
    return fault(at(scores, i));
  }

  /** The description of a log with only such scores. */
  default ScoreTypes types() {
    return isFloat() ? ScoreTypes.floats() : ScoreTypes.doubles();
  }

  /** An empty batch that holds scores of this type. */
  default ScoreBatch newBatch(int capacity, int classCount) {
    return isFloat()
        ? ScoreBatch.ofFloats(capacity, classCount)
        : ScoreBatch.ofDoubles(capacity, classCount);
  }

  /**
   * Adds a vector without nulls and of the right length to a batch.
   *
   * @return why it cannot be added, or null if it was
   */
  default BadRow addTo(ScoreBatch batch, ArrayData scores) {
    double[] vector = new double[scores.numElements()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = at(scores, i);
    }
    batch.add(vector);
    return null;
  }

  /**
   * A full batch of contiguous scores, finite or not.
   *
   * @param scores a vector of scores without nulls
   * @param offset the first element
   * @param length the number of elements, a whole number of rows
   */
  default ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
    return isFloat()
        ? ScoreBatch.full(floats(scores, offset, length), classCount)
        : ScoreBatch.full(doubles(scores, offset, length), classCount);
  }
}
