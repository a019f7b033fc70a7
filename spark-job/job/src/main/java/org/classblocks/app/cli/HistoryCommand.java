package org.classblocks.app.cli;

import java.io.IOException;
import org.classblocks.app.compare.History;
import org.classblocks.app.session.HadoopSettings;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.JobConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The runs of an output path, one of each date. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the runs of an output path, the newest of each date, as a table and a page:"
          + " samples, classes, blocks and the drift since the date before.",
      "The figures of the last history are reused, so one more date costs one comparison.",
      "Example: history runs"
    },
    sortOptions = false)
final class HistoryCommand extends ConfiguredCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "OUTPUT",
      description = "The folder that holds the runs (default: the key output.path).")
  private String output;

  HistoryCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) throws IOException {
    JobConfig config = JobConfig.from(source().addIfPresent("output.path", output));
    History.HistorySummary outcome =
        new History(
                HadoopSettings.read(), config.output().requiredPath(), config.compare(), progress)
            .run();
    console().out().println(History.text(outcome.rows()));
    console()
        .out()
        .println("Done: report " + outcome.page() + ", history in " + outcome.directory());
  }
}
