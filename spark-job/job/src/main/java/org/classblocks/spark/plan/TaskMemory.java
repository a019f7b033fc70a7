package org.classblocks.spark.plan;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** The memory of one task for its tiles and batches. */
final class TaskMemory {
  /** Spark, the shuffle and the rest of the job get the other half. */
  private static final double SHARE_OF_HEAP = 0.5;

  private TaskMemory() {}

  /** Half of an executor's heap, shared by the tasks that it runs at once. */
  static long bytes(SparkContext spark) {
    if (spark.isLocal()) {
      return ofEmbedded(spark.conf(), spark.defaultParallelism());
    }
    int executors = Math.max(1, spark.getExecutorMemoryStatus().size() - 1);
    return ofExecutor(spark.conf(), spark.defaultParallelism(), executors);
  }

  /** The share of one task in this JVM. */
  static long ofEmbedded(SparkConf conf, int cores) {
    return share(Runtime.getRuntime().maxMemory(), cores, conf);
  }

  /**
   * The share of one task on a cluster.
   *
   * @param cores the cores of all executors, which are shared evenly where the configuration does
   *     not say how many one has: a standalone cluster then gives it all that its worker has
   * @param executors the number of executors, at least 1
   */
  static long ofExecutor(SparkConf conf, int cores, int executors) {
    long heap = conf.getSizeAsBytes("spark.executor.memory", "1g");
    return share(
        heap, conf.getInt("spark.executor.cores", (cores + executors - 1) / executors), conf);
  }

  private static long share(long heap, int cores, SparkConf conf) {
    int tasks = Math.max(1, cores / conf.getInt("spark.task.cpus", 1));
    return (long) (SHARE_OF_HEAP * heap / tasks);
  }
}
