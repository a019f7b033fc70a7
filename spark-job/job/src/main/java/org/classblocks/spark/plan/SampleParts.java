package org.classblocks.spark.plan;

import java.io.Serializable;

/**
 * The parts of the samples that have sums of their own: the folds of each group.
 *
 * @param folds how many disjoint sets of samples a group has; 1 for all in one
 * @param foldRows the rows that a task reads for one fold before it goes on to the next
 * @param groups the most groups of samples, beside those that belong to none; 0 without groups
 */
public record SampleParts(int folds, int foldRows, int groups) implements Serializable {
  static final SampleParts ONE = new SampleParts(1, Integer.MAX_VALUE, 0);

  public SampleParts {
    if (folds < 1 || foldRows < 1 || groups < 0) {
      throw new IllegalArgumentException(
          folds + " folds of " + foldRows + " rows in " + groups + " groups are no parts");
    }
  }

  public boolean hasFolds() {
    return folds > 1;
  }

  public int count() {
    return folds * (groups + 1);
  }

  /**
   * The fold of the next batch of a task.
   *
   * @param rowsBefore the rows that the task has read
   */
  public int foldOf(long rowsBefore) {
    return (int) (rowsBefore / foldRows % folds);
  }
}
