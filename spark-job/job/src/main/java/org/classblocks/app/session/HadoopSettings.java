package org.classblocks.app.session;

import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/** How Hadoop's file systems are reached without a Spark session. */
public final class HadoopSettings {
  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /** Hadoop's own settings, and over them those that Spark was given for Hadoop. */
  public static Configuration read() {
    Configuration settings = new Configuration();
    Arrays.stream(new SparkConf().getAll())
        .filter(setting -> setting._1().startsWith(PREFIX))
        .forEach(setting -> settings.set(setting._1().substring(PREFIX.length()), setting._2()));
    return settings;
  }
}
