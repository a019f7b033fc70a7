package org.classblocks.similarity;

import org.classblocks.moments.ListedPairs;

/**
 * How far similarities err because the independent samples they are taken over might have been
 * others.
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
 *
 * @param listed which classes and pairs samples list
 * @param samples the number of samples, n; the number of independent ones of equal weight that they
 *     count for
 */
public record SamplingVariance(ListedPairs listed, double samples) {
  /** Whether there are samples enough to say anything. */
  public boolean isKnown() {
    return samples > 3;
  }

  /** The variance of atanh(r), where samples have all scores. */
  public double ofTransformed() {
    return 1 / (samples - 3);
  }

  /** The variance of the correlation r of two classes: right on average over many pairs. */
  public double of(int a, int b, double r) {
    return hasLists(a, b) ? ofLists(a, b, 0) : (1 - r * r) * (1 - r * r) / Math.max(1, samples - 1);
  }

  /**
   * The variance of the correlation r of two classes, to judge it alone: where samples list
   * classes, as if half a sample more listed both, since a count of none does not mean that none is
   * possible.
   */
  public double ofOne(int a, int b, double r) {
    return hasLists(a, b) ? ofLists(a, b, 0.5) : of(a, b, r);
  }

  /** Whether samples list both classes or not; a class that all list has scores like any other. */
  public boolean hasLists(int a, int b) {
    return listed.areCounted()
        && Math.max(listed.listed(a), listed.listed(b)) < listed.samples()
        && Math.min(listed.listed(a), listed.listed(b)) > 0;
  }

  private double ofLists(int a, int b, double more) {
    double rows = listed.samples();
    double p = listed.listed(a) / rows;
    double q = listed.listed(b) / rows;
    double both = (listed.both(a, b) + more) / rows;
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
