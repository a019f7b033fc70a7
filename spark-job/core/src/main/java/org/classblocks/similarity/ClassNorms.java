package org.classblocks.similarity;

import java.io.Serializable;
import org.classblocks.moments.batch.ClassSums;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;

/**
 * What turns the co-moments of k classes into Pearson correlations: r_ij = C_ij / (sqrt(C_ii)
 * sqrt(C_jj)).
 *
 * <p>Classes without a correlation are those of {@link ClassStatus#of}. Values that rounding pushes
 * beyond 1 are set to 1, so that {@code |r| <= 1}. A correlation between ok classes is never NaN.
 * Immutable; O(k) memory.
 */
public final class ClassNorms implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ClassStatus[] statuses;
  private final double[] roots;
  private final int[] exponents;

  /**
   * @param gathered the statistics of each class, over the samples of the co-moments
   */
  public ClassNorms(MarginalsBuilder gathered) {
    int size = gathered.classCount();
    this.statuses = new ClassStatus[size];
    this.roots = new double[size];
    this.exponents = new int[size];
    Marginals marginals = gathered.result();
    for (int id = 0; id < size; id++) {
      ClassSums sums = gathered.sums(id);
      statuses[id] = ClassStatus.of(marginals, id, sums);
      roots[id] = Math.sqrt(sums.squares());
      exponents[id] = sums.exponent();
    }
  }

  /** The number of classes, k. */
  public int size() {
    return statuses.length;
  }

  /** The status of each class, by class id. */
  public ClassStatus[] statuses() {
    return statuses.clone();
  }

  public boolean isUsable(int id) {
    return statuses[id] == ClassStatus.OK;
  }

  /**
   * The root of the sum of squared deviations of a class, NaN if it has no correlation.
   *
   * @param exponent the power of 2 that the scores of the class are divided by first
   */
  public double norm(int id, int exponent) {
    return isUsable(id) ? Math.scalb(roots[id], exponents[id] - exponent) : Double.NaN;
  }

  /** The correlation of two classes with a co-moment; NaN if one of their norms is. */
  public static double correlation(double coMoment, double normA, double normB) {
    double r = coMoment / normA / normB;
    return Math.max(-1, Math.min(1, r));
  }
}
