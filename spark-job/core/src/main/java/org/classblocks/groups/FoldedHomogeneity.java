package org.classblocks.groups;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.classblocks.blocks.Block;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.PairNoise;

/**
 * Tests whether several groups have the same similarity, by the variances V_g that the folds of
 * each group tell ({@link PairNoise}). So it holds for any tails of the scores.
 *
 * <p>With w_g = 1 / V_g and W their sum, Q = sum of w_g (r_g - mean r)^2 over G groups. Its p-value
 * is that of Welch's test: Q / (G - 1) / (1 + 2 (G - 2) / (G^2 - 1) L) has about an F distribution
 * of G - 1 and (G^2 - 1) / (3 L) degrees of freedom, where L is the sum of (1 - w_g / W)^2 / d_g
 * for variances of d_g degrees. For two groups it is the t-test for unequal variances.
 *
 * <p>Few samples that happen to be spread evenly over the folds look like many. So a pair must
 * differ by the {@link PairNoise#leastVariance least variances} as well, whose Q has a chi-squared
 * distribution. Where samples list classes, these decide alone.
 *
 * <p>Groups without the similarity or without folds do not count. O(groups) time a pair. A block
 * takes O(groups folds) time for each pair of its classes.
 *
 * <p>Source: Welch, "On the comparison of several mean values: an alternative approach", Biometrika
 * 38 (1951), doi:10.1093/biomet/38.3-4.330.
 */
final class FoldedHomogeneity implements GroupTest {
  private final List<SampleGroup> groups;
  private final ClassOrder order;
  private final double comparisons;

  /**
   * @param groups the groups, each with how far its similarities err
   * @param order the order of the classes that blocks are of
   * @param comparisons the number of pairs
   */
  FoldedHomogeneity(List<SampleGroup> groups, ClassOrder order, double comparisons) {
    this.groups = groups;
    this.order = order;
    this.comparisons = Math.max(1, comparisons);
  }

  /** A statistic with its p-value, before that is corrected. */
  record Finding(double statistic, double pValue) {}

  @Override
  public double ratio(int a, int b, double[] r) {
    int[] counting = counting(r);
    return counting.length < 2
        ? 0
        : Math.log(Math.max(Double.MIN_NORMAL, pair(a, b, r, counting).pValue()))
            / Math.log(Difference.LEVEL / comparisons);
  }

  @Override
  public Difference ofPair(int a, int b, double[] r) {
    int[] counting = counting(r);
    return counting.length < 2
        ? null
        : difference(r, counting, pair(a, b, r, counting), comparisons);
  }

  @Override
  public Difference ofBlock(Block block, double[] cohesions, int blocks) {
    int[] counting = counting(cohesions);
    return counting.length < 2
        ? null
        : difference(
            cohesions,
            counting,
            welch(
                of(counting, group -> cohesions[group]),
                of(counting, group -> variance(group, usable(group, block))),
                of(counting, group -> noise(group).degreesOfMeans())),
            blocks);
  }

  private Difference difference(double[] values, int[] counting, Finding found, double times) {
    return Difference.of(
        groups.stream().map(SampleGroup::name).toList(),
        values,
        counting,
        found.statistic(),
        found.pValue() * times);
  }

  /** The classes of a block that have similarities in a group. */
  private int[] usable(int group, Block block) {
    return IntStream.range(block.start(), block.end())
        .map(order::classAt)
        .filter(id -> groups.get(group).similarity().status(id) == ClassStatus.OK)
        .toArray();
  }

  private PairNoise noise(int group) {
    return groups.get(group).noise().orElseThrow();
  }

  private double moderated(int group, int a, int b, double r) {
    return noise(group).moderatedVariance(a, b, r);
  }

  private double least(int group, int a, int b, double r) {
    return noise(group).leastVariance(a, b, r);
  }

  private int[] counting(double[] values) {
    return IntStream.range(0, values.length)
        .filter(group -> noise(group).hasFolds() && noise(group).isKnown())
        .filter(group -> !Double.isNaN(values[group]))
        .toArray();
  }

  private Finding pair(int a, int b, double[] r, int[] counting) {
    double[] values = IntStream.of(counting).mapToDouble(group -> r[group]).toArray();
    double least =
        WeightedDeviations.statistic(
            values,
            WeightedDeviations.weights(of(counting, group -> least(group, a, b, r[group]))));
    Finding byLeast =
        new Finding(
            least, ChiSquaredDistribution.of(counting.length - 1).survivalProbability(least));
    if (noise(counting[0]).isOfLists(a, b)) {
      return byLeast;
    }
    Finding byFolds =
        welch(
            values,
            of(counting, group -> moderated(group, a, b, r[group])),
            of(counting, group -> noise(group).degrees()));
    return byFolds.pValue() > byLeast.pValue() ? byFolds : byLeast;
  }

  private static double[] of(int[] counting, IntToDoubleFunction number) {
    return IntStream.of(counting).mapToDouble(number).toArray();
  }

  /** The larger of what the folds of the mean say and what the variances of its pairs do. */
  private double variance(int group, int[] ids) {
    double sum = 0;
    for (int i = 0; i < ids.length; i++) {
      for (int j = 0; j < i; j++) {
        double r = groups.get(group).similarity().at(ids[i], ids[j]);
        sum += Math.max(moderated(group, ids[i], ids[j], r), least(group, ids[i], ids[j], r));
      }
    }
    return Math.max(
        noise(group).varianceOfMean(ids), WeightedDeviations.varianceOfMean(sum, ids.length));
  }

  /**
   * Welch's test of two or more values.
   *
   * @param variances of the values
   * @param degrees the degrees of freedom of the variances
   */
  static Finding welch(double[] values, double[] variances, double[] degrees) {
    double[] weights = WeightedDeviations.weights(variances);
    double statistic = WeightedDeviations.statistic(values, weights);
    double total = DoubleStream.of(weights).sum();
    double lambda = 0;
    for (int i = 0; i < weights.length; i++) {
      double rest = 1 - weights[i] / total;
      lambda += rest * rest / degrees[i];
    }
    double squares = (double) values.length * values.length - 1;
    double f = statistic / (values.length - 1) / (1 + 2 * (values.length - 2) / squares * lambda);
    return new Finding(
        statistic,
        FDistribution.of(values.length - 1, squares / 3 / lambda).survivalProbability(f));
  }
}
