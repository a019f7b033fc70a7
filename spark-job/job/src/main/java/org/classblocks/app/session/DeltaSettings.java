package org.classblocks.app.session;

import org.apache.spark.SparkConf;

/** What Delta Lake asks of a session before it reads a table. */
final class DeltaSettings {
  private static final String EXTENSION = "io.delta.sql.DeltaSparkSessionExtension";

  private DeltaSettings() {}

  /** Adds the settings that are missing, if Delta is on the class path. */
  static void addTo(SparkConf conf) {
    if (isThere()) {
      conf.setIfMissing("spark.sql.extensions", EXTENSION);
      conf.setIfMissing(
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    }
  }

  private static boolean isThere() {
    try {
      Class.forName(EXTENSION, false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }
}
