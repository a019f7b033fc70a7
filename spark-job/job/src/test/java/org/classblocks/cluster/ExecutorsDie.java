package org.classblocks.cluster;

import java.io.IOException;
import org.apache.spark.TaskContext;

/**
 * Two executors are killed: one that reads the log, once it has read some rows, and one that
 * merges, at the end of its work.
 */
public final class ExecutorsDie extends Disturbance {
  @Override
  void onFirstAttempt(TaskContext task) {
    if (isOfAggregation(task) && task.partitionId() == 0) {
      Thread watch = new Thread(() -> dieAmidRows(task));
      watch.setDaemon(true);
      watch.start();
      afterWork(task, done -> die());
    }
  }

  private static void dieAmidRows(TaskContext task) {
    while (!task.isCompleted()) {
      if (task.taskMetrics().inputMetrics().recordsRead() > 0) {
        die();
      }
      Thread.onSpinWait();
    }
  }

  /** Sends SIGKILL to this process and waits for it. */
  private static void die() {
    try {
      new ProcessBuilder("sh", "-c", "kill -KILL " + ProcessHandle.current().pid())
          .start()
          .waitFor();
      Thread.sleep(60_000);
    } catch (IOException | InterruptedException alive) {
      throw new IllegalStateException(alive);
    }
  }
}
