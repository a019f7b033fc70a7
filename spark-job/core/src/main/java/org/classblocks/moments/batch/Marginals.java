package org.classblocks.moments.batch;

import java.util.Arrays;

/**
 * What is known of the scores of each class by itself. Immutable; owns its arrays, which are never
 * handed out.
 */
public final class Marginals {
  /**
   * Takes the place of the scores of a class that has no finite one. No classifier gives it, it is
   * a float, and it is far below other scores, so that the class is never predicted.
   */
  public static final double NEVER_FINITE = -0x1.abcdeep120;

  private final SampleSize size;
  private final double[] means;
  private final double[] squares;
  private final double[] sds;
  private final double[] minima;
  private final double[] maxima;

  /**
   * Of samples without weights; the arrays as with weights.
   *
   * @param samples the number of samples
   */
  public Marginals(
      long samples, double[] means, double[] squares, double[] minima, double[] maxima) {
    this(
        SampleSize.ofEqual(samples),
        means,
        squares,
        Arrays.stream(squares).map(SampleSize.ofEqual(samples)::sd).toArray(),
        minima,
        maxima);
  }

  /**
   * Takes over the arrays, each of length k, by class id.
   *
   * @param size how many samples there are, and what they weigh
   * @param means the mean score
   * @param squares the sum of squared deviations from the mean, each times the sample's weight; 0
   *     or infinite where no double holds it
   * @param sds the sample standard deviation, see {@link SampleSize#sd}; exact where squares are
   *     not
   * @param minima the lowest score of a sample that weighs anything; positive infinity without
   * @param maxima the highest score of such a sample; negative infinity without
   */
  public Marginals(
      SampleSize size,
      double[] means,
      double[] squares,
      double[] sds,
      double[] minima,
      double[] maxima) {
    this.size = size;
    this.means = means;
    this.squares = squares;
    this.sds = sds;
    this.minima = minima;
    this.maxima = maxima;
  }

  /** The number of classes, k. */
  public int size() {
    return means.length;
  }

  public long samples() {
    return size.samples();
  }

  /**
   * The same of samples that depend on each other.
   *
   * @param inflation see {@link SampleSize}
   */
  public Marginals withInflation(double inflation) {
    return new Marginals(size.withInflation(inflation), means, squares, sds, minima, maxima);
  }

  /** How many samples there are, and how many they count for. */
  public SampleSize sampleSize() {
    return size;
  }

  /** The mean score of a class; NaN without samples that weigh anything or finite scores. */
  public double mean(int classId) {
    return size.weight() == 0 || isNeverFinite(classId) ? Double.NaN : means[classId];
  }

  /**
   * The sum of squared deviations from the mean, each times the weight of its sample; 0 or infinite
   * where no double holds it.
   */
  public double squares(int classId) {
    return squares[classId];
  }

  /** The sample standard deviation, see {@link SampleSize#sd}; NaN without finite scores. */
  public double sd(int classId) {
    return isNeverFinite(classId) ? Double.NaN : sds[classId];
  }

  /** The lowest score of a class; positive infinity without samples that weigh anything. */
  public double min(int classId) {
    return minima[classId];
  }

  /** The highest score of a class; negative infinity without samples that weigh anything. */
  public double max(int classId) {
    return maxima[classId];
  }

  /**
   * The largest share that one sample can have of the variance of a class: that of its most extreme
   * score at the largest weight. NaN if the class is constant or has no finite scores.
   */
  public double peakShare(int classId) {
    double largest = Math.max(max(classId) - mean(classId), mean(classId) - min(classId));
    double deviations = largest / sd(classId);
    return deviations * deviations * size.largestWeight() / size.divisor();
  }

  /** Whether {@link #NEVER_FINITE} took the place of scores of a class. */
  public boolean isNeverFinite(int classId) {
    return minima[classId] == NEVER_FINITE;
  }

  /** Whether a class has one score in all samples that weigh anything, or these are not two. */
  public boolean isConstant(int classId) {
    return size.weighty() < 2 || minima[classId] == maxima[classId];
  }
}
