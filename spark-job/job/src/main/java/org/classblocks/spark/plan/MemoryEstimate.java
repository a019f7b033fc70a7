package org.classblocks.spark.plan;

import org.classblocks.order.ClassOrdering;

/**
 * The memory that a plan takes on the heap, as far as it is in use at one time; what the collector
 * has not collected yet comes on top. Scores to be multiplied lie outside the heap.
 *
 * @param plan how the log is gathered
 * @param rowGroupBytes the size of the largest row group, compressed
 * @param attributeColumns the most columns that attributes of samples have beside the classes
 */
public record MemoryEstimate(TilePlan plan, long rowGroupBytes, int attributeColumns)
    implements DriverMemory {
  /** The memory of Spark and its classes. */
  private static final long SPARK_BYTES = 50_000_000;

  /** A reader holds one row group, and the collector lags one behind. */
  private static final int ROW_GROUPS = 2;

  /** The memory of a plan without attributes. */
  public MemoryEstimate(TilePlan plan, long rowGroupBytes) {
    this(plan, rowGroupBytes, 0);
  }

  /** The memory of a task without its row groups. */
  public static long besideRowGroups(long taskBytes, long rowGroupBytes) {
    return Math.max(1, taskBytes - ROW_GROUPS * rowGroupBytes);
  }

  /** The heap of a reading task: tiles, columns of attributes, row groups, and rows. */
  public long taskHeap() {
    return plan.tileBytes() + attributeBytes() + plan.intakeBytes() + ROW_GROUPS * rowGroupBytes;
  }

  /** The memory of a reading task outside the heap. */
  public long taskNative() {
    return plan.productBytes();
  }

  @Override
  public int classCount() {
    return plan.classCount();
  }

  /**
   * The heap of the driver: the similarities and the ordering of classes; with folds also their
   * sums, the similarities of one resample and how far they deviate; with groups also the same of
   * each, but for the resample; with attributes their columns.
   */
  @Override
  public long driverHeap() {
    return SPARK_BYTES + resultBytes() + ClassOrdering.heapBytes(plan.classCount());
  }

  private long resultBytes() {
    long folds = plan.parts().hasFolds() ? plan.parts().folds() : 0;
    long resamples = folds > 0 ? 1 : 0;
    long parts = 1L + plan.parts().groups();
    return ((1 + folds) * parts + resamples) * plan.matrixBytes()
        + folds * parts * Float.BYTES * plan.tiling().pairs()
        + attributeBytes();
  }

  /** The sums of attributes' columns with classes and with each other, for each part of samples. */
  private long attributeBytes() {
    long columns = attributeColumns;
    long parts = plan.parts().count();
    return Double.BYTES * parts * (columns * plan.classCount() + columns * (columns + 1) / 2);
  }

  /** The volume of the shuffle. */
  public long shuffleBytes() {
    return plan.shuffleBytes() + attributeBytes() * plan.reading().tasks();
  }

  /** The heap of one JVM that is driver and executor: it reads first, and orders later. */
  public long embeddedHeap() {
    long reading = SPARK_BYTES + resultBytes() + plan.reading().tasks() * taskHeap();
    return Math.max(reading, driverHeap());
  }
}
