package org.classblocks.app;

import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.Mixin;

/** A command that runs on Spark: reads its configuration first, and opens a session only then. */
abstract class SparkCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  SparkCommand(Console console) {
    this.console = console;
  }

  final boolean isVerbose() {
    return common.verbose();
  }

  final Console console() {
    return console;
  }

  /** The configuration of the common options. */
  final ConfigSource source() {
    return common.source();
  }

  @Override
  public final Integer call() throws Exception {
    if (isVerbose()) {
      Configurator.setRootLevel(Level.INFO);
      Configurator.setLevel("org.classblocks", Level.INFO);
    }
    Progress progress = console.progress();
    try {
      run(progress);
      return 0;
    } finally {
      progress.interrupt();
    }
  }

  /** Does the work; what goes wrong is thrown. */
  abstract void run(Progress progress) throws Exception;
}
