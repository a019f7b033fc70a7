package org.classblocks.app.cli;

import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.Mixin;

/** A command that reads its configuration before it does any work. */
abstract class ConfiguredCommand implements Callable<Integer> {
  /** The heading of the exit codes in the help of a command. */
  static final String EXIT_CODES = "%nExit codes besides those of all commands:%n";

  /** The exit code of a drift alert, and of broken expectations. */
  private static final int ALERT = 4;

  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();
  private boolean isAlert;

  ConfiguredCommand(Console console) {
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
      return isAlert ? ALERT : 0;
    } finally {
      progress.interrupt();
    }
  }

  /** Does the work. */
  abstract void run(Progress progress) throws Exception;

  /** Ends the command with the exit code of an alert if one is due. */
  final void alertIf(boolean isDue) {
    isAlert = isDue;
  }
}
