package org.classblocks.spark.access;

import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.classblocks.spark.plan.Cluster;

/** Spark that has not started, and whose settings are known. */
record ForeseenSpark(SQLConf settings, Cluster cluster, Configuration hadoop)
    implements SparkAccess {
  private static final String SQL = "spark.sql.";

  static ForeseenSpark of(SparkConf conf, Configuration hadoop) {
    SQLConf settings = new SQLConf();
    for (var setting : conf.getAllWithPrefix(SQL)) {
      settings.setConfString(SQL + setting._1(), setting._2());
    }
    return new ForeseenSpark(settings, Cluster.embedded(conf), hadoop);
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public SparkSession session() {
    throw new SparkNeededException();
  }

  @Override
  public void set(String key, Object value) {
    settings.setConfString(key, String.valueOf(value));
  }

  @Override
  public <T> T named(String jobs, Supplier<T> work) {
    return work.get();
  }
}
