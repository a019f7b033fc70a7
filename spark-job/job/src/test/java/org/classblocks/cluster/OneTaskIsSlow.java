package org.classblocks.cluster;

import org.apache.spark.TaskContext;

/** The first attempt of one task that reads and one that merges waits, until Spark gives it up. */
public final class OneTaskIsSlow extends Disturbance {
  @Override
  void onFirstAttempt(TaskContext task) {
    if (isOfAggregation(task) && task.partitionId() == 0) {
      try {
        Thread.sleep(100_000);
      } catch (InterruptedException givenUp) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
