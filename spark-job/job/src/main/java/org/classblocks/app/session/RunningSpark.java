package org.classblocks.app.session;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkIllegalArgumentException;
import org.apache.spark.sql.classic.SparkSession;
import org.classblocks.UserErrorException;
import org.classblocks.spark.access.SparkAccess;
import scala.Option;

/**
 * The Spark of a command: the one that is running, such as that of spark-submit, or an embedded one
 * that is started and stopped.
 *
 * @param session its session
 * @param isOwn whether it was started here
 */
public record RunningSpark(SparkSession session, boolean isOwn) implements AutoCloseable {
  /** Finds or starts Spark. */
  public static RunningSpark open(String command) {
    Option<SparkSession> there = SparkSession.getDefaultSession();
    return there.isEmpty()
        ? new RunningSpark(start(command), true)
        : new RunningSpark(there.get(), false);
  }

  /** Whether {@link #open} would start an embedded Spark, whose metrics nobody collects. */
  public static boolean wouldBeUnseen() {
    SparkConf conf = new SparkConf();
    return SparkSession.getDefaultSession().isEmpty()
        && !conf.contains("spark.master")
        && conf.getAllWithPrefix("spark.metrics.").length == 0
        && RunningSpark.class.getResource("/metrics.properties") == null;
  }

  /** The embedded Spark that {@link #open} would start. */
  public static SparkAccess foreseen() {
    return SparkAccess.foreseen(new SparkConf(), HadoopSettings.read());
  }

  private static SparkSession start(String command) {
    SparkConf conf = new SparkConf();
    boolean isEmbedded = !conf.contains("spark.master");
    if (isEmbedded) {
      ScratchSpace.require(conf);
      conf.setMaster("local[*]");
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      // Results of tasks are in this JVM already: they need not go through its network.
      conf.setIfMissing("spark.task.maxDirectResultSize", "100m");
      conf.setIfMissing("spark.metrics.executorMetricsSource.enabled", "false");
      conf.setIfMissing("spark.sql.defaultUrlStreamHandlerFactory.enabled", "false");
    }
    addTo(conf, command);
    return isEmbedded ? WithoutMlFunctions.during(() -> session(conf)) : session(conf);
  }

  private static void addTo(SparkConf conf, String command) {
    DeltaSettings.addTo(conf);
    conf.setIfMissing("spark.app.name", "ClassBlocks " + command);
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    // The plan asks how many cores there are: they should all be there by then.
    conf.setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "1.0");
  }

  /** A session by Spark's own class, which the other one would look for by Scala's reflection. */
  private static SparkSession session(SparkConf conf) {
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

  /** Stops an embedded Spark. */
  @Override
  public void close() {
    if (isOwn) {
      session.stop();
    }
  }
}
