package org.classblocks.moments.batch;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Means held to about twice the precision of a double, each as an unevaluated sum of two.
 *
 * <p>The difference of two means enters the co-moments (Chan et al., 1983); where the mean is a
 * million times the standard deviation, a plain double would leave that difference ten digits only.
 * They are in the units of a {@link PowerOfTwoScale}, and only means of the same scale go together.
 */
public final class DoubleDoubleMeans implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The share of the weight below which a set of samples is light. */
  private static final double LIGHT = 0x1p-8;

  private final double[] high;
  private final double[] low;
  private PowerOfTwoScale scale;

  public DoubleDoubleMeans(int size) {
    this(PowerOfTwoScale.lowest(size));
  }

  DoubleDoubleMeans(PowerOfTwoScale scale) {
    this(new double[scale.size()], new double[scale.size()], scale);
  }

  /** Takes over the two parts of each mean. */
  DoubleDoubleMeans(double[] high, double[] low, PowerOfTwoScale scale) {
    this.high = high;
    this.low = low;
    this.scale = scale;
  }

  /** The units that these means are in. */
  public PowerOfTwoScale scale() {
    return scale;
  }

  /** Changes to a scale that is nowhere lower. */
  public void raiseTo(PowerOfTwoScale higher) {
    double[] factors = scale.factorsTo(higher);
    for (int i = 0; i < high.length; i++) {
      high[i] *= factors[i];
      low[i] *= factors[i];
    }
    scale = higher;
  }

  public int size() {
    return high.length;
  }

  /** Mean i, rounded to a double. */
  double value(int i) {
    return high[i];
  }

  /** What mean i has beyond its value. */
  double rest(int i) {
    return low[i];
  }

  /** All means, rounded to doubles; a new array. */
  double[] values() {
    return high.clone();
  }

  /** The same numbers as those of another scale. */
  DoubleDoubleMeans as(PowerOfTwoScale other) {
    return new DoubleDoubleMeans(high, low, other);
  }

  /** The same means, to be changed apart from these. */
  public DoubleDoubleMeans copy() {
    return slice(0, high.length);
  }

  /** Mean i less mean i of the other, rounded once at the end. */
  public double minus(DoubleDoubleMeans other, int i) {
    return (high[i] - other.high[i]) + (low[i] - other.low[i]);
  }

  /** Mean i less a number, rounded once at the end. */
  double minus(double number, int i) {
    return (high[i] - number) + low[i];
  }

  /**
   * Moves these means to those of both sets of samples. Without weight of its own a mean becomes a
   * copy: a step from zero would round it to one double. A mean of hardly any weight is left behind
   * as a step back from the other one, for what a step loses goes with its length.
   *
   * @param other the means of the other samples
   * @param weight what the samples of these means weigh
   * @param otherWeight what the other samples weigh, above 0
   */
  public void mergeWith(DoubleDoubleMeans other, double weight, double otherWeight) {
    double total = weight + otherWeight;
    for (int i = 0; i < high.length; i++) {
      if (weight == 0) {
        copy(other, i);
      } else if (weight < LIGHT * total) {
        double step = weight / total * minus(other, i);
        copy(other, i);
        add(i, step);
      } else {
        add(i, otherWeight / total * other.minus(this, i));
      }
    }
  }

  private void copy(DoubleDoubleMeans other, int i) {
    high[i] = other.high[i];
    low[i] = other.low[i];
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
  public DoubleDoubleMeans slice(int start, int end) {
    return new DoubleDoubleMeans(
        Arrays.copyOfRange(high, start, end),
        Arrays.copyOfRange(low, start, end),
        scale.slice(start, end));
  }
}
