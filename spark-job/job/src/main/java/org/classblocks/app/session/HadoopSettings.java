package org.classblocks.app.session;

import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/** The settings of Hadoop without a Spark session. */
public final class HadoopSettings {
  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /** The settings of Hadoop, overridden by those in the settings of Spark. */
  public static Configuration read() {
    Configuration settings = new Configuration();
    Arrays.stream(new SparkConf().getAll())
        .filter(setting -> setting._1().startsWith(PREFIX))
        .forEach(setting -> settings.set(setting._1().substring(PREFIX.length()), setting._2()));
    return settings;
  }
}
