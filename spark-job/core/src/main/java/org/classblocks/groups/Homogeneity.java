package org.classblocks.groups;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Tests whether several groups have the same correlation.
 *
 * <p>Let z be the Fisher transform atanh(r), whose variance is 1 / (n - 3). Then Q = sum of (n_g -
 * 3) (z_g - mean z)^2 over the groups has a chi-squared distribution, with one degree of freedom
 * less than there are groups. For two groups this is the usual test of the difference of two
 * correlations. It holds for normal scores; with heavy tails correlations vary more.
 *
 * <p>Groups without the correlation (NaN) or with fewer than four samples do not count.
 * Correlations of 1 and -1 are replaced by the nearest that have a transform. O(groups) time.
 *
 * <p>Source: R. A. Fisher, "On the 'probable error' of a coefficient of correlation deduced from a
 * small sample", Metron 1 (1921); Cochran, "The combination of estimates from different
 * experiments", Biometrics 10 (1954), doi:10.2307/3001666.
 */
final class Homogeneity {
  private static final double NEARLY_ONE = 1 - 1e-12;

  private final double[] weights;
  private final List<String> names;

  Homogeneity(List<SampleGroup> groups) {
    this.weights = groups.stream().mapToDouble(group -> group.samples() - 3).toArray();
    this.names = groups.stream().map(SampleGroup::name).toList();
  }

  private boolean counts(double[] r, int group) {
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

  /**
   * The difference between the groups, or null if less than two count.
   *
   * @param comparisons how many such differences are looked at: p is multiplied by it (Bonferroni)
   */
  Difference difference(double[] r, double comparisons) {
    int degreesOfFreedom = degreesOfFreedom(r);
    if (degreesOfFreedom == 0) {
      return null;
    }
    int[] counting = IntStream.range(0, r.length).filter(group -> counts(r, group)).toArray();
    int lowest = counting[0];
    int highest = counting[0];
    for (int group : counting) {
      lowest = r[group] < r[lowest] ? group : lowest;
      highest = r[group] > r[highest] ? group : highest;
    }
    double statistic = statistic(r);
    double p = ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
    return new Difference(
        names.get(lowest),
        r[lowest],
        names.get(highest),
        r[highest],
        statistic,
        degreesOfFreedom,
        Math.min(1, p * comparisons));
  }
}
