package org.classblocks.app.cli;

import org.classblocks.app.run.Pipeline;
import org.classblocks.app.run.RunSummary;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunMetrics;
import org.classblocks.app.session.Session;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.aggregate.TaskWatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyzes logs: ordered matrix, blocks and report. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = "Reads prediction logs and writes the ordered matrix, its blocks and a report.",
    sortOptions = false)
final class AnalyzeCommand extends ConfiguredCommand {
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--force",
      description =
          "Runs again even if this date has a run with the same input and" + " configuration.")
  private boolean force;

  AnalyzeCommand(Console console) {
    super(console);
  }

  /**
   * The configuration of this command line.
   *
   * @throws org.classblocks.UserErrorException if something is missing or wrong
   */
  JobConfig config() {
    ConfigSource source = source();
    input.addTo(source);
    output.addTo(source);
    source.addIfPresent("output.force", force ? true : null);
    JobConfig config = JobConfig.from(source);
    config.input().location().require();
    config.requireFitting();
    config.output().requiredPath();
    return config;
  }

  @Override
  void run(Progress progress) throws Exception {
    JobConfig config = config();
    try (Session session = Session.open("analyze", new TaskWatch(progress::tasks))) {
      RunSummary summary =
          new Pipeline(session.spark(), RunMetrics.register(session), progress).run(config);
      console().out().println(summary.text());
    }
  }
}
