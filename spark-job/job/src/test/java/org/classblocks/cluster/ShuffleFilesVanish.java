package org.classblocks.cluster;

import java.io.File;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import scala.jdk.javaapi.CollectionConverters;

/** What the first attempt of a reading task has written for the merging ones is deleted. */
public final class ShuffleFilesVanish extends Disturbance {
  @Override
  void onFirstAttempt(TaskContext task) {
    if (isOfAggregation(task)) {
      afterWork(task, done -> delete("_" + done.taskAttemptId() + "_0."));
    }
  }

  /** Files are named shuffle_ID_ATTEMPT_0.data and .index. */
  private static void delete(String attempt) {
    for (File file :
        CollectionConverters.asJava(
            SparkEnv.get().blockManager().diskBlockManager().getAllFiles())) {
      if (file.getName().startsWith("shuffle_") && file.getName().contains(attempt)) {
        file.delete();
      }
    }
  }
}
