package org.classblocks.groups;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Tests groups without folds whose samples list some classes each. There a correlation depends
 * mostly on which classes are listed together, so that its variance follows from counts ({@link
 * PairNoise#leastVariance}), and is far more than {@link Homogeneity} takes it to be.
 *
 * <p>With w_g = 1 / V_g for these variances, Q = sum of w_g (r_g - mean r)^2 has about a
 * chi-squared distribution, with one degree of freedom less than there are groups. It is what
 * {@link FoldedHomogeneity} says of such pairs. Pairs with a class that all samples list, and
 * blocks, are those of {@link Homogeneity}. O(groups) time.
 */
final class ListedHomogeneity implements GroupTest {
  private final List<SampleGroup> groups;
  private final Homogeneity others;

  /**
   * @param groups the groups, each with how far its similarities err
   * @param others tests what does not follow from counts
   */
  ListedHomogeneity(List<SampleGroup> groups, Homogeneity others) {
    this.groups = groups;
    this.others = others;
  }

  @Override
  public double ratio(int a, int b, double[] r) {
    int degrees = others.degreesOfFreedom(r);
    return degrees > 0 && isOfLists(a, b)
        ? statistic(a, b, r) / others.critical(degrees)
        : others.ratio(a, b, r);
  }

  @Override
  public Difference ofPair(int a, int b, double[] r) {
    return others.degreesOfFreedom(r) > 0 && isOfLists(a, b)
        ? others.ofPair(r, statistic(a, b, r))
        : others.ofPair(a, b, r);
  }

  @Override
  public Difference ofBlock(int[] ids, double[] cohesions, int blocks) {
    if (others.degreesOfFreedom(cohesions) == 0) {
      return null;
    }
    int[] sorted = IntStream.of(ids).sorted().toArray();
    double byCounts = statistic(cohesions, group -> variance(groups.get(group), sorted));
    double statistic = Math.min(others.statistic(cohesions), byCounts);
    return others.difference(cohesions, statistic, blocks);
  }

  private static double variance(SampleGroup group, int[] ids) {
    Similarity similarity = group.similarity();
    int usable = 0;
    double sum = 0;
    for (int a : ids) {
      usable += similarity.status(a) == ClassStatus.OK ? 1 : 0;
      if (similarity instanceof SimilarityGraph graph) {
        for (int entry = graph.start(a); entry < graph.end(a); entry++) {
          int b = graph.neighbour(entry);
          if (b < a && Arrays.binarySearch(ids, b) >= 0) {
            sum += variance(group, a, b, graph.similarity(entry));
          }
        }
      } else {
        for (int i = 0; ids[i] < a; i++) {
          double r = similarity.at(a, ids[i]);
          sum += Double.isNaN(r) ? 0 : variance(group, a, ids[i], r);
        }
      }
    }
    return WeightedDeviations.varianceOfMean(sum, usable);
  }

  private static double variance(SampleGroup group, int a, int b, double r) {
    return group.noise().orElseThrow().leastVariance(a, b, r);
  }

  /** Lists are those of all samples, and so the same for each group. */
  private boolean isOfLists(int a, int b) {
    return groups.get(0).noise().orElseThrow().isOfLists(a, b);
  }

  private double statistic(int a, int b, double[] r) {
    return statistic(r, group -> variance(groups.get(group), a, b, r[group]));
  }

  private double statistic(double[] r, IntToDoubleFunction variance) {
    int[] counting = IntStream.range(0, r.length).filter(g -> others.counts(r, g)).toArray();
    double[] values = IntStream.of(counting).mapToDouble(group -> r[group]).toArray();
    double[] variances = IntStream.of(counting).mapToDouble(variance).toArray();
    return WeightedDeviations.statistic(values, WeightedDeviations.weights(variances));
  }
}
