package org.classblocks.blocks.find;

/**
 * Says how large similarities get by sampling alone, from the number of samples and, for each
 * class, the largest share of its variance that one sample carries.
 *
 * <p>With normal scores no sample carries more than about 2 ln(n) / n. With heavy tails or rare
 * classes one sample can carry far more. Then two classes look alike if they share one extreme
 * sample by chance. Immutable.
 */
public final class SamplingNoise {
  private final double samples;
  private final double[] peakShares;

  private SamplingNoise(double samples, double[] peakShares) {
    this.samples = samples;
    this.peakShares = peakShares;
  }

  /**
   * The noise of samples whose scores may have heavy tails.
   *
   * @param samples the number of samples, n; the effective number where they have weights
   * @param peakShares the {@link #peakShare} of class c at index c, for all k classes
   */
  public static SamplingNoise of(double samples, double[] peakShares) {
    return new SamplingNoise(samples, peakShares.clone());
  }

  /** The noise of samples whose scores have tails no heavier than normal ones. */
  public static SamplingNoise ofNormalScores(int classes, double samples) {
    return new SamplingNoise(samples, new double[classes]);
  }

  /**
   * The largest share of a class's variance that one sample carries, from 0 to 1; 1 for a class
   * without variance.
   *
   * @param min its lowest score
   * @param max its highest score
   * @param squares the sum of the squared deviations from the mean, in units of the largest weight
   *     where samples have weights: then the share is the most that one sample can carry
   */
  public static double peakShare(double min, double max, double mean, double squares) {
    double largest = Math.max(max - mean, mean - min);
    double share = largest * largest / squares;
    return share < 1 ? share : 1;
  }

  double samples() {
    return samples;
  }

  /** The standard deviation of a correlation that is zero: 1 / sqrt(n), 1 without samples. */
  double pairDeviation() {
    return samples > 1 ? 1 / Math.sqrt(samples) : 1;
  }

  /** The square root of a class's peak share, less what is usual among normal scores. */
  double excessPeak(int classId) {
    double usual = samples > 1 ? 2 * Math.log(samples) / samples : 1;
    return Math.sqrt(Math.max(0, peakShares[classId] - usual));
  }

  /**
   * The largest correlation that chance alone is expected to give among some classes: sqrt(2 ln(p)
   * / n) for their p pairs and n samples, at most 1, which is also the floor without samples; 0 if
   * there are no two classes.
   *
   * <p>Without any dependence, a correlation over n samples is about normal with standard deviation
   * 1 / sqrt(n). The largest of p such values is about sqrt(2 ln p) standard deviations (Cramér,
   * "Mathematical Methods of Statistics", 1946, section 28.6).
   */
  double pairFloor(int classes) {
    double pairs = classes * (classes - 1.0) / 2;
    if (pairs < 1) {
      return 0;
    }
    return samples > 0 ? Math.min(1, Math.sqrt(2 * Math.log(pairs) / samples)) : 1;
  }
}
