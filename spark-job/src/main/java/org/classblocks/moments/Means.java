package org.classblocks.moments;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Means held to about twice the precision of a double, each as an unevaluated sum of two.
 *
 * <p>The difference of two means enters the co-moments (Chan et al., 1983); where the mean is a
 * million times the standard deviation, a plain double would leave that difference ten digits only.
 */
final class Means implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] high;
  private final double[] low;

  /** Zeros. */
  Means(int size) {
    this(new double[size], new double[size]);
  }

  private Means(double[] high, double[] low) {
    this.high = high;
    this.low = low;
  }

  int size() {
    return high.length;
  }

  /** Mean i, rounded to a double. */
  double value(int i) {
    return high[i];
  }

  /** All means, rounded to doubles; a new array. */
  double[] values() {
    return high.clone();
  }

  /** Mean i less mean i of the other, rounded once at the end. */
  double minus(Means other, int i) {
    return (high[i] - other.high[i]) + (low[i] - other.low[i]);
  }

  /**
   * Moves mean i a share of the way to mean i of the other. The whole way is a copy: a step from
   * zero would round the mean to one double.
   */
  void moveTo(Means other, int i, double share) {
    if (share == 1) {
      high[i] = other.high[i];
      low[i] = other.low[i];
    } else {
      add(i, share * other.minus(this, i));
    }
  }

  /** Moves mean i by a step. */
  private void add(int i, double step) {
    double sum = high[i] + step;
    double part = sum - high[i];
    double lost = (high[i] - (sum - part)) + (step - part);
    double rest = low[i] + lost;
    high[i] = sum + rest;
    low[i] = rest - (high[i] - sum);
  }

  /** Sets mean i to base + offset, unrounded. */
  void set(int i, double base, double offset) {
    high[i] = base;
    low[i] = 0;
    add(i, offset);
  }

  /** A copy of means start to end (exclusive). */
  Means slice(int start, int end) {
    return new Means(Arrays.copyOfRange(high, start, end), Arrays.copyOfRange(low, start, end));
  }
}
