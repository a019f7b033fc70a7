package org.classblocks.compare.noise;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.classblocks.similarity.PairNoise;

/**
 * Tests whether the similarity of a pair changed by more than sampling gives.
 *
 * <ul>
 *   <li>If both runs list classes, the difference is compared with the error by counts.
 *   <li>If both have folds, the difference of the Fisher transforms atanh(r) is compared with the
 *       moderated error of the folds, by Student's t. The least error of the similarities counts
 *       instead if it says less.
 *   <li>Otherwise the difference of the transforms is compared with their error for normal scores;
 *       or that of the similarities if one run lists classes.
 * </ul>
 *
 * <p>p-values are multiplied by the number of pairs (Dunn, "Multiple comparisons among means",
 * 1961, doi:10.1080/01621459.1961.10482090). However pairs depend on each other, the level then
 * bounds how likely it is that any pair is found if none has changed.
 */
public final class PairTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double NEARLY_ONE = 1 - 1e-12;

  private final PairNoise before;
  private final PairNoise after;
  private final double comparisons;
  private final ContinuousDistribution ofFolds;
  private final double criticalOfFolds;
  private final double critical;

  /**
   * @param comparisons the number of pairs
   */
  public PairTest(PairNoise before, PairNoise after, double level, double comparisons) {
    this.before = before;
    this.after = after;
    this.comparisons = comparisons;
    this.ofFolds = hasFolds() ? TDistribution.of(before.degrees() + after.degrees()) : NORMAL;
    this.criticalOfFolds = ofFolds.inverseSurvivalProbability(level / 2 / comparisons);
    this.critical = NORMAL.inverseSurvivalProbability(level / 2 / comparisons);
  }

  private boolean hasFolds() {
    return before.hasFolds() && after.hasFolds();
  }

  /**
   * What a test found.
   *
   * @param statistic the difference in standard errors
   * @param exceeds whether it is more than sampling gives
   */
  public record Finding(double statistic, double pValue, boolean exceeds) {}

  /** A pair of classes of a run, with its similarity. */
  public record Pair(int a, int b, double similarity) {}

  /** Whether a change exceeds sampling, and by how much. */
  public Finding test(Pair was, Pair is) {
    double change = is.similarity() - was.similarity();
    boolean isOfLists = before.isOfLists(was.a(), was.b()) && after.isOfLists(is.a(), is.b());
    if (hasFolds()) {
      double byLeast = change / Math.sqrt(leastVariance(was, is));
      return isOfLists ? finding(byLeast, NORMAL, critical) : smaller(byLeast, byFolds(was, is));
    }
    double statistic =
        before.isOfLists() || after.isOfLists()
            ? change / Math.sqrt(moderatedVariance(was, is))
            : (transform(is.similarity()) - transform(was.similarity()))
                / Math.sqrt(before.transformedVariance() + after.transformedVariance());
    return finding(statistic, NORMAL, critical);
  }

  /**
   * The change of atanh(r), whose error does not depend on r itself. That of r does: if few samples
   * happen to give a similarity near 1, it would seem to be certain.
   */
  private double byFolds(Pair was, Pair is) {
    return (transform(is.similarity()) - transform(was.similarity()))
        / Math.sqrt(transformedVariance(before, was) + transformedVariance(after, is));
  }

  private static double transformedVariance(PairNoise noise, Pair pair) {
    double inside = inside(pair.similarity());
    double slope = 1 / ((1 - inside) * (1 + inside));
    return slope * slope * noise.moderatedVariance(pair.a(), pair.b(), pair.similarity());
  }

  private Finding smaller(double byLeast, double byFolds) {
    Finding least = finding(byLeast, NORMAL, critical);
    return least.exceeds() ? finding(byFolds, ofFolds, criticalOfFolds) : least;
  }

  private Finding finding(double statistic, ContinuousDistribution distribution, double limit) {
    double size = Math.abs(statistic);
    boolean exceeds = size > limit;
    double p = exceeds ? 2 * distribution.survivalProbability(size) * comparisons : 1;
    return new Finding(statistic, p, exceeds);
  }

  private double leastVariance(Pair was, Pair is) {
    return before.leastVariance(was.a(), was.b(), was.similarity())
        + after.leastVariance(is.a(), is.b(), is.similarity());
  }

  private double moderatedVariance(Pair was, Pair is) {
    return before.moderatedVariance(was.a(), was.b(), was.similarity())
        + after.moderatedVariance(is.a(), is.b(), is.similarity());
  }

  private static double inside(double r) {
    return Math.max(-NEARLY_ONE, Math.min(NEARLY_ONE, r));
  }

  /** atanh(r). */
  private static double transform(double r) {
    double inside = inside(r);
    return 0.5 * Math.log((1 + inside) / (1 - inside));
  }
}
