package org.classblocks.spark.access;

import java.io.Serial;

/** Something cannot be told without a session of Spark. The caller starts one and asks again. */
public final class SparkNeededException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public SparkNeededException() {
    super("a session of Spark is needed", null, false, false);
  }
}
