package org.classblocks.cluster;

import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What goes wrong on executors. As a plugin of Spark's it hears of every task that starts there, so
 * that the job knows nothing of it.
 */
abstract class Disturbance implements SparkPlugin, ExecutorPlugin {
  private static final String AGGREGATION = "ClassBlocks: co-moments";

  @Override
  public final DriverPlugin driverPlugin() {
    return null;
  }

  @Override
  public final ExecutorPlugin executorPlugin() {
    return this;
  }

  @Override
  public final void onTaskStart() {
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() == 0 && task.stageAttemptNumber() == 0) {
      onFirstAttempt(task);
    }
  }

  /** Called on a task's thread, before its work; what is thrown here Spark only logs. */
  abstract void onFirstAttempt(TaskContext task);

  /** Whether a task reads the log or merges what others have read. */
  static boolean isOfAggregation(TaskContext task) {
    String job = task.getLocalProperty("spark.job.description");
    return job != null && job.startsWith(AGGREGATION);
  }

  /** Has something done after the work of a task, before the driver hears of its end. */
  static void afterWork(TaskContext task, TaskCompletionListener done) {
    task.addTaskCompletionListener(done);
  }
}
