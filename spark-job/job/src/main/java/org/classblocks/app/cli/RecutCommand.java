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

/** A new order or new blocks for a finished run. */
@Command(
    name = "recut",
    mixinStandardHelpOptions = true,
    description = {
      "Gives a finished run a new order, linkage or blocks without reading the logs, as a new run"
          + " that names it as its parent.",
      "The configuration is the parent's, but for the keys given. Those of order, blocks, output"
          + " and report can be changed, classes.taxonomy too, and similarity.clip-negative from"
          + " false to true; an order.preset sets the keys of order anew.",
      "Groups of samples are left out, and so is blocks.support where the blocks change.",
      "Example: recut runs --set order.linkage=complete"
    },
    sortOptions = false)
final class RecutCommand extends ConfiguredCommand {
  @ArgGroup(multiplicity = "1")
  private RunArgument parent = new RunArgument();

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "The folder that holds all runs (default: the one that the run lies in).")
  private String output;

  @Option(
      names = "--run-date",
      paramLabel = "YYYY-MM-DD",
      description = "The date the new run is for (default: that of the run).")
  private String runDate;

  RecutCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) throws IOException {
    ConfigSource given = source();
    given.addIfPresent("output.path", output).addIfPresent("output.run-date", runDate);
    RunSummary summary = new Recut(HadoopSettings.read(), progress).run(parent.path(), given);
    console().out().println(summary.text());
  }
}
