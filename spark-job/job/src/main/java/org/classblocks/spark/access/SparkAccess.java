package org.classblocks.spark.access;

import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.classblocks.spark.plan.Cluster;

/** Spark, which may not have started. */
public interface SparkAccess {
  /** The Spark of a session, whose settings may be changed. */
  static SparkAccess of(SparkSession session) {
    return new OpenSession(session);
  }

  /**
   * The embedded Spark that would start with some settings. Nothing starts it.
   *
   * @param conf the settings of Spark, also those of its sessions
   */
  static SparkAccess foreseen(SparkConf conf, Configuration hadoop) {
    return ForeseenSpark.of(conf, hadoop);
  }

  /** Whether there is a session. */
  boolean isOpen();

  /**
   * The session.
   *
   * @throws SparkNeededException if there is none
   */
  SparkSession session();

  Configuration hadoop();

  /** The settings of the session. */
  SQLConf settings();

  /** Changes a setting of the session. */
  void set(String key, Object value);

  /** What tasks would run on now. */
  Cluster cluster();

  /** The result of some work, whose jobs have a name. */
  <T> T named(String jobs, Supplier<T> work);
}
