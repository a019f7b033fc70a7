package org.classblocks.spark.files;

import org.apache.spark.SparkContext;

/** Names the jobs of a thread for Spark's pages. Every job of ours has such a name. */
public final class JobName {
  private static final String PROPERTY = "spark.job.description";

  private final SparkContext spark;
  private final String before;

  private JobName(SparkContext spark, String before) {
    this.spark = spark;
    this.before = before;
  }

  /** Names the jobs that this thread starts from now on. */
  public static JobName set(SparkContext spark, String name) {
    String before = spark.getLocalProperty(PROPERTY);
    spark.setLocalProperty(PROPERTY, "ClassBlocks: " + name);
    return new JobName(spark, before);
  }

  /** Restores the earlier name, or none. */
  public void takeBack() {
    spark.setLocalProperty(PROPERTY, before);
  }
}
