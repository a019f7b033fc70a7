package org.classblocks.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;

/** How Hadoop's file systems are reached without a Spark session. */
final class HadoopSettings {
  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /** Hadoop's own settings, and over them those that Spark was given for Hadoop. */
  static Configuration read() {
    Configuration settings = new Configuration();
    Arrays.stream(new SparkConf().getAll())
        .filter(setting -> setting._1().startsWith(PREFIX))
        .forEach(setting -> settings.set(setting._1().substring(PREFIX.length()), setting._2()));
    return settings;
  }

  /**
   * Opens a file on any file system.
   *
   * @throws IOException also if there is no such file system: Hadoop throws whatever comes where a
   *     class is missing
   */
  static InputStream open(String path, Configuration settings) throws IOException {
    try {
      Path file = new Path(path);
      return file.getFileSystem(settings).open(file);
    } catch (RuntimeException unreachable) {
      throw new IOException(unreachable.getMessage(), unreachable);
    }
  }
}
