package org.classblocks.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.sql.SparkSession;

/**
 * A session beside that of its owner: with the same catalogs, views and functions, but with
 * settings of its own. Nothing of the owner's session changes.
 */
public final class Session implements AutoCloseable {
  /**
   * What results would depend on otherwise: the time zone and the case of names in filters, how
   * values that do not fit are converted, how queries are cut into tasks, and whether packed scores
   * are texts.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.caseSensitive", "false",
          "spark.sql.ansi.enabled", "true",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.parquet.binaryAsString", "false");

  private final SparkSession spark;
  private final SparkListener tasks;
  private final List<Runnable> beforeReturn = new ArrayList<>();

  private Session(SparkSession spark, SparkListener tasks) {
    this.spark = spark;
    this.tasks = tasks;
  }

  /**
   * Opens a session.
   *
   * @param owner the session to borrow from
   * @param tasks listens to the tasks of its Spark until the session is closed
   */
  public static Session beside(SparkSession owner, SparkListener tasks) {
    SparkSession spark = ((org.apache.spark.sql.classic.SparkSession) owner).cloneSession();
    SETTINGS.forEach(spark.conf()::set);
    spark.sparkContext().addSparkListener(tasks);
    return new Session(spark, tasks);
  }

  public SparkSession spark() {
    return spark;
  }

  /** Registers an action for when the session is closed. */
  void beforeReturn(Runnable action) {
    beforeReturn.add(action);
  }

  @Override
  public void close() {
    spark.sparkContext().removeSparkListener(tasks);
    beforeReturn.forEach(Runnable::run);
  }
}
