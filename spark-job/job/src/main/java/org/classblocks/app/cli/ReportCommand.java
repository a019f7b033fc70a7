package org.classblocks.app.cli;

import java.util.List;
import org.classblocks.app.render.ReportRenderer;
import org.classblocks.app.session.HadoopSettings;
import org.classblocks.app.session.Progress;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The report of a finished run, once more. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Renders the report of a finished run again, from its files alone. A run is never written to"
          + " twice: the page and the pictures go to a new folder, reports/report_id=ID, beside the"
          + " runs.",
      "The configuration is the run's; keys of report can be changed.",
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
          "Another finished run of the same classes, to be looked at in the order of this one; may be"
              + " repeated. Classes are matched by key, or by name where one of the runs has no"
              + " keys.")
  private List<String> others = List.of();

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "The folder that holds all runs (default: the one that the run lies in).")
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
