package org.classblocks.app.cli;

import java.util.Optional;
import org.classblocks.ClassBlocks;
import org.classblocks.app.run.RunSummary;
import org.classblocks.app.run.UnchangedRun;
import org.classblocks.app.session.HadoopSettings;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunningSpark;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyzes logs: ordered matrix, blocks and report. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = "Reads prediction logs and writes the ordered matrix, its blocks and a report.",
    exitCodeListHeading = ConfiguredCommand.EXIT_CODES,
    exitCodeList = "4:an expectation is broken",
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
    JobConfig config = JobConfig.from(options());
    config.requireRunnable();
    return config;
  }

  private ConfigSource options() {
    ConfigSource source = source();
    input.addTo(source);
    output.addTo(source);
    return source.addIfPresent("output.force", force ? true : null);
  }

  @Override
  void run(Progress progress) {
    JobConfig config = config();
    RunSummary summary =
        unchanged(config, progress)
            .orElseGet(
                () -> {
                  LightJvm.requireFor(config.input().location());
                  return analyzed(progress);
                });
    summary.lines().forEach(console().out()::println);
    alertIf(summary.brokenExpectations() > 0);
  }

  /** A run that is there already, unless somebody would miss the Spark that need not start. */
  private static Optional<RunSummary> unchanged(JobConfig config, Progress progress) {
    return RunningSpark.wouldBeUnseen()
        ? UnchangedRun.find(config, HadoopSettings.read(), progress)
        : Optional.empty();
  }

  private RunSummary analyzed(Progress progress) {
    try (RunningSpark spark = RunningSpark.open("analyze")) {
      return ClassBlocks.on(spark.session()).options(options()).reportTo(progress).run();
    }
  }
}
