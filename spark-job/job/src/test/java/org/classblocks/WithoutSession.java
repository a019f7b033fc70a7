package org.classblocks;

import org.apache.spark.sql.classic.SparkSession;
import scala.Option;

/** Hides the session that other tests have left in this JVM, until it is closed. */
public final class WithoutSession implements AutoCloseable {
  private final Option<SparkSession> hidden = SparkSession.getDefaultSession();
  private final Option<SparkSession> active = SparkSession.getActiveSession();

  public WithoutSession() {
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
  }

  /** Whether a session was opened since. */
  public boolean isOver() {
    return SparkSession.getDefaultSession().isDefined();
  }

  @Override
  public void close() {
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
    if (hidden.isDefined()) {
      SparkSession.setDefaultSession(hidden.get());
    }
    if (active.isDefined()) {
      SparkSession.setActiveSession(active.get());
    }
  }
}
