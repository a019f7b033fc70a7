package org.classblocks.compare.noise;

import org.classblocks.moments.ListedPairs;
import org.classblocks.result.RunResult;

/**
 * Estimates how far the similarities of a run err because its samples might have been others.
 *
 * <p>If samples have all scores, the variance of a correlation r over n samples is (1 - r^2)^2 / (n
 * - 1). The variance of atanh(r) is 1 / (n - 3), whatever r is. Both hold for normal scores.
 * Source: Fisher, "On the 'probable error' of a coefficient of correlation deduced from a small
 * sample", Metron 1 (1921).
 *
 * <p>If samples list some classes each, a correlation depends mostly on which classes are listed
 * together. Its variance is then that of the correlation phi of two columns of 0 and 1, from the
 * four counts. A pair that few samples list together errs much more than Fisher's variance says,
 * and one that no sample lists much less. Source: Bishop, Fienberg and Holland, "Discrete
 * Multivariate Analysis" (1975), chapter 11, doi:10.1007/978-0-387-72806-3.
 */
final class SamplingError {
  private final RunResult run;
  private final double samples;

  SamplingError(RunResult run) {
    this.run = run;
    this.samples = run.samples();
  }

  /** Whether samples list some classes each. */
  boolean isOfLists() {
    return run.log().listed().areCounted();
  }

  /** Whether there are samples enough to say anything. */
  boolean isKnown() {
    return samples > 3;
  }

  /** The variance of atanh(r), where samples have all scores. */
  double transformedVariance() {
    return 1 / (samples - 3);
  }

  /** The variance of the correlation r of two classes: right on average over many pairs. */
  double variance(int a, int b, double r) {
    return hasLists(a, b) ? ofLists(a, b, 0) : (1 - r * r) * (1 - r * r) / Math.max(1, samples - 1);
  }

  /**
   * The variance of the correlation r of two classes, to judge it alone: where samples list
   * classes, as if half a sample more listed both, since a count of none does not mean that none is
   * possible.
   */
  double waryVariance(int a, int b, double r) {
    return hasLists(a, b) ? ofLists(a, b, 0.5) : variance(a, b, r);
  }

  /** A class that every sample lists has scores like any other. */
  boolean hasLists(int a, int b) {
    ListedPairs listed = run.log().listed();
    return listed.areCounted()
        && Math.max(listed.listed(a), listed.listed(b)) < listed.samples()
        && Math.min(listed.listed(a), listed.listed(b)) > 0;
  }

  private double ofLists(int a, int b, double more) {
    double rows = run.log().listed().samples();
    double p = run.log().listed().listed(a) / rows;
    double q = run.log().listed().listed(b) / rows;
    double both = (run.log().listed().both(a, b) + more) / rows;
    double spread = Math.sqrt(p * (1 - p) * q * (1 - q));
    double phi = (both - p * q) / spread;
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
