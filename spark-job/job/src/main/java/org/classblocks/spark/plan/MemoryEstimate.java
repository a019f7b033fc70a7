package org.classblocks.spark.plan;

import org.classblocks.order.ClassOrdering;

/**
 * The memory that a plan takes on the heap, as far as it is in use at one time; what the collector
 * has not collected yet comes on top. Scores to be multiplied lie outside the heap.
 *
 * @param plan how the log is gathered
 * @param rowGroupBytes the size of the largest row group, compressed
 */
public record MemoryEstimate(TilePlan plan, long rowGroupBytes) {
  /** The memory of Spark and its classes. */
  private static final long SPARK_BYTES = 50_000_000;

  /** A reader holds one row group, and the collector lags one behind. */
  private static final int ROW_GROUPS = 2;

  /** The memory of a task without its row groups. */
  public static long besideRowGroups(long taskBytes, long rowGroupBytes) {
    return Math.max(1, taskBytes - ROW_GROUPS * rowGroupBytes);
  }

  /** The heap of a reading task: tiles, row groups, and rows. */
  public long taskHeap() {
    return plan.tileBytes() + plan.intakeBytes() + ROW_GROUPS * rowGroupBytes;
  }

  /** The memory of a reading task outside the heap. */
  public long taskNative() {
    return plan.productBytes();
  }

  /**
   * The heap of the driver: the similarities and the ordering of classes; with folds also their
   * sums and the similarities of one resample; with groups also their similarities.
   */
  public long driverHeap() {
    return SPARK_BYTES + resultBytes() + ClassOrdering.heapBytes(plan.classCount());
  }

  private long resultBytes() {
    int folds = plan.parts().hasFolds() ? plan.parts().folds() + 1 : 0;
    return (1 + folds + plan.parts().groups()) * plan.matrixBytes();
  }

  /** The heap of one JVM that is driver and executor: it reads first, and orders later. */
  public long embeddedHeap() {
    long reading = SPARK_BYTES + resultBytes() + plan.reading().tasks() * taskHeap();
    return Math.max(reading, driverHeap());
  }
}
