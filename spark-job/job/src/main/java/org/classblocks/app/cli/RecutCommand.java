package org.classblocks.app.cli;

import java.io.IOException;
import org.classblocks.app.run.Recut;
import org.classblocks.app.run.RunSummary;
import org.classblocks.app.session.HadoopSettings;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives a finished run a new order or new blocks. */
@Command(
    name = "recut",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new run from a finished one, with a new order, linkage or blocks, without reading"
          + " the logs. The new run names the finished one as its parent.",
      "The configuration is that of the parent, with the given keys changed. These may be the"
          + " keys of order, blocks, output and report, classes.taxonomy, expectations, and"
          + " similarity.clip-negative from false to true. order.preset resets all keys of"
          + " order.",
      "Groups of samples are left out, and so is the support of blocks if the settings of blocks"
          + " change.",
      "Example: recut runs --set order.linkage=complete"
    },
    exitCodeListHeading = ConfiguredCommand.EXIT_CODES,
    exitCodeList = "4:an expectation is broken",
    sortOptions = false)
final class RecutCommand extends ConfiguredCommand {
  @ArgGroup(multiplicity = "1")
  private RunArgument parent = new RunArgument();

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "The folder that holds all runs (default: that of the run).")
  private String output;

  @Option(
      names = "--run-date",
      paramLabel = "YYYY-MM-DD",
      description = "The date of the new run (default: that of the parent).")
  private String runDate;

  RecutCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) throws IOException {
    ConfigSource given = source();
    given.addIfPresent("output.path", output).addIfPresent("output.run-date", runDate);
    RunSummary summary = new Recut(HadoopSettings.read(), progress).run(parent.path(), given);
    summary.lines().forEach(console().out()::println);
    alertIf(summary.brokenExpectations() > 0);
  }
}
