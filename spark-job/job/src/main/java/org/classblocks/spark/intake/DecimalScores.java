package org.classblocks.spark.intake;

import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * Scores that are decimals. Each becomes the nearest double.
 *
 * @param precision the number of digits
 * @param scale the number of digits after the point
 */
record DecimalScores(int precision, int scale) implements ScoreType {
  /** Doubles hold all integers up to this one. */
  private static final long WHOLE = 1L << 53;

  /** The powers of ten that doubles hold. */
  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  @Override
  public boolean isFloat() {
    return false;
  }

  @Override
  public double at(SpecializedGetters scores, int i) {
    return nearest(scores.getDecimal(i, precision, scale));
  }

  /** The nearest double: a quotient of two numbers that doubles hold is rounded once. */
  private double nearest(Decimal score) {
    if (precision <= Decimal.MAX_LONG_DIGITS() && scale < POWERS.length) {
      long unscaled = score.toUnscaledLong();
      if (Math.abs(unscaled) <= WHOLE) {
        return unscaled / POWERS[scale];
      }
    }
    return score.toJavaBigDecimal().doubleValue();
  }

  @Override
  public float[] floats(ColumnVector scores, int offset, int length) {
    throw new UnsupportedOperationException("a float does not hold a decimal");
  }

  @Override
  public double[] doubles(ColumnVector scores, int offset, int length) {
    double[] doubles = new double[length];
    for (int i = 0; i < length; i++) {
      doubles[i] = nearest(scores.getDecimal(offset + i, precision, scale));
    }
    return doubles;
  }
}
