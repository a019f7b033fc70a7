package org.classblocks.app;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.classblocks.conf.JobConfig;
import org.classblocks.order.OrderQuality;
import org.classblocks.report.ReportPage;
import org.classblocks.store.NewRun;
import org.classblocks.store.Pruning;
import org.classblocks.store.RunStore;
import org.classblocks.store.StoredFile;
import org.classblocks.write.Manifest;
import org.classblocks.write.RunResults;
import org.classblocks.write.RunWriter;

/** The end of a run: its files, its report, and the manifest that makes it exist. */
final class Publication {
  private static final String REPORT = "report/";
  static final String PAGE = REPORT + ReportPage.FILE;

  private final RunStore runs;
  private final NewRun directory;
  private final JobConfig config;
  private final Progress progress;
  private final Clock clock;
  private final Consumer<Manifest> published;

  /**
   * Begins a run.
   *
   * @param published hears of the run once it exists
   */
  Publication(
      RunStore runs,
      LocalDate date,
      JobConfig config,
      Progress progress,
      Clock clock,
      Consumer<Manifest> published) {
    this.runs = runs;
    this.directory = runs.create(date);
    this.config = config;
    this.progress = progress;
    this.clock = clock;
    this.published = published;
  }

  /**
   * Writes everything, the manifest last. If that fails, nothing of it stays.
   *
   * @param drift how far the run is from an earlier one, if it was held against one
   * @throws org.classblocks.UserErrorException if a file cannot be written
   */
  RunSummary publish(Origin origin, RunResults results, Optional<Manifest.Drift> drift) {
    try {
      return write(origin, results, drift);
    } catch (IOException unwritable) {
      directory.discardUnlessPublished();
      throw directory.unwritable(unwritable);
    } catch (RuntimeException failure) {
      directory.discardUnlessPublished();
      throw failure;
    }
  }

  private RunSummary write(Origin origin, RunResults results, Optional<Manifest.Drift> drift)
      throws IOException {
    progress.begin(Stage.WRITING);
    new RunWriter(directory, config.output().npyMaxClasses()).write(results);
    new ReportFolder(path -> directory.create(REPORT + path))
        .write(
            ReportModels.of(directory.run(), config, origin, results, confusion(results)), config);
    long bytes = directory.inventory().stream().mapToLong(StoredFile::bytes).sum();
    progress.end(
        String.format(
            Locale.ROOT,
            "%s, %s",
            Counts.of(directory.inventory().size(), "file", "files"),
            Counts.bytes(bytes)));
    Manifest manifest = manifest(origin, results, drift, bytes);
    directory.publish(manifest.toJson());
    published.accept(manifest);
    prune();
    return RunSummary.ofNew(
        directory.location(), config.report().html() ? directory.locationOf(PAGE) : null);
  }

  /** The new run is there, whatever becomes of old ones. */
  private void prune() {
    int keep = config.output().keepRuns();
    if (keep == 0) {
      return;
    }
    try {
      Pruning pruning = runs.prune(keep, directory.run());
      if (!pruning.deleted().isEmpty()) {
        progress.note(
            String.format(
                Locale.ROOT,
                "deleted %s, as output.keep-runs=%d asks for",
                Counts.of(pruning.deleted().size(), "old run", "old runs"),
                keep));
      }
      if (pruning.isNewOneNext()) {
        progress.note(
            String.format(
                Locale.ROOT,
                "this run is older than the %s that output.keep-runs=%d keeps, and the next run"
                    + " deletes it. Raise the key to keep it.",
                Counts.of(keep, "run", "runs"),
                keep));
      }
    } catch (IOException failure) {
      progress.note("not all old runs could be deleted: " + failure.getMessage());
    }
  }

  private Manifest manifest(
      Origin origin, RunResults results, Optional<Manifest.Drift> drift, long bytes) {
    return new Manifest(
        Manifest.COMPLETE,
        directory.run().date(),
        directory.run().id(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        origin.parent(),
        Versions.all(),
        origin.blas(),
        config.shown(),
        origin.fingerprint(),
        origin.inputs(),
        origin.skippedInputs(),
        origin.window(),
        origin.rows(),
        Manifest.Samples.of(results.marginals().sampleSize()),
        Manifest.Scores.of(
            origin.clippedScores(), results.listed(), results.similarity().classes()),
        Manifest.Classes.of(results.similarity()),
        Manifest.Order.of(word("order.linkage"), word("order.distance"), quality(results)),
        Manifest.Blocks.of(results.blocks()),
        results.labels().map(labels -> Manifest.Labels.of(labels.counts())).orElse(null),
        confusion(results),
        results
            .taxonomy()
            .map(found -> Manifest.Taxonomy.of(found, results.similarity().classes()))
            .orElse(null),
        results.groups().map(Manifest.Groups::of).orElse(null),
        drift.orElse(null),
        stages(origin, bytes),
        directory.inventory());
  }

  private static Manifest.Confusion confusion(RunResults results) {
    return results
        .labels()
        .flatMap(
            labels ->
                results
                    .errors()
                    .map(errors -> Manifest.Confusion.of(labels.confusion().totals(), errors)))
        .orElse(null);
  }

  private List<Manifest.Stage> stages(Origin origin, long bytesWritten) {
    return progress.times().stream()
        .map(
            time ->
                new Manifest.Stage(
                    time.stage().word(),
                    time.seconds(),
                    switch (time.stage()) {
                      case READING -> origin.bytesRead();
                      case ADDING_UP -> origin.bytesAddedUp();
                      case WRITING -> bytesWritten;
                      default -> null;
                    }))
        .toList();
  }

  private static OrderQuality quality(RunResults results) {
    return results.order().quality().orElseThrow();
  }

  private String word(String key) {
    return String.valueOf(config.effective().get(key));
  }
}
