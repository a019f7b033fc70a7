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
  /** What Spark itself and its classes hold. */
  private static final long SPARK_BYTES = 50_000_000;

  /** A reader holds the row group it reads, and the collector lags one behind. */
  private static final int ROW_GROUPS = 2;

  /** What is left for a task's plan of the memory it may use. */
  public static long besideRowGroups(long taskBytes, long rowGroupBytes) {
    return Math.max(1, taskBytes - ROW_GROUPS * rowGroupBytes);
  }

  /** What a reading task holds: tiles, row groups, and the rows on their way. */
  public long taskHeap() {
    return plan.tileBytes() + plan.intakeBytes() + ROW_GROUPS * rowGroupBytes;
  }

  /** What a reading task holds outside the heap. */
  public long taskNative() {
    return plan.productBytes();
  }

  /**
   * What the driver holds: the similarities, and what it takes to order the classes. With folds it
   * holds what is known of each, and the similarities of one resample; with groups the similarities
   * of each.
   */
  public long driverHeap() {
    return SPARK_BYTES + resultBytes() + ClassOrdering.heapBytes(plan.classCount());
  }

  private long resultBytes() {
    int folds = plan.parts().folds() == 1 ? 0 : plan.parts().folds() + 1;
    return (1 + folds + plan.parts().groups()) * plan.matrixBytes();
  }

  /** What one JVM holds that is driver and executor: it reads first, and orders later. */
  public long embeddedHeap() {
    long reading = SPARK_BYTES + resultBytes() + plan.reading().tasks() * taskHeap();
    return Math.max(reading, driverHeap());
  }
}
