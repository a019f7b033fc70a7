package org.classblocks.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** How much memory one task may use for its tiles and batches. */
final class TaskMemory {
  /** Spark itself, the shuffle and the rest of the job have the other half. */
  private static final double SHARE_OF_HEAP = 0.5;

  private TaskMemory() {}

  /** Half of an executor's heap, shared by the tasks that it runs at once. */
  static long bytes(SparkContext spark) {
    SparkConf conf = spark.conf();
    boolean isLocal = spark.isLocal();
    long heap =
        isLocal
            ? Runtime.getRuntime().maxMemory()
            : conf.getSizeAsBytes("spark.executor.memory", "1g");
    int cores = isLocal ? spark.defaultParallelism() : conf.getInt("spark.executor.cores", 1);
    int tasks = Math.max(1, cores / conf.getInt("spark.task.cpus", 1));
    return (long) (SHARE_OF_HEAP * heap / tasks);
  }
}
