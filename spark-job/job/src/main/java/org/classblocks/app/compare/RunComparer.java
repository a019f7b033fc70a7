package org.classblocks.app.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.render.DerivedPublisher;
import org.classblocks.app.render.KnownHistory;
import org.classblocks.app.render.ThumbnailFolder;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.app.source.JobInputs;
import org.classblocks.attributes.AttributeLoadings;
import org.classblocks.compare.ClassMatching;
import org.classblocks.compare.RunComparison;
import org.classblocks.conf.JobConfig;
import org.classblocks.expectations.ExpectationReport;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.store.CompleteRun;
import org.classblocks.store.ConcurrentFiles;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.Store;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.comparison.ComparisonWriter;
import org.classblocks.write.comparison.DriftAlert;
import org.classblocks.write.format.Json;

/** Compares two complete runs, and writes the comparison. */
public record RunComparer(Configuration hadoop, JobConfig config, Progress progress) {
  private static final int LEAST_CLASSES = 2;

  /**
   * The outcome.
   *
   * @param lines the differences, in sentences
   * @param isAlert whether a checked threshold was crossed, or an expectation is broken
   * @param directory the directory of the comparison
   * @param page the page, or null if none was asked for
   * @param figures what the lines are made of
   */
  public record ComparisonSummary(
      List<String> lines,
      boolean isAlert,
      String directory,
      String page,
      ComparisonFigures figures) {}

  /**
   * Compares two runs and writes the differences. If their windows overlap, the dates that only the
   * later one has are compared with the earlier window.
   *
   * @param isAlerting whether to check the thresholds of the configuration
   */
  public ComparisonSummary run(CompleteRun before, CompleteRun after, boolean isAlerting) {
    ComparedRuns.Sides sides =
        new ComparedRuns(hadoop, progress).of(before, after, config.report().html());
    return run(sides.before(), sides.after(), isAlerting);
  }

  /**
   * Compares two sides and writes the differences.
   *
   * @param isAlerting whether to check the thresholds of the configuration
   */
  public ComparisonSummary run(ComparedSide before, ComparedSide after, boolean isAlerting) {
    Store output = output(after);
    DerivedPublisher comparisons = new DerivedPublisher(output, DerivedStore.Kind.COMPARISON);
    requireCommonClasses(before, after);
    Optional<ExpectationReport> checked = checked(after);
    progress.begin(Stage.COMPARING);
    RunComparison found = RunComparison.of(before.found(), after.found(), config.compare().pairs());
    progress.end(Text.of("%s in both", Counts.classes(found.comparable())));
    ComparisonFigures figures = figures(before, after, found);
    Optional<DriftAlert> alert =
        isAlerting
            ? Optional.of(new AlertThresholds(config.compare()).of(figures, found))
            : Optional.empty();
    ComparisonText text =
        new ComparisonText(
            figures,
            before.found(),
            after.found(),
            Stream.of(before, after).flatMap(side -> side.own().stream()).toList(),
            found);
    text.notes().forEach(progress::note);
    List<String> broken = checked.map(ExpectationReport::lines).orElse(List.of());
    List<String> alerts = alert.map(ComparisonText::alerts).orElse(List.of());
    Optional<ComparisonPage> page =
        config.report().html()
            ? Optional.of(
                new ComparisonPage(
                    before,
                    after,
                    found,
                    config.report(),
                    new ThumbnailFolder(hadoop, progress),
                    KnownHistory.around(
                        after.run(),
                        new KnownHistory.Place(output, ComparisonPage.ROOT),
                        hadoop,
                        progress)))
            : Optional.empty();
    NewDirectory directory =
        comparisons.write(
            List.of(before.run().name(), after.run().name()),
            DerivedPublisher.section(config, "compare"),
            progress::notes,
            target -> {
              progress.begin(Stage.WRITING);
              try (ConcurrentFiles files = new ConcurrentFiles(target)) {
                List<String> changes =
                    joined(List.of(alerts, broken, text.sentencesOfPage(), text.notes()));
                page.ifPresent(shown -> shown.parts(changes, target).forEach(files::add));
                new ComparisonWriter(before.found(), after.found(), found)
                    .add(figures, alert, files);
                checked.ifPresent(
                    report -> files.add(ExpectationReport.FILE, out -> Json.write(report, out)));
                files.finish();
              }
              progress.end(Counts.of(target.inventory().size(), "file", "files"));
            });
    return new ComparisonSummary(
        joined(List.of(text.sentences(), alerts, broken)),
        alert.map(DriftAlert::alert).orElse(false) || !broken.isEmpty(),
        directory.location(),
        page.isPresent() ? directory.locationOf(ComparisonPage.FILE) : null,
        figures);
  }

  /** Checks the expectations, which are of the whole later run. */
  private Optional<ExpectationReport> checked(ComparedSide after) {
    if (config.expectations().isEmpty()) {
      return Optional.empty();
    }
    RunResult found = after.own().isPresent() ? after.run().pooledResult() : after.found();
    return JobInputs.expectations(
            config,
            found.classes(),
            found.log().labels().isPresent(),
            found.attributes().stream()
                .flatMap(explained -> explained.attributes().stream())
                .map(AttributeLoadings::name)
                .toList(),
            hadoop)
        .map(file -> file.check(found));
  }

  private static List<String> joined(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  /** The folder that the comparison goes to: the named output, or that of the later run. */
  private Store output(ComparedSide after) {
    String output =
        config
            .output()
            .path()
            .or(after.run()::outputLocation)
            .orElseGet(config.output()::requiredPath);
    Store store = Store.at(hadoop, output);
    store.probe();
    return store;
  }

  private static void requireCommonClasses(ComparedSide before, ComparedSide after) {
    ClassMatching classes =
        ClassMatching.of(
            before.found().similarity().classes(), after.found().similarity().classes());
    if (classes.size() < LEAST_CLASSES) {
      throw UserErrorException.input(
          "Expected runs of the same classes, found only %d of %d and %d that match by %s."
              + " Compare runs of one classifier, or give their class lists the same %ss.",
          classes.size(),
          before.found().similarity().size(),
          after.found().similarity().size(),
          classes.isByKey() ? "key" : "name",
          classes.isByKey() ? "key" : "name");
    }
  }

  private static ComparisonFigures figures(
      ComparedSide before, ComparedSide after, RunComparison found) {
    Provenance was = before.provenance();
    Provenance is = after.provenance();
    boolean isOneRun = before.run().name().equals(after.run().name());
    return ComparisonFigures.of(
        before.side(),
        after.side(),
        found,
        after.found().similarity().classes(),
        RunDifferences.settings(was, is),
        isOneRun || before.own().isPresent() || after.own().isPresent()
            ? 0
            : RunDifferences.sharedInputs(was, is));
  }
}
