package org.classblocks.compare.noise;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A figure of a run with its sampling error.
 *
 * @param variance the variance of the value
 * @param degrees the degrees of freedom of the variance
 */
public record Estimate(double value, double variance, double degrees) {
  private static final double SHARE = 0.5;

  /**
   * How likely sampling alone makes a figure fall this far below half of what it was: the p-value
   * of Welch's test. Half, since whoever picks a figure because it is high picks one that errs
   * upwards.
   *
   * @param after the figure of the other run
   * @return 1 if the figure was not above 0, or half of it is left
   */
  public double chanceOfFallTo(Estimate after) {
    double fall = SHARE * value - after.value;
    if (!(value > 0 && fall > 0)) {
      return 1;
    }
    double own = SHARE * SHARE * variance;
    double sum = own + after.variance;
    if (!(sum > 0)) {
      return sum == 0 ? 0 : 1;
    }
    double welch =
        sum * sum / (own * own / degrees + after.variance * after.variance / after.degrees);
    return TDistribution.of(welch).survivalProbability(fall / Math.sqrt(sum));
  }
}
