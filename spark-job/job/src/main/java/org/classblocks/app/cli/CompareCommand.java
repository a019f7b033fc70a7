package org.classblocks.app.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.app.compare.ComparedGroups;
import org.classblocks.app.compare.RunChoice;
import org.classblocks.app.compare.RunComparer;
import org.classblocks.app.session.HadoopSettings;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.OutputConfig;
import org.classblocks.store.CompleteRun;
import org.classblocks.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two runs, or two groups of one run. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two finished runs. Says which blocks are the same, grew, shrank, split, merged,"
          + " are new or gone; which classes moved; which similarities changed by more than"
          + " sampling explains; and how far the matrices drifted.",
      "Name two runs by directory or output path, the earlier one first. An output path means"
          + " its run of the newest date. One output path alone compares its run of the newest"
          + " date with the run before. With --groups, two groups of samples of one run are"
          + " compared, each with its own order and blocks.",
      "Example: compare runs --alert",
      "Example: compare runs --groups phone tablet"
    },
    exitCodeListHeading = ConfiguredCommand.EXIT_CODES,
    exitCodeList =
        "4:an expectation is broken, or with --alert a threshold of the configuration is crossed",
    sortOptions = false)
final class CompareCommand extends ConfiguredCommand {
  private static final int TWO = 2;

  @Parameters(
      arity = "0..2",
      paramLabel = "RUN",
      description =
          "The earlier and the later run, each a run directory or an output path; or one output"
              + " path (default: the key output.path).")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description =
          "With one output path: the date of the earlier run, or 'yesterday' (default: the date"
              + " before). Days are those of UTC.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description =
          "With one output path: the date of the later run, or 'yesterday' (default: the"
              + " newest). Days are those of UTC. The command fails if this date has no run.")
  private String to;

  @Option(
      names = "--groups",
      arity = "2",
      paramLabel = "GROUP",
      description = "With one run: the two groups of its samples (see input.group) to compare.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description =
          "The folder that gets the comparison (default: the output path of the later run).")
  private String output;

  @Option(
      names = "--alert",
      description = "End with exit code 4 if a threshold (compare.alert-...) is crossed.")
  private boolean isAlerting;

  CompareCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) throws IOException {
    requireTwoGroups();
    ConfigSource source = source();
    source.addIfPresent("output.path", output);
    JobConfig config = JobConfig.from(source);
    Configuration hadoop = HadoopSettings.read();
    RunComparer comparing = new RunComparer(hadoop, config, progress);
    RunComparer.ComparisonSummary outcome =
        groups.isEmpty()
            ? ofRuns(choose(hadoop, config), comparing)
            : ofGroups(RunStore.find(hadoop, onlyPath(config)), comparing, progress);
    outcome.lines().forEach(console().out()::println);
    console()
        .out()
        .println(
            outcome.page() == null
                ? "Done: comparison in " + outcome.directory()
                : "Done: report " + outcome.page() + ", comparison in " + outcome.directory());
    alertIf(outcome.isAlert());
  }

  private RunComparer.ComparisonSummary ofRuns(RunChoice runs, RunComparer comparing) {
    return comparing.run(runs.before(), runs.after(), isAlerting);
  }

  private RunComparer.ComparisonSummary ofGroups(
      CompleteRun run, RunComparer comparing, Progress progress) {
    ComparedGroups sides = new ComparedGroups(run, progress);
    return comparing.run(sides.of(groups.get(0)), sides.of(groups.get(1)), isAlerting);
  }

  private RunChoice choose(Configuration hadoop, JobConfig config) throws IOException {
    if (paths.size() < TWO) {
      return RunChoice.of(hadoop, onlyPath(config), date("--from", from), date("--to", to));
    }
    if (from != null || to != null) {
      throw UserErrorException.usage(
          "--from and --to choose runs of one output path, found two paths. Leave them out, or name"
              + " one path.");
    }
    return new RunChoice(RunStore.find(hadoop, paths.get(0)), RunStore.find(hadoop, paths.get(1)));
  }

  private static Optional<LocalDate> date(String option, String text) {
    return Optional.ofNullable(text).map(given -> OutputConfig.date(option, given));
  }

  private String onlyPath(JobConfig config) {
    return paths.isEmpty() ? config.output().requiredPath() : paths.get(0);
  }

  private void requireTwoGroups() {
    if (groups.isEmpty()) {
      return;
    }
    if (paths.size() == TWO || from != null || to != null) {
      throw UserErrorException.usage(
          "--groups compares two groups of one run, found several runs. Name one run, without"
              + " --from and --to.");
    }
    if (groups.size() > TWO) {
      throw UserErrorException.usage(
          "--groups compares two groups, found %d. Give it once.", groups.size());
    }
    if (groups.get(0).equals(groups.get(1))) {
      throw UserErrorException.usage(
          "--groups compares two groups, found '%s' twice. Name another one.", groups.get(0));
    }
  }
}
