package org.classblocks.bench.session;

import org.apache.spark.sql.SparkSession;

/** Makes embedded sessions without a page, on all cores. */
public final class BenchSession {
  private BenchSession() {}

  public static SparkSession start() {
    return builder().getOrCreate();
  }

  /** The same with room for more settings. */
  public static SparkSession.Builder builder() {
    return SparkSession.builder()
        .master("local[*]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.maxResultSize", "0");
  }
}
