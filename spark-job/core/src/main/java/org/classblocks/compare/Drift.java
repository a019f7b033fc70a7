package org.classblocks.compare;

/**
 * Says how far two similarity matrices of the same classes disagree, over all pairs of different
 * classes.
 *
 * <p>The figure is the {@link #share}: 1 less Lin's concordance correlation coefficient, corrected
 * for sampling,
 *
 * <pre>(D - V) / (S1 + S2 + (m1 - m2)^2 - V).</pre>
 *
 * <p>D is the mean square of the differences and V what sampling alone is expected to make of it. m
 * and S are the means and variances of the two matrices. The share is about 0 if only the samples
 * have changed, since D is then V on average; values below 0 count as 0. It is 1 if the matrices
 * have nothing in common. It has no unit, so it means the same for logits with similarities around
 * 0.5 and for short lists with similarities around 0.02. Differences count by their square: if
 * every similarity changed by a tenth of their standard deviation, the share is 0.005.
 *
 * <p>If both matrices have nothing but noise, the share is 0 if they differ by no more than
 * sampling gives, and NaN otherwise. If both runs have folds, the share is also 0 unless {@link
 * DriftTest} finds that the matrices are apart by more than sampling gives. It is then at least
 * what their spreads differ by, (s1 - s2)^2 / (s1^2 + s2^2). O(1) time a pair.
 *
 * <p>Source: Lin, "A concordance correlation coefficient to evaluate reproducibility", Biometrics
 * 45 (1989), doi:10.2307/2532051.
 *
 * @param pairs how many pairs have a similarity in both; without any, the figures are NaN
 * @param difference the root mean square difference
 * @param bySampling what it would be on average if only the samples had changed
 * @param concordance Lin's coefficient, with nothing taken off
 * @param share the figure for the whole, from 0 to 1; NaN if it is unknown
 * @param pValue how likely sampling alone puts them so far apart; NaN if a run has no folds
 */
public record Drift(
    long pairs,
    double difference,
    double bySampling,
    double concordance,
    double share,
    double pValue) {
  /** The root mean square of what changed beyond sampling, in units of similarity. */
  public double change() {
    return Math.sqrt(Math.max(0, difference * difference - bySampling * bySampling));
  }

  private static final double UNTESTED = Double.NaN;

  /** The same after a test. */
  Drift tested(DriftTest test, double level) {
    double p = test.chance(difference * difference / (bySampling * bySampling));
    return new Drift(
        pairs,
        difference,
        bySampling,
        concordance,
        p < level ? Math.max(share, test.shareOfSpreads()) : 0,
        p);
  }

  /** Sums over pairs; those of several parts can be added up. */
  static final class Sums {
    private long pairs;
    private double before;
    private double after;
    private double beforeSquares;
    private double afterSquares;
    private double squares;
    private double variances;

    void accept(double r1, double r2, double variance) {
      pairs++;
      before += r1;
      after += r2;
      beforeSquares += r1 * r1;
      afterSquares += r2 * r2;
      squares += (r2 - r1) * (r2 - r1);
      variances += variance;
    }

    /** Adds the sums of other pairs. */
    void combine(Sums other) {
      pairs += other.pairs;
      before += other.before;
      after += other.after;
      beforeSquares += other.beforeSquares;
      afterSquares += other.afterSquares;
      squares += other.squares;
      variances += other.variances;
    }

    long pairs() {
      return pairs;
    }

    Drift result() {
      double meanBefore = before / pairs;
      double meanAfter = after / pairs;
      double spread =
          beforeSquares / pairs
              - meanBefore * meanBefore
              + afterSquares / pairs
              - meanAfter * meanAfter
              + (meanAfter - meanBefore) * (meanAfter - meanBefore);
      double difference = squares / pairs;
      double noise = variances / pairs;
      return new Drift(
          pairs,
          Math.sqrt(difference),
          Math.sqrt(noise),
          1 - difference / spread,
          share(difference - noise, spread - noise),
          UNTESTED);
    }

    private static double share(double change, double signal) {
      if (change <= 0) {
        return 0;
      }
      return signal > 0 ? Math.min(1, change / signal) : Double.NaN;
    }
  }
}
