package org.classblocks.linalg;

import java.util.Arrays;

/**
 * Rounds the rows of a batch to floats, each column divided by a power of two of its own. So the
 * values keep 24 bits, and their products stay within the range of floats, whatever the unit of a
 * column. Division by a power of two is exact.
 *
 * <p>The power of a column is that of its first value other than 0 in the batch. A later value can
 * be more than 2^{@value #HEADROOM} times as large. Then its power takes the place of the first,
 * and the rows before it are divided again. So the square of a column's norm is at least 1, and
 * what a float loses at the lower end of its range does not matter. No product exceeds 2^80.
 *
 * <p>Cost: one multiplication and one comparison a value; 24 bytes a column. Not safe for use by
 * several threads.
 */
final class FloatColumns {
  private static final int HEADROOM = 40;

  /** Values are lowered so far that no factor but this one leaves a trace of the least double. */
  private static final int LOWERING = 92;

  /** The factor of a column that has only zeros so far: the product of any other value is large. */
  private static final double OF_ZEROS = 0x1p1023;

  private static final double RAISING = Math.scalb(1.0, LOWERING);
  private static final double LARGEST = Math.scalb(1.0, HEADROOM - LOWERING);

  /** Beyond this no float has the inverse of a power. */
  private static final double MOST_FACTOR = Math.scalb(1.0, Float.MAX_EXPONENT - LOWERING);

  /** Beyond this a factor is no normal number; the squares of such values overflow anyhow. */
  private static final int MOST = 1022 - LOWERING;

  private final double[] factors;
  private final double[] units;
  private final float[] rounded;
  private final float[] floatFactors;

  /** Receives columns whose power changes. */
  interface Rescaling {
    /** Multiplies the values of a column in all rows so far by 2 to the power of a number. */
    void rescale(int column, int power);
  }

  FloatColumns(int columns) {
    this.factors = new double[columns];
    this.units = new double[columns];
    this.rounded = new float[columns];
    this.floatFactors = new float[columns];
    clear();
  }

  /** Forgets the batch so far. */
  void clear() {
    Arrays.fill(factors, OF_ZEROS);
    Arrays.fill(units, 1);
  }

  /**
   * Rounds a row.
   *
   * @param values at least one for each column
   * @param before divides the rows before it, where it must
   * @return as many floats as there are columns, good until the next row
   */
  float[] round(double[] values, Rescaling before) {
    if (!convert(values)) {
      for (int column = 0; column < factors.length; column++) {
        if (!(Math.abs(values[column] * factors[column]) <= LARGEST)) {
          fit(column, values[column], before);
        }
      }
      convert(values);
    }
    return rounded;
  }

  /**
   * What floats are multiplied by instead of being rounded. Where a column has a power already, its
   * factor may lie below the range of floats. It is rounded to zero then, as its floats are beside
   * the values before them.
   *
   * @param largest at least the largest magnitude of each column in the rows that follow
   * @param before divides the rows before them, where it must
   * @return as many as there are columns, good until the next call
   */
  float[] factors(double[] largest, Rescaling before) {
    for (int column = 0; column < factors.length; column++) {
      double most = Math.max(largest[column], Float.MIN_NORMAL);
      if (!(most * factors[column] <= LARGEST) || factors[column] > MOST_FACTOR) {
        fit(column, most, before);
      }
      floatFactors[column] = (float) (factors[column] * RAISING);
    }
    return floatFactors;
  }

  private boolean convert(double[] values) {
    boolean areInRange = true;
    for (int column = 0; column < rounded.length; column++) {
      double lowered = values[column] * factors[column];
      areInRange &= Math.abs(lowered) <= LARGEST;
      rounded[column] = (float) (lowered * RAISING);
    }
    return areInRange;
  }

  private void fit(int column, double value, Rescaling before) {
    int power = Math.min(Math.getExponent(value), MOST);
    if (factors[column] != OF_ZEROS) {
      before.rescale(column, Math.getExponent(units[column]) - power);
    }
    units[column] = Math.scalb(1.0, power);
    factors[column] = Math.scalb(1.0, -power - LOWERING);
  }

  /** What the values of each column are multiples of; not to be changed. */
  double[] units() {
    return units;
  }
}
