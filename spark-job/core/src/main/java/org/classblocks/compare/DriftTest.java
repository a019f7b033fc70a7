package org.classblocks.compare;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Says how likely sampling alone puts two matrices as far apart as they are. Two tests are made,
 * and the smaller p-value counts twice.
 *
 * <ul>
 *   <li>The mean square difference D is compared with the mean variance V. Similarities err
 *       together: with S the covariance of all differences, the share of V that goes in one
 *       direction is at most sqrt(tr S^2) / tr S. The test takes it for the square of one normal
 *       variable, and the rest for constant. It is cautious, since what is spread over more
 *       directions varies less.
 *   <li>The spread of the similarities over all pairs, less V, is compared between the runs. It
 *       falls if a part of the samples lacks the structure, long before D tells.
 * </ul>
 *
 * <p>Source of the estimate of tr S^2: Srivastava, "Some tests concerning the covariance matrix in
 * high dimensional data", Journal of the Japan Statistical Society 35 (2005),
 * doi:10.14490/jjss.35.251.
 */
record DriftTest(PairProducts products) {
  private static final int TESTS = 2;

  /**
   * The p-value.
   *
   * @param ratio D / V; NaN without variance
   */
  double chance(double ratio) {
    return Math.min(1, TESTS * Math.min(ofDifference(ratio), ofSpread()));
  }

  /** What the spreads alone make of the drift: (s1 - s2)^2 / (s1^2 + s2^2). */
  double shareOfSpreads() {
    double first = Math.sqrt(Math.max(0, products.spread(0) - products.trace(0)));
    double second = Math.sqrt(Math.max(0, products.spread(1) - products.trace(1)));
    double both = first * first + second * second;
    return both > 0 ? (first - second) * (first - second) / both : 0;
  }

  private double ofDifference(double ratio) {
    double trace = products.trace(0) + products.trace(1);
    double square =
        products.traceOfProduct(0, 0)
            + products.traceOfProduct(1, 1)
            + 2 * products.traceOfProduct(0, 1);
    if (!(trace > 0 && square > 0)) {
      return ratio > 1 ? 0 : 1;
    }
    double directions = Math.max(1, trace / Math.sqrt(square));
    double ofOne = 1 + (ratio - 1) * directions;
    return ofOne > 0
        ? FDistribution.of(1, products.degrees(0) + products.degrees(1)).survivalProbability(ofOne)
        : 1;
  }

  private double ofSpread() {
    double change = products.spread(1) - products.trace(1) - products.spread(0) + products.trace(0);
    double first = varianceOfSpread(0);
    double second = varianceOfSpread(1);
    double sum = first + second;
    if (!(sum > 0)) {
      return 1;
    }
    double degrees =
        sum * sum / (first * first / products.degrees(0) + second * second / products.degrees(1));
    return 2 * TDistribution.of(degrees).survivalProbability(Math.abs(change) / Math.sqrt(sum));
  }

  /** The variance of the spread less V: of its linear part, of the squared errors and of V. */
  private double varianceOfSpread(int side) {
    return products.varianceOfSpread(side)
        + 2 * products.traceOfProduct(side, side) * (1 + 1.0 / products.degrees(side));
  }
}
