package org.classblocks.splits;

import java.util.List;

/**
 * A class whose samples fall into two groups.
 *
 * @param classId the class
 * @param separation how clearly they do: 1 for two groups of equal size with nothing in common, 0
 *     or less for samples of one kind; see {@link SplitFinder}
 * @param samples how many samples were looked at
 * @param first the larger group
 * @param second the smaller group
 */
public record ClassSplit(int classId, double separation, int samples, Group first, Group second) {
  /**
   * One of the two groups.
   *
   * @param samples how many of the samples belong to it
   * @param typical the classes that score high in it and not in the other one, the most typical
   *     first
   */
  public record Group(int samples, List<Integer> typical) {
    public Group {
      typical = List.copyOf(typical);
    }
  }
}
