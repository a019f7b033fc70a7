package org.classblocks.blocks.errors;

import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Measures how far one class is contained in another: whether the other scores whenever it does.
 * Not symmetric, unlike similarity.
 *
 * <p>Where samples list some classes, it is the share of the samples with class A that list B as
 * well. Where all have scores from 0 to 1, it is the slope of the regression of B's score on A's, r
 * sd(B) / sd(A): the same share, less that of all samples, if scores are 0 or 1. Both come from the
 * one pass over the log. NaN where it is unknown: fewer than {@value ListedPairs#FEW} samples list
 * a class, a class has no correlation, or scores are logits, whose scales say nothing. O(1) a pair.
 * Immutable.
 */
public final class Containment {
  /**
   * Slopes are rounded to ten digits, so that the order in which tasks are merged does not matter.
   */
  private static final double STEPS = 0x1p34;

  private final SimilarityMatrix similarity;
  private final ListedPairs listed;
  private final Marginals marginals;

  /**
   * @param similarity the similarities by class id
   * @param listed how many samples list each class and each pair
   * @param marginals the scores of each class by itself
   */
  public Containment(SimilarityMatrix similarity, ListedPairs listed, Marginals marginals) {
    this.similarity = similarity.rounded();
    this.listed = listed;
    this.marginals = marginals;
  }

  /** How far class A is contained in class B; NaN if unknown. */
  double share(int a, int b) {
    if (listed.areCounted()) {
      boolean areFew = Math.min(listed.listed(a), listed.listed(b)) < ListedPairs.FEW;
      return areFew ? Double.NaN : (double) listed.both(a, b) / listed.listed(a);
    }
    if (!isProbability(a) || !isProbability(b)) {
      return Double.NaN;
    }
    double slope = similarity.at(a, b) * marginals.sd(b) / marginals.sd(a);
    return Math.rint(slope * STEPS) / STEPS;
  }

  private boolean isProbability(int classId) {
    return marginals.min(classId) >= 0 && marginals.max(classId) <= 1;
  }
}
