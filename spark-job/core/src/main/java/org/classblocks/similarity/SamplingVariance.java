package org.classblocks.similarity;

import org.classblocks.moments.ListedPairs;

/**
 * The variance of similarities over independent samples.
 *
 * <p>If samples have all scores, that of a correlation r over n samples is (1 - r^2)^2 / (n - 1).
 * It holds for normal scores.
 *
 * <p>If samples list some classes each, a correlation depends mostly on which classes are listed
 * together. Its variance is then that of the correlation phi of two columns of 0 and 1, from the
 * four counts. Source: Bishop, Fienberg and Holland, "Discrete Multivariate Analysis" (1975),
 * chapter 11, doi:10.1007/978-0-387-72806-3.
 *
 * @param listed which classes and pairs samples list
 * @param samples the number of samples, n; the effective number where they have weights
 */
record SamplingVariance(ListedPairs listed, double samples) {
  /** The variance of the correlation r of two classes: right on average over many pairs. */
  double of(int a, int b, double r) {
    return hasLists(a, b) ? ofLists(a, b) : (1 - r * r) * (1 - r * r) / Math.max(1, samples - 1);
  }

  /** A class that every sample lists has scores like any other. */
  private boolean hasLists(int a, int b) {
    return listed.areCounted()
        && Math.max(listed.listed(a), listed.listed(b)) < listed.samples()
        && Math.min(listed.listed(a), listed.listed(b)) > 0;
  }

  private double ofLists(int a, int b) {
    double rows = listed.samples();
    double p = listed.listed(a) / rows;
    double q = listed.listed(b) / rows;
    double both = listed.both(a, b) / rows;
    double phi = (both - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
    double skewA = (2 * p - 1) / Math.sqrt(p * (1 - p));
    double skewB = (2 * q - 1) / Math.sqrt(q * (1 - q));
    double variance =
        1
            - phi * phi
            + phi * (1 + phi * phi / 2) * skewA * skewB
            - 0.75 * phi * phi * (skewA * skewA + skewB * skewB);
    return Math.max(0, variance) / samples;
  }
}
