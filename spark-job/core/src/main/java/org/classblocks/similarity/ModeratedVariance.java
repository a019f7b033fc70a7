package org.classblocks.similarity;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * Improves variances that few folds tell by what they have in common.
 *
 * <p>Each of many variances has an expectation by a formula. The ratios of estimate and expectation
 * are taken as draws from one scaled inverse chi-squared distribution, whose degrees of freedom and
 * scale come from the mean and the variance of their logarithms. An estimate then moves towards the
 * scale times its expectation, as if it had been seen with more degrees of freedom.
 *
 * <p>Without any ratio above 0, estimates stay as they are. O(1) time an estimate.
 *
 * <p>Source: Smyth, "Linear models and empirical Bayes methods for assessing differential
 * expression in microarray experiments", Statistical Applications in Genetics and Molecular Biology
 * 3 (2004), doi:10.2202/1544-6115.1027.
 *
 * @param scale the ratio that estimates move to
 * @param prior the degrees of freedom of the scale
 * @param degrees those of an estimate by itself
 */
public record ModeratedVariance(double scale, double prior, double degrees) {
  /** Beyond these, a distribution is normal for all that matters here. */
  private static final double MOST = 1000;

  private static final int STEPS = 60;

  /** Collects ratios; those of several parts can be added up. */
  public static final class Ratios {
    private long count;
    private double sum;
    private double squares;

    /** Counts the ratio of an estimate and its expectation; 0 and NaN do not count. */
    public void accept(double ratio) {
      if (ratio > 0 && ratio < Double.POSITIVE_INFINITY) {
        double log = Math.log(ratio);
        count++;
        sum += log;
        squares += log * log;
      }
    }

    void combine(Ratios other) {
      count += other.count;
      sum += other.sum;
      squares += other.squares;
    }

    /**
     * The common distribution.
     *
     * @param degrees the degrees of freedom of an estimate
     */
    public ModeratedVariance result(double degrees) {
      if (count < 2) {
        return new ModeratedVariance(1, 0, degrees);
      }
      double mean = sum / count;
      double variance = (squares - sum * mean) / (count - 1);
      double prior = priorOf(variance - Trigamma.value(degrees / 2));
      double log =
          mean
              - Digamma.value(degrees / 2)
              + Math.log(degrees / 2)
              + (prior < MOST ? Digamma.value(prior / 2) - Math.log(prior / 2) : 0);
      return new ModeratedVariance(Math.exp(log), prior, degrees);
    }

    /** The degrees of freedom whose half has the given trigamma value. */
    private static double priorOf(double trigamma) {
      double low = 0.01;
      double high = MOST;
      if (trigamma <= Trigamma.value(high / 2)) {
        return high;
      }
      for (int step = 0; step < STEPS; step++) {
        double middle = Math.sqrt(low * high);
        if (Trigamma.value(middle / 2) > trigamma) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  /** The improved estimate. */
  public double of(double estimate, double expected) {
    return (prior * scale * expected + degrees * estimate) / total();
  }

  /** The degrees of freedom of an improved estimate. */
  public double total() {
    return prior + degrees;
  }
}
