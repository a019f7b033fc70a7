package org.classblocks.spark.aggregate;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Watches the tasks of the job that runs, for progress: all its stages from the beginning, so that
 * their share never falls. What it counts is for people, and no result rests on it.
 *
 * <p>Spark calls a listener on one thread.
 */
public final class TaskWatch extends SparkListener {
  private final Listener listener;
  private int finished;
  private int planned;

  /** Hears of every finished task. */
  public interface Listener {
    /**
     * Called on a thread of Spark's.
     *
     * @param finished the tasks of the job that are done, at most all of them
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

  /** A failed task counts when it is done again; a speculative copy may count beside it. */
  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.taskInfo().successful() && finished < planned) {
      finished++;
      listener.tasks(finished, planned);
    }
  }
}
