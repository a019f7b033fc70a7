package org.classblocks.spark.intake;

import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * Scores that are integers, such as those of quantised models. Those of 8 and 16 bits become
 * floats, others doubles.
 *
 * @param held how the integers are held
 */
record IntegerScores(ListedIds.Integers held) implements ScoreType {
  /** How integers of a given type are held, if they have at most 32 bits. */
  static Optional<ScoreType> of(DataType type) {
    return ofAnyWidth(type).filter(scores -> !type.equals(DataTypes.LongType));
  }

  static Optional<ScoreType> ofAnyWidth(DataType type) {
    return ListedIds.Integers.of(type).map(IntegerScores::new);
  }

  @Override
  public boolean isFloat() {
    return held == ListedIds.Integers.BYTES || held == ListedIds.Integers.SHORTS;
  }

  @Override
  public double at(SpecializedGetters scores, int i) {
    return held.at(scores, i);
  }

  @Override
  public float[] floats(ColumnVector scores, int offset, int length) {
    int[] whole = held.of(scores, offset, length);
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = whole[i];
    }
    return floats;
  }

  @Override
  public double[] doubles(ColumnVector scores, int offset, int length) {
    if (held == ListedIds.Integers.LONGS) {
      return Arrays.stream(scores.getLongs(offset, length)).asDoubleStream().toArray();
    }
    int[] whole = held.of(scores, offset, length);
    double[] doubles = new double[length];
    for (int i = 0; i < length; i++) {
      doubles[i] = whole[i];
    }
    return doubles;
  }
}
