package org.classblocks.moments;

/**
 * What is known of the scores of each class by itself. Immutable; owns its arrays, which are never
 * handed out.
 */
public final class Marginals {
  private final long samples;
  private final double[] means;
  private final double[] squares;
  private final double[] minima;
  private final double[] maxima;

  /**
   * Takes over the arrays, each of length k, by class id.
   *
   * @param samples the number of samples
   * @param means the mean score
   * @param squares the sum of squared deviations from the mean
   * @param minima the lowest score; positive infinity without samples
   * @param maxima the highest score; negative infinity without samples
   */
  public Marginals(
      long samples, double[] means, double[] squares, double[] minima, double[] maxima) {
    this.samples = samples;
    this.means = means;
    this.squares = squares;
    this.minima = minima;
    this.maxima = maxima;
  }

  /** The number of classes, k. */
  public int size() {
    return means.length;
  }

  /** The number of samples. */
  public long samples() {
    return samples;
  }

  /** The mean score of a class; NaN without samples. */
  public double mean(int classId) {
    return samples == 0 ? Double.NaN : means[classId];
  }

  /** The sum of squared deviations from the mean. */
  public double squares(int classId) {
    return squares[classId];
  }

  /** The sample standard deviation (divisor n - 1); NaN for fewer than two samples. */
  public double sd(int classId) {
    return samples < 2 ? Double.NaN : Math.sqrt(squares[classId] / (samples - 1));
  }

  /** The lowest score of a class; positive infinity without samples. */
  public double min(int classId) {
    return minima[classId];
  }

  /** The highest score of a class; negative infinity without samples. */
  public double max(int classId) {
    return maxima[classId];
  }

  /** Whether a class has one score in all samples, or there are fewer than two samples. */
  public boolean isConstant(int classId) {
    return samples < 2 || minima[classId] == maxima[classId];
  }
}
