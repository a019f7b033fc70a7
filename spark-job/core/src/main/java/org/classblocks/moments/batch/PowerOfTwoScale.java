package org.classblocks.moments.batch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileSums;

/**
 * The power of two that the scores of each class are divided by before they are squared. So sums of
 * squares neither overflow nor lose digits to underflow. Such a division is exact, and correlations
 * do not depend on it. Immutable.
 *
 * <p>The exponent is 0 for scores from 2^-400 to 2^400 (1e-120 to 1e120), and {@value #STEP} up or
 * down beyond, which covers all doubles. The largest score of a class decides, times the root of
 * its weight: squares that underflow are nothing beside its square. A class that has no score but 0
 * has the lowest exponent. So the exponent of two sets of samples together is the higher of the
 * two, and the scale of no samples is the identity.
 */
public final class PowerOfTwoScale implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int STEP = 800;
  private static final double LEAST = 0x1p-400;
  private static final double MOST = 0x1p400;

  private final int[] exponents;

  /** Takes over the exponents, by class id. */
  PowerOfTwoScale(int[] exponents) {
    this.exponents = exponents;
  }

  /** The scale of samples that have no weights; there must be one. */
  static PowerOfTwoScale of(ScoreRanges ranges) {
    int[] exponents = new int[ranges.minima().length];
    Arrays.setAll(exponents, id -> exponentOf(ranges.largest(id)));
    return new PowerOfTwoScale(exponents);
  }

  /** The scale of no samples. */
  static PowerOfTwoScale lowest(int classCount) {
    int[] exponents = new int[classCount];
    Arrays.fill(exponents, -STEP);
    return new PowerOfTwoScale(exponents);
  }

  /**
   * Whether a score is 0 or has the exponent 0.
   *
   * @param root the root of the largest weight
   */
  static boolean isOrdinary(double score, double root) {
    double largest = Math.abs(score) * root;
    return score == 0 || (largest >= LEAST && largest <= MOST);
  }

  /** Whether no exponent is above 0. */
  boolean isAtMostOrdinary() {
    return Arrays.stream(exponents).allMatch(exponent -> exponent <= 0);
  }

  /** The exponent for scores of which this is the largest. */
  static int exponentOf(double largest) {
    if (largest > MOST) {
      return STEP;
    }
    return largest < LEAST ? -STEP : 0;
  }

  int size() {
    return exponents.length;
  }

  public int exponent(int id) {
    return exponents[id];
  }

  /** What scores of a class are multiplied by. */
  double factor(int id) {
    return Math.scalb(1.0, -exponents[id]);
  }

  /** What numbers of each class in units of this scale are multiplied by to be in another one's. */
  public double[] factorsTo(PowerOfTwoScale other) {
    double[] factors = new double[exponents.length];
    Arrays.setAll(factors, id -> Math.scalb(1.0, exponents[id] - other.exponents[id]));
    return factors;
  }

  /** Brings sums from a lower scale to this one. */
  public void raise(List<TileSums> sums, PowerOfTwoScale from) {
    double[] factors = from.factorsTo(this);
    for (TileSums tileSums : sums) {
      Tile tile = tileSums.tile();
      tileSums.multiply(
          Arrays.copyOfRange(factors, tile.rowStart(), tile.rowEnd()),
          Arrays.copyOfRange(factors, tile.colStart(), tile.colEnd()));
    }
  }

  /** Of each class the higher exponent. */
  public PowerOfTwoScale max(PowerOfTwoScale other) {
    if (isSame(other)) {
      return this;
    }
    int[] highest = new int[exponents.length];
    Arrays.setAll(highest, id -> Math.max(exponents[id], other.exponents[id]));
    return new PowerOfTwoScale(highest);
  }

  /** Whether all exponents are those of another one. */
  public boolean isSame(PowerOfTwoScale other) {
    return Arrays.equals(exponents, other.exponents);
  }

  /** That of classes start to end (exclusive). */
  PowerOfTwoScale slice(int start, int end) {
    return new PowerOfTwoScale(Arrays.copyOfRange(exponents, start, end));
  }
}
