package org.classblocks.groups;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.classblocks.blocks.Block;

/**
 * Tests whether several groups have the same correlation.
 *
 * <p>Let z be the Fisher transform atanh(r), whose variance is 1 / (n - 3). Then Q = sum of (n_g -
 * 3) (z_g - mean z)^2 over the groups has a chi-squared distribution, with one degree of freedom
 * less than there are groups. For two groups this is the usual test of the difference of two
 * correlations. It holds for normal scores. With heavy tails correlations vary more, so it is for
 * groups without folds only.
 *
 * <p>Blocks are compared by their cohesion as if it were the correlation of one pair. This is
 * conservative: cohesion is a mean over pairs, so it varies at most as much as one of them.
 *
 * <p>Groups without the correlation (NaN) or with fewer than four samples do not count.
 * Correlations of 1 and -1 are replaced by the nearest that have a transform. O(groups) time.
 *
 * <p>Source: R. A. Fisher, "On the 'probable error' of a coefficient of correlation deduced from a
 * small sample", Metron 1 (1921); Cochran, "The combination of estimates from different
 * experiments", Biometrics 10 (1954), doi:10.2307/3001666.
 */
final class Homogeneity implements GroupTest {
  private static final double NEARLY_ONE = 1 - 1e-12;

  private final double[] weights;
  private final List<String> names;
  private final double comparisons;
  private final double[] critical;

  /**
   * @param comparisons the number of pairs
   */
  Homogeneity(List<SampleGroup> groups, double comparisons) {
    this.comparisons = Math.max(1, comparisons);
    this.critical = new double[groups.size()];
    for (int degrees = 1; degrees < critical.length; degrees++) {
      critical[degrees] = critical(degrees, Difference.LEVEL, this.comparisons);
    }
    this.weights = groups.stream().mapToDouble(group -> group.samples() - 3).toArray();
    this.names = groups.stream().map(SampleGroup::name).toList();
  }

  /** Whether a group has the correlation, and samples enough. */
  boolean counts(double[] r, int group) {
    return weights[group] > 0 && !Double.isNaN(r[group]);
  }

  /**
   * Q; 0 if less than two groups count.
   *
   * @param r the correlation in each group
   */
  double statistic(double[] r) {
    double total = 0;
    double sum = 0;
    for (int group = 0; group < r.length; group++) {
      if (counts(r, group)) {
        total += weights[group];
        sum += weights[group] * transform(r[group]);
      }
    }
    double statistic = 0;
    for (int group = 0; group < r.length; group++) {
      if (counts(r, group)) {
        double deviation = transform(r[group]) - sum / total;
        statistic += weights[group] * deviation * deviation;
      }
    }
    return statistic;
  }

  /** atanh(r). */
  private static double transform(double r) {
    double inside = Math.max(-NEARLY_ONE, Math.min(NEARLY_ONE, r));
    return 0.5 * Math.log((1 + inside) / (1 - inside));
  }

  /** One less than the number of groups that count, at least 0. */
  int degreesOfFreedom(double[] r) {
    return (int) Math.max(0, IntStream.range(0, r.length).filter(g -> counts(r, g)).count() - 1);
  }

  /** The statistic that chance exceeds once in {@code comparisons / level} cases. */
  static double critical(int degreesOfFreedom, double level, double comparisons) {
    return ChiSquaredDistribution.of(degreesOfFreedom)
        .inverseSurvivalProbability(level / comparisons);
  }

  /** The statistic above which a pair differs by more than chance gives. */
  double critical(int degreesOfFreedom) {
    return critical[degreesOfFreedom];
  }

  @Override
  public double ratio(int a, int b, double[] r) {
    int degrees = degreesOfFreedom(r);
    return degrees == 0 ? 0 : statistic(r) / critical[degrees];
  }

  @Override
  public Difference ofPair(int a, int b, double[] r) {
    return difference(r, comparisons);
  }

  @Override
  public Difference ofBlock(Block block, double[] cohesions, int blocks) {
    return difference(cohesions, blocks);
  }

  /** How a pair differs by another statistic of the same distribution; two groups must count. */
  Difference ofPair(double[] r, double statistic) {
    return difference(r, statistic, comparisons);
  }

  private Difference difference(double[] r, double times) {
    return degreesOfFreedom(r) == 0 ? null : difference(r, statistic(r), times);
  }

  /** The difference by a given statistic; {@code times} is the number of comparisons. */
  Difference difference(double[] r, double statistic, double times) {
    int degreesOfFreedom = degreesOfFreedom(r);
    double p = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
    return Difference.of(
        names,
        r,
        IntStream.range(0, r.length).filter(group -> counts(r, group)).toArray(),
        statistic,
        p * times);
  }
}
