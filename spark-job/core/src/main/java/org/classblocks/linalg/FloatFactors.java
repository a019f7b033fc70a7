package org.classblocks.linalg;

/** The factors of rows of floats where products hold doubles, which need no others. */
final class FloatFactors {
  private final float[] factors;

  FloatFactors(int columns) {
    this.factors = new float[columns];
  }

  /** Powers of two that bring magnitudes of floats near 1. */
  float[] of(double[] largest) {
    for (int column = 0; column < factors.length; column++) {
      int exponent = Math.max(Math.getExponent(largest[column]), Float.MIN_EXPONENT);
      factors[column] = (float) Math.scalb(1.0, -exponent);
    }
    return factors;
  }

  /** Divides a row by its factors, which is exact. */
  void divide(float[] values, double[] target, int offset) {
    for (int column = 0; column < factors.length; column++) {
      target[offset + column] = values[column] / (double) factors[column];
    }
  }
}
