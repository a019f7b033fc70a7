package org.classblocks.linalg;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides once per JVM which BLAS is used. */
public final class FastestBlas {
  private static final Logger LOG = LoggerFactory.getLogger(FastestBlas.class);

  /** The bundled OpenBLAS where it loads; otherwise Java code, and one line in the log says why. */
  public static final Blas INSTANCE = choose();

  private FastestBlas() {}

  private static Blas choose() {
    try {
      return new OpenBlas();
    } catch (LinkageError missing) {
      LOG.warn(
          "The bundled OpenBLAS does not load on {} {} ({}): products run in Java, about ten times"
              + " slower. A 64-bit Linux with glibc or macOS on arm64, and a temporary folder that"
              + " allows execution, would mend it.",
          System.getProperty("os.name"),
          System.getProperty("os.arch"),
          missing.toString());
      return new JavaBlas();
    }
  }
}
