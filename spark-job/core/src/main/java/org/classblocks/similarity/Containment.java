package org.classblocks.similarity;

import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;

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
  /** The least share that counts as contained. */
  public static final double CONTAINED = 0.6;

  /** How many times as large as the share the other way round it must be. */
  public static final double ONE_SIDED = 1.5;

  /**
   * Measures are rounded to ten digits, so that the order in which tasks are merged does not
   * matter.
   */
  private static final double STEPS = 0x1p34;

  private final Similarity similarity;
  private final ListedPairs listed;
  private final Marginals marginals;

  /**
   * @param similarity the similarities by class id
   * @param listed how many samples list each class and each pair
   * @param marginals the scores of each class by itself
   */
  public Containment(Similarity similarity, ListedPairs listed, Marginals marginals) {
    this.similarity = similarity.rounded();
    this.listed = listed;
    this.marginals = marginals;
  }

  /** Whether a share says that one class is in another, and not the other way round. */
  public static boolean isOneSided(double share, double otherWayRound) {
    return share >= CONTAINED && share >= ONE_SIDED * otherWayRound;
  }

  /** How far class A is contained in class B; NaN if unknown. */
  public double share(int a, int b) {
    if (listed.areCounted()) {
      return areRare(a, b) ? Double.NaN : (double) listed.both(a, b) / listed.listed(a);
    }
    return areProbabilities(a, b)
        ? rounded(similarity.at(a, b) * marginals.sd(b) / marginals.sd(a))
        : Double.NaN;
  }

  /**
   * How much higher than on average class B scores where class A does: the mean of B's score, over
   * samples that count as much as they score A, less the mean over all. At most 1. If scores are 0
   * or 1, it is the share of the samples with A that have B as well, less that of all samples: the
   * added value of the rule that A implies B.
   *
   * <p>Unlike {@link #share}, it holds for scores of any spread. It is also stricter where samples
   * list some classes: among the five best, a class may often be listed with another one at next to
   * no score. NaN where it is unknown: fewer than {@value ListedPairs#FEW} samples list a class, a
   * class has no correlation, or scores are not from 0 to 1.
   */
  public double addedScore(int a, int b) {
    return !areRare(a, b) && areProbabilities(a, b)
        ? rounded(similarity.at(a, b) * marginals.sd(a) * marginals.sd(b) / marginals.mean(a))
        : Double.NaN;
  }

  private static double rounded(double value) {
    return Math.rint(value * STEPS) / STEPS;
  }

  private boolean areRare(int a, int b) {
    return listed.areCounted() && Math.min(listed.listed(a), listed.listed(b)) < ListedPairs.FEW;
  }

  private boolean areProbabilities(int a, int b) {
    return isProbability(a) && isProbability(b);
  }

  private boolean isProbability(int classId) {
    return marginals.min(classId) >= 0 && marginals.max(classId) <= 1;
  }
}
