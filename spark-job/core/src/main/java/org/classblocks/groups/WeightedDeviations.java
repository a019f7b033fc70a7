package org.classblocks.groups;

import java.util.stream.DoubleStream;

/**
 * How far values deviate from their mean, each by its own variance V: with the weights w = 1 / V, Q
 * = sum of w (x - mean x)^2, where the mean is weighted too.
 */
final class WeightedDeviations {
  /** Below this a variance is what rounding leaves of none. */
  private static final double LEAST = 1e-24;

  private WeightedDeviations() {}

  static double[] weights(double[] variances) {
    return DoubleStream.of(variances).map(variance -> 1 / Math.max(LEAST, variance)).toArray();
  }

  /** Q. */
  static double statistic(double[] values, double[] weights) {
    double total = 0;
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i];
      sum += weights[i] * values[i];
    }
    double statistic = 0;
    for (int i = 0; i < weights.length; i++) {
      double deviation = values[i] - sum / total;
      statistic += weights[i] * deviation * deviation;
    }
    return statistic;
  }

  /**
   * The variance of the mean similarity of some classes. Pairs with a class in common err together,
   * so it is at least about the mean variance of a pair, divided by half the number of classes.
   *
   * @param sum the variances of all pairs, added up
   * @param classes how many classes there are, at least 2
   */
  static double varianceOfMean(double sum, int classes) {
    return 4 * sum / classes / classes / (classes - 1.0);
  }
}
