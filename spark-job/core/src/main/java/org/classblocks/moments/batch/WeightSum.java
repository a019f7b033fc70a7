package org.classblocks.moments.batch;

import java.io.Serializable;

/**
 * Adds up the weights of samples. Mergeable: no samples are the identity.
 *
 * <p>Squares are held relative to the largest weight, so that the effective number of samples is
 * right whatever the unit of the weights. Sums of the weight 1 are exact.
 */
public final class WeightSum implements Serializable {
  private static final long serialVersionUID = 1L;

  private long samples;
  private long weightless;
  private double total;
  private double largest;
  private double relativeSquares;

  /**
   * What the weights of some samples add up to, to the last digit, so that it can be kept and
   * merged later.
   *
   * @param samples the number of samples
   * @param weightless how many of them have the weight 0
   * @param total the sum of the weights
   * @param largest the largest weight; 0 without samples
   * @param relativeSquares the sum of the squares of the weights, each over the largest weight
   */
  public record Totals(
      long samples, long weightless, double total, double largest, double relativeSquares) {}

  /** Samples that weigh 1 each. */
  static WeightSum ofEqual(long samples) {
    return of(samples, (double) samples);
  }

  /** Samples of which only the effective number is known: they count as that many of weight 1. */
  public static WeightSum of(long samples, double effective) {
    WeightSum sum = new WeightSum();
    sum.samples = samples;
    sum.total = effective;
    sum.largest = effective > 0 ? 1 : 0;
    sum.relativeSquares = effective;
    return sum;
  }

  /** Sums as they were found before. */
  public static WeightSum of(Totals totals) {
    WeightSum sum = new WeightSum();
    sum.samples = totals.samples();
    sum.weightless = totals.weightless();
    sum.total = totals.total();
    sum.largest = totals.largest();
    sum.relativeSquares = totals.relativeSquares();
    return sum;
  }

  /** All there is to know of the sums so far. */
  public Totals totals() {
    return new Totals(samples, weightless, total, largest, relativeSquares);
  }

  /**
   * Adds a sample.
   *
   * @param weight finite, at least 0
   */
  public void accept(double weight) {
    samples++;
    if (weight > 0) {
      total += weight;
      addSquares(weight, 1);
    } else {
      weightless++;
    }
  }

  /** Adds other samples, which stay as they are. */
  public void combine(WeightSum other) {
    samples = Math.addExact(samples, other.samples);
    weightless += other.weightless;
    total += other.total;
    addSquares(other.largest, other.relativeSquares);
  }

  private void addSquares(double unit, double squares) {
    if (unit > largest) {
      double ratio = largest / unit;
      relativeSquares = relativeSquares * ratio * ratio + squares;
      largest = unit;
    } else if (unit > 0) {
      double ratio = unit / largest;
      relativeSquares += squares * ratio * ratio;
    }
  }

  public long samples() {
    return samples;
  }

  /** The number of samples that weigh anything. */
  long weighty() {
    return samples - weightless;
  }

  /** The sum of the weights; the number of samples where they have none. */
  public double total() {
    return total;
  }

  /** The largest weight; 0 if nothing weighs anything. */
  double largest() {
    return largest;
  }

  /** The number of samples so far, and how many they count for. */
  public SampleSize result() {
    double ratio = total / largest;
    double effective = total > 0 ? ratio / relativeSquares * ratio : 0;
    return new SampleSize(
        samples, weightless, total, largest, Math.min(effective, (double) weighty()));
  }

  /**
   * What the product of the differences of two means counts when two sets of samples are merged:
   * the product of their weights over the sum; 0 if one of them weighs nothing.
   */
  public static double ofMeeting(double total, double otherTotal) {
    double sum = total + otherTotal;
    double product = total * otherTotal;
    return product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE
        ? product / sum
        : total / sum * otherTotal;
  }
}
