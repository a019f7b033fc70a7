package org.classblocks.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Adds up what tasks read and shuffle. */
final class TaskTotals extends SparkListener {
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong bytesShuffled = new AtomicLong();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.taskMetrics() != null) {
      bytesRead.addAndGet(task.taskMetrics().inputMetrics().bytesRead());
      bytesShuffled.addAndGet(task.taskMetrics().shuffleWriteMetrics().bytesWritten());
    }
  }

  void clear() {
    bytesRead.set(0);
    bytesShuffled.set(0);
  }

  long bytesRead() {
    return bytesRead.get();
  }

  long bytesShuffled() {
    return bytesShuffled.get();
  }
}
