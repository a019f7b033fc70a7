package org.classblocks.groups;

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
  private static final double LEVEL = 0.05;

  /** How far the groups are apart. */
  public double range() {
    return highest - lowest;
  }

  /** Whether the difference is more than chance gives. */
  public boolean exceedsNoise() {
    return pValue < LEVEL;
  }
}
