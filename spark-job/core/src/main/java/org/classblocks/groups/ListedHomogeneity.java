package org.classblocks.groups;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.PairNoise;

/**
 * Tests groups without folds whose samples list some classes each. There a correlation depends
 * mostly on which classes are listed together, so that its variance follows from counts ({@link
 * PairNoise#leastVariance}), and is far more than {@link Homogeneity} takes it to be.
 *
 * <p>With w_g = 1 / V_g for these variances, Q = sum of w_g (r_g - mean r)^2 has about a
 * chi-squared distribution, with one degree of freedom less than there are groups. It is what
 * {@link FoldedHomogeneity} says of such pairs. Pairs with a class that all samples list are those
 * of {@link Homogeneity}. A block has the lower statistic of that one and of its {@link
 * BlockVariances}.
 *
 * <p>A pair takes as long as its counts in each group: O(groups) of a matrix, O(groups log k) of a
 * graph of k classes. A block takes O(groups), after {@link BlockVariances} are found once for each
 * group. Memory: 8 bytes for each block and group, beside what finding them takes.
 */
final class ListedHomogeneity implements GroupTest {
  private final List<SampleGroup> groups;
  private final Homogeneity others;
  private final List<double[]> ofBlocks;

  /**
   * @param groups the groups, each with how far its similarities err
   * @param others tests what does not follow from counts
   * @param order the order of the classes
   * @param forest the blocks of that order
   */
  ListedHomogeneity(
      List<SampleGroup> groups, Homogeneity others, ClassOrder order, BlockForest forest) {
    this.groups = groups;
    this.others = others;
    this.ofBlocks = groups.stream().map(it -> BlockVariances.of(it, order, forest)).toList();
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
  public Difference ofBlock(Block block, double[] cohesions, int blocks) {
    if (others.degreesOfFreedom(cohesions) == 0) {
      return null;
    }
    double byCounts = statistic(cohesions, group -> ofBlocks.get(group)[block.id()]);
    double statistic = Math.min(others.statistic(cohesions), byCounts);
    return others.difference(cohesions, statistic, blocks);
  }

  /** Lists are those of all samples, and so the same for each group. */
  private boolean isOfLists(int a, int b) {
    return groups.get(0).noise().orElseThrow().isOfLists(a, b);
  }

  private double statistic(int a, int b, double[] r) {
    return statistic(
        r, group -> groups.get(group).noise().orElseThrow().leastVariance(a, b, r[group]));
  }

  private double statistic(double[] r, IntToDoubleFunction variance) {
    int[] counting = IntStream.range(0, r.length).filter(g -> others.counts(r, g)).toArray();
    double[] values = IntStream.of(counting).mapToDouble(group -> r[group]).toArray();
    double[] variances = IntStream.of(counting).mapToDouble(variance).toArray();
    return WeightedDeviations.statistic(values, WeightedDeviations.weights(variances));
  }
}
