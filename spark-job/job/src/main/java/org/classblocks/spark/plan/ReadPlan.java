package org.classblocks.spark.plan;

import java.io.Serializable;

/**
 * How a log is read.
 *
 * @param splits the number of pieces of the files
 * @param tasks the number of reading tasks, each with one partial result per tile
 * @param rows the most rows of a column batch
 */
public record ReadPlan(int splits, int tasks, int rows) implements Serializable {
  private static final int MAX_ROWS = 4096;
  private static final long MAX_BYTES = 16L << 20;

  /** Rows that list some classes are taken to list no more than this. */
  private static final int MOST_LISTED = 4096;

  public ReadPlan {
    if (splits < 0 || tasks < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "cannot read " + splits + " splits in " + tasks + " tasks, " + rows + " rows at once");
    }
  }

  /**
   * As many tasks as can run at once, and no more than there are splits.
   *
   * @param isSparse whether rows list some of the classes
   */
  static ReadPlan of(int classCount, boolean isSparse, int splits, int cores) {
    int tasks = Math.max(1, Math.min(splits, cores));
    return new ReadPlan(splits, tasks, mostRows(classCount, isSparse));
  }

  /**
   * The rows of a column batch, bounded by bytes.
   *
   * @param isSparse whether rows list some of the classes
   */
  public static int mostRows(int classCount, boolean isSparse) {
    int scores = isSparse ? Math.min(classCount, MOST_LISTED) : classCount;
    return (int) Math.max(1, Math.min(MAX_ROWS, MAX_BYTES / (4L * scores)));
  }
}
