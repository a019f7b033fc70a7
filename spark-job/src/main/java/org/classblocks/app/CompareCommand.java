package org.classblocks.app;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.store.CompleteRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What differs between two runs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Says what differs between two finished runs: which blocks are the same, grew, shrank, were"
          + " split or merged, are new or gone, which classes moved, which similarities changed by"
          + " more than sampling gives, and how far the matrices have drifted apart.",
      "Two runs are named by their directories or output paths, the earlier one first; an output"
          + " path stands for its newest run. One output path alone compares its run of the last"
          + " date with the run of the date before.",
      "Example: compare runs --alert"
    },
    exitCodeListHeading = "%nExit codes besides those of all commands:%n",
    exitCodeList = "4:with --alert, if a threshold of the configuration was crossed",
    sortOptions = false)
final class CompareCommand extends ConfiguredCommand {
  private static final int DRIFT = 4;
  private static final int TWO = 2;

  @Parameters(
      arity = "0..2",
      paramLabel = "RUN",
      description =
          "Run directories or output paths: the earlier run and the later one; or one output"
              + " path (default: the key output.path).")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "With one output path: the date of the earlier run (default: the one before).")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description = "With one output path: the date of the later run (default: the last one).")
  private LocalDate to;

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description =
          "The folder below which the comparison goes (default: where the later run lies).")
  private String output;

  @Option(
      names = "--alert",
      description = "End with exit code 4 if a threshold (compare.alert-...) is crossed.")
  private boolean isAlerting;

  private boolean isDrift;

  CompareCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) throws IOException {
    ConfigSource source = source();
    source.addIfPresent("output.path", output);
    JobConfig config = JobConfig.from(source);
    Configuration hadoop = HadoopSettings.read();
    Comparing comparing = new Comparing(hadoop, config, progress);
    RunChoice runs = choose(hadoop, config);
    Comparing.Outcome outcome =
        comparing.run(comparing.read(runs.before()), comparing.read(runs.after()), isAlerting);
    new ComparisonText(outcome).lines().forEach(console().out()::println);
    isDrift = outcome.alert().isPresent() && outcome.alert().get().alert();
  }

  private RunChoice choose(Configuration hadoop, JobConfig config) throws IOException {
    if (paths.size() < TWO) {
      String path = paths.isEmpty() ? config.output().requiredPath() : paths.get(0);
      return RunChoice.of(hadoop, path, Optional.ofNullable(from), Optional.ofNullable(to));
    }
    if (from != null || to != null) {
      throw UserErrorException.usage(
          "--from and --to choose runs of one output path, found two paths. Leave them out, or name"
              + " one path.");
    }
    return new RunChoice(
        CompleteRun.at(hadoop, paths.get(0)), CompleteRun.at(hadoop, paths.get(1)));
  }

  @Override
  int exitCode() {
    return isDrift ? DRIFT : super.exitCode();
  }
}
