package org.classblocks.similarity;

import java.util.Arrays;
import org.classblocks.moments.ListedPairs;

/**
 * Says how many times the variance of similarities is that of as many independent samples, if the
 * samples of a cluster lie in the same fold: the design effect.
 *
 * <p>That of a pair is its variance from the folds ({@link FoldDeviations}) over that of
 * independent samples. One pair says little, so a class has the sum over its pairs of the one over
 * that of the other, and a pair of classes with the inflations x and y has x y over that of all
 * pairs. Classes depend on their clusters more or less, and those that do most are the ones that
 * look alike by chance. So the inflation is that of two classes at the upper {@value #UPPER}
 * quantile.
 *
 * <p>At least 1. Infinite if one fold has all samples, which then count for one. 1 for fewer than
 * two classes. O(F k^2) time for F folds and k classes.
 *
 * <p>Source: Kish, "Survey Sampling" (Wiley 1965), section 5.4.
 */
public final class ClusterInflation {
  private static final double UPPER = 0.9;

  private ClusterInflation() {}

  /**
   * The inflation.
   *
   * @param similarity over all samples
   * @param listed which classes and pairs samples list
   * @param samples the effective number of samples, were they independent
   */
  public static double of(
      SimilarityMatrix similarity, FoldDeviations folds, ListedPairs listed, double samples) {
    int[] usable = similarity.usableClasses();
    SamplingVariance independent = new SamplingVariance(listed, samples);
    double[] found = new double[usable.length];
    double[] expected = new double[usable.length];
    for (int i = 0; i < usable.length; i++) {
      for (int j = 0; j < i; j++) {
        int a = usable[i];
        int b = usable[j];
        double variance = folds.variance(a, b);
        double ofIndependent = independent.of(a, b, similarity.at(a, b));
        found[i] += variance;
        found[j] += variance;
        expected[i] += ofIndependent;
        expected[j] += ofIndependent;
      }
    }
    return of(found, expected);
  }

  private static double of(double[] found, double[] expected) {
    double mean = Arrays.stream(found).sum() / Arrays.stream(expected).sum();
    if (found.length < 2 || mean == 0) {
      return 1;
    }
    if (Double.isNaN(mean)) {
      return Double.POSITIVE_INFINITY;
    }
    double[] ofClasses = new double[found.length];
    for (int i = 0; i < ofClasses.length; i++) {
      ofClasses[i] = found[i] / expected[i];
    }
    Arrays.sort(ofClasses);
    double upper = ofClasses[(int) (UPPER * (ofClasses.length - 1))];
    return Math.max(1, upper * upper / mean);
  }
}
