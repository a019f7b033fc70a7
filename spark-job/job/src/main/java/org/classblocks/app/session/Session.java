package org.classblocks.app.session;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkIllegalArgumentException;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Spark session of one command: that of spark-submit, or an embedded one. If there is a session
 * already, this is a separate one with the same settings, so that changes stay in it.
 *
 * <p>Its time zone is UTC, so filters choose the same rows on every machine.
 */
public final class Session implements AutoCloseable {
  private static final String TIME_ZONE = "spark.sql.session.timeZone";

  private final SparkSession spark;
  private final SparkListener tasks;
  private final boolean owned;
  private final List<Runnable> beforeReturn = new ArrayList<>();

  private Session(SparkSession spark, SparkListener tasks, boolean owned) {
    this.spark = spark;
    this.tasks = tasks;
    this.owned = owned;
  }

  /**
   * Opens the session.
   *
   * @param tasks listens to its tasks until the session is closed
   */
  public static Session open(String command, SparkListener tasks) {
    Option<SparkSession> there = SparkSession.getDefaultSession();
    SparkSession spark = there.isEmpty() ? start(configuration(command)) : beside(there.get());
    spark.conf().set(TIME_ZONE, "UTC");
    spark.sparkContext().addSparkListener(tasks);
    return new Session(spark, tasks, there.isEmpty());
  }

  /** A separate session on the same cluster, with the same settings. */
  private static SparkSession beside(SparkSession there) {
    SparkSession spark = there.newSession();
    CollectionConverters.asJava(there.conf().getAll())
        .forEach(
            (key, value) -> {
              if (spark.conf().isModifiable(key)) {
                spark.conf().set(key, value);
              }
            });
    return spark;
  }

  private static SparkConf configuration(String command) {
    SparkConf conf = new SparkConf();
    if (!conf.contains("spark.master")) {
      ScratchSpace.require(conf);
      conf.setMaster("local[*]");
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
    }
    conf.setIfMissing("spark.app.name", "ClassBlocks " + command);
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    // The plan asks how many cores there are: they should all be there by then.
    conf.setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    return conf;
  }

  private static SparkSession start(SparkConf conf) {
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (SparkIllegalArgumentException refused) {
      if (!"INVALID_DRIVER_MEMORY".equals(refused.getCondition())) {
        throw refused;
      }
      throw UserErrorException.usage(
              "Spark needs a heap of 450 MB or more, but has %d MB. Give it more, for example with"
                  + " CLASSBLOCKS_JAVA_OPTIONS=-Xmx2g.",
              Runtime.getRuntime().maxMemory() >> 20)
          .causedBy(refused);
    }
  }

  public SparkSession spark() {
    return spark;
  }

  /** Registers an action for when a shared Spark is given back. */
  void beforeReturn(Runnable action) {
    beforeReturn.add(action);
  }

  /** Stops an embedded Spark, which reports metrics to its sinks before it ends. */
  @Override
  public void close() {
    spark.sparkContext().removeSparkListener(tasks);
    if (owned) {
      spark.stop();
    } else {
      beforeReturn.forEach(Runnable::run);
    }
  }
}
