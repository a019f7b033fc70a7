package org.classblocks.spark.plan;

/** What work on a log takes on the driver. */
public interface DriverMemory {
  /** The number of classes, k. */
  int classCount();

  /** The heap that the driver needs, in bytes. */
  long driverHeap();
}
