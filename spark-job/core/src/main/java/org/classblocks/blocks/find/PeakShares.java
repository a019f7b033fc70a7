package org.classblocks.blocks.find;

/**
 * The shares of a class's variance that the samples with its highest and its lowest score carry,
 * from 0 to 1.
 *
 * <p>With normal scores both are about 2 ln(n) / n or less. Rare classes and probabilities have one
 * heavy tail. Scores of samples that differ in scale have two.
 *
 * @param larger the larger one of the two
 * @param smaller the smaller one
 */
public record PeakShares(double larger, double smaller) {
  /** Of normal scores: no sample carries much. */
  static final PeakShares NONE = new PeakShares(0, 0);

  /**
   * The shares of a class; 1 for a class without variance.
   *
   * @param min its lowest score
   * @param max its highest score
   * @param mean its mean score
   * @param squares the sum of the squared deviations from the mean, in units of the largest weight
   *     where samples have weights: then a share is the most that one sample can carry
   */
  public static PeakShares of(double min, double max, double mean, double squares) {
    double above = share(max - mean, squares);
    double below = share(mean - min, squares);
    return new PeakShares(Math.max(above, below), Math.min(above, below));
  }

  private static double share(double deviation, double squares) {
    double share = deviation * deviation / squares;
    return share < 1 ? share : 1;
  }
}
