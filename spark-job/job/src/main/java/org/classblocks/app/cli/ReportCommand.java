package org.classblocks.app.cli;

import java.util.List;
import org.classblocks.app.run.ReportRenderer;
import org.classblocks.app.session.HadoopSettings;
import org.classblocks.app.session.Progress;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Renders the report of a finished run again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Renders the report of a finished run again, from its files alone. The page and the"
          + " pictures go to a new folder next to the runs, reports/report_id=ID, because a run"
          + " is never written to twice.",
      "The configuration is that of the run. Only keys of report can be changed.",
      "Example: report runs --set report.thumbnail-url=pictures/{class_id}.jpg"
    },
    sortOptions = false)
final class ReportCommand extends ConfiguredCommand {
  @ArgGroup(multiplicity = "1")
  private RunArgument run = new RunArgument();

  @Option(
      names = "--against",
      paramLabel = "PATH",
      description =
          "Another finished run of the same classes, to show in the order of this one;"
              + " repeatable. Classes are matched by key, or by name if one of the runs has no"
              + " keys.")
  private List<String> others = List.of();

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "The folder that holds all runs (default: that of the run).")
  private String output;

  ReportCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) {
    String page =
        new ReportRenderer(HadoopSettings.read(), progress)
            .run(run.path(), output, others, source());
    console().out().println("Done: " + page);
  }
}
