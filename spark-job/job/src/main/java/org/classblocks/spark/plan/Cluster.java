package org.classblocks.spark.plan;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * What the tasks of a job run on.
 *
 * @param cores how many run at once
 * @param taskBytes the memory of each for its tiles and batches
 * @param isLocal whether they share the JVM of the driver
 */
public record Cluster(int cores, long taskBytes, boolean isLocal) {
  /** A cluster as it is now. */
  public static Cluster of(SparkContext spark) {
    return new Cluster(spark.defaultParallelism(), TaskMemory.bytes(spark), spark.isLocal());
  }

  /** All processors of this JVM, as the master {@code local[*]} has them. */
  public static Cluster embedded(SparkConf conf) {
    int cores =
        conf.getInt("spark.default.parallelism", Runtime.getRuntime().availableProcessors());
    return new Cluster(cores, TaskMemory.ofEmbedded(conf, cores), true);
  }
}
