package org.classblocks.groups;

import java.util.List;

/**
 * How a similarity differs between groups of samples.
 *
 * @param lowestGroup the name of the group where it is lowest
 * @param lowest the similarity there
 * @param highestGroup the name of the group where it is highest
 * @param highest the similarity there
 * @param statistic Q, the weighted squares of the differences: see {@link GroupComparison}
 * @param degreesOfFreedom one less than the number of groups that have the similarity
 * @param pValue how likely chance alone makes Q as large anywhere among all that were compared, at
 *     most 1
 */
public record Difference(
    String lowestGroup,
    double lowest,
    String highestGroup,
    double highest,
    double statistic,
    int degreesOfFreedom,
    double pValue) {
  /** Above this, chance is not ruled out. */
  static final double LEVEL = 0.05;

  /**
   * The difference between two or more groups.
   *
   * @param groups the names of all groups
   * @param values the similarity in each of them
   * @param counting the places of those that count
   */
  static Difference of(
      List<String> groups, double[] values, int[] counting, double statistic, double pValue) {
    int lowest = counting[0];
    int highest = counting[0];
    for (int group : counting) {
      lowest = values[group] < values[lowest] ? group : lowest;
      highest = values[group] > values[highest] ? group : highest;
    }
    return new Difference(
        groups.get(lowest),
        values[lowest],
        groups.get(highest),
        values[highest],
        statistic,
        counting.length - 1,
        Math.min(1, pValue));
  }

  /** How far the groups are apart. */
  public double range() {
    return highest - lowest;
  }

  /** Whether the difference is more than chance gives. */
  public boolean exceedsNoise() {
    return pValue < LEVEL;
  }
}
