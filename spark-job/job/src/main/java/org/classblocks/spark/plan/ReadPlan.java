package org.classblocks.spark.plan;

import java.io.Serializable;

/**
 * Who reads a log, and in what pieces.
 *
 * @param splits the number of pieces that the files are read in
 * @param tasks the number of tasks that read them, each of which gives one partial result a tile
 * @param rows the most rows that the reader hands over at once
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

  /** How many rows the reader hands over at once, bounded by bytes. */
  public static int mostRows(int classCount) {
    return (int) Math.max(1, Math.min(MAX_ROWS, MAX_BYTES / (4L * classCount)));
  }
}
