package org.classblocks.app.session;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkIllegalArgumentException;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
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
        ? new RunningSpark(start(configuration(command)), true)
        : new RunningSpark(there.get(), false);
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
    DeltaSettings.addTo(conf);
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

  /** Stops an embedded Spark. */
  @Override
  public void close() {
    if (isOwn) {
      session.stop();
    }
  }
}
