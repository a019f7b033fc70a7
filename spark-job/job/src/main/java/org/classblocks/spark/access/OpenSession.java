package org.classblocks.spark.access;

import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.classblocks.spark.files.JobName;
import org.classblocks.spark.plan.Cluster;

/** Spark that is running. */
record OpenSession(SparkSession session) implements SparkAccess {
  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public Configuration hadoop() {
    return session.sparkContext().hadoopConfiguration();
  }

  @Override
  public SQLConf settings() {
    return ((org.apache.spark.sql.classic.SparkSession) session).sessionState().conf();
  }

  @Override
  public void set(String key, Object value) {
    session.conf().set(key, String.valueOf(value));
  }

  @Override
  public Cluster cluster() {
    return Cluster.of(session.sparkContext());
  }

  @Override
  public <T> T named(String jobs, Supplier<T> work) {
    JobName name = JobName.set(session.sparkContext(), jobs);
    try {
      return work.get();
    } finally {
      name.takeBack();
    }
  }
}
