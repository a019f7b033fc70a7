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

  public ReadPlan {
    if (splits < 0 || tasks < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "cannot read " + splits + " splits in " + tasks + " tasks, " + rows + " rows at once");
    }
  }

  /** As many tasks as can run at once, and no more than there are splits. */
  static ReadPlan of(int classCount, int splits, int cores) {
    return new ReadPlan(splits, Math.max(1, Math.min(splits, cores)), mostRows(classCount));
  }

  /** The rows of a column batch, bounded by bytes. */
  public static int mostRows(int classCount) {
    return (int) Math.max(1, Math.min(MAX_ROWS, MAX_BYTES / (4L * classCount)));
  }
}
