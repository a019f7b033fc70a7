package org.classblocks.spark.aggregate;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Counts the tasks of the running job for progress lines. All of its stages count from the
 * beginning, so the share never falls.
 *
 * <p>Spark calls a listener on one thread.
 */
public final class TaskWatch extends SparkListener {
  private final Listener listener;
  private int finished;
  private int planned;

  /** Receives the progress. */
  public interface Listener {
    /**
     * Called on a thread of Spark.
     *
     * @param finished the finished tasks, at most all of them
     * @param planned all tasks of the job, at least 1
     */
    void tasks(int finished, int planned);
  }

  public TaskWatch(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    finished = 0;
    planned = 0;
    for (StageInfo stage : CollectionConverters.asJava(job.stageInfos())) {
      planned += stage.numTasks();
    }
  }

  /** Failed tasks do not count; speculative copies may count twice. */
  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.taskInfo().successful() && finished < planned) {
      finished++;
      listener.tasks(finished, planned);
    }
  }
}
