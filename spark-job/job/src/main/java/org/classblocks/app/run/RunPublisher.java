package org.classblocks.app.run;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.classblocks.Text;
import org.classblocks.app.compare.NightlyChanges;
import org.classblocks.app.render.ReportFolder;
import org.classblocks.app.render.ReportModels;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.app.session.Versions;
import org.classblocks.conf.JobConfig;
import org.classblocks.expectations.ExpectationReport;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.model.RunHistory;
import org.classblocks.report.page.ReportPage;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.store.ConcurrentFiles;
import org.classblocks.store.NewRun;
import org.classblocks.store.Pruning;
import org.classblocks.store.RunStore;
import org.classblocks.store.StoredFile;
import org.classblocks.tracks.GivenTracks;
import org.classblocks.write.format.Json;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.run.RunWriter;

/**
 * Publishes a run: its files, its report and, last, the manifest that makes it exist. Nothing is
 * created before the similarities are known. What is not published in the end is removed.
 */
final class RunPublisher implements AutoCloseable {
  private static final String REPORT = "report/";
  static final String PAGE = REPORT + ReportPage.FILE;

  private final RunStore runs;
  private final JobConfig config;
  private final Progress progress;
  private final Clock clock;
  private final LocalDate date;
  private final Consumer<Manifest> published;

  /** Null until the run is begun. */
  private NewRun directory;

  /** Null until the run is begun. */
  private ConcurrentFiles files;

  /**
   * @param published receives the manifest once the run exists
   */
  RunPublisher(
      RunStore runs,
      LocalDate date,
      JobConfig config,
      Progress progress,
      Clock clock,
      Consumer<Manifest> published) {
    this.runs = runs;
    this.date = date;
    this.config = config;
    this.progress = progress;
    this.clock = clock;
    this.published = published;
  }

  /** Begins the run: writes what needs no order in the background, while the order is found. */
  void begin(MeasuredRun measured) {
    directory = runs.create(date);
    files = new ConcurrentFiles(directory);
    measured.addTo(writer());
  }

  private RunWriter writer() {
    return new RunWriter(files, config.output().npyMaxClasses());
  }

  /**
   * Writes everything else of the run that was begun, the manifest last.
   *
   * @param changes what changed since the run before, if they were compared
   * @param expectations which expectations hold, if there are any
   * @param pictures pictures of classes
   * @param tracks what the user knows of the classes
   * @throws org.classblocks.UserErrorException if a file cannot be written
   */
  RunSummary publish(
      Provenance.Sources sources,
      RunResult result,
      Optional<NightlyChanges> changes,
      Optional<ExpectationReport> expectations,
      ClassPictures pictures,
      GivenTracks tracks) {
    try {
      return write(sources, result, changes, expectations, pictures, tracks);
    } catch (IOException unwritable) {
      throw directory.unwritable(unwritable);
    }
  }

  /** Removes the directory, unless the run was published. */
  @Override
  public void close() {
    if (files != null) {
      files.close();
      directory.discardUnlessPublished();
    }
  }

  private RunSummary write(
      Provenance.Sources sources,
      RunResult result,
      Optional<NightlyChanges> changes,
      Optional<ExpectationReport> expectations,
      ClassPictures pictures,
      GivenTracks tracks)
      throws IOException {
    tracks.notes().forEach(progress::note);
    Provenance provenance =
        new Provenance(
            directory.run().date(),
            directory.run().id(),
            Versions.all(),
            config.shown(),
            sources,
            progress.notes());
    Optional<Manifest.Drift> drift = changes.map(NightlyChanges::drift);
    progress.begin(Stage.WRITING);
    ReportModel report =
        ReportModels.of(
            result,
            provenance,
            config,
            drift,
            pictures,
            changes
                .map(found -> found.beside(provenance, List.of(), RunHistory.none()))
                .orElse(PageCompanions.nothing())
                .with(tracks.tracks(), tracks.notes()));
    new ReportFolder(path -> directory.create(REPORT + path))
        .parts(report, config)
        .forEach(files::add);
    writer().addFound(result);
    expectations.ifPresent(
        checked -> files.add(ExpectationReport.FILE, out -> Json.write(checked, out)));
    files.finish();
    long bytes = directory.inventory().stream().mapToLong(StoredFile::bytes).sum();
    progress.end(
        Text.of(
            "%s, %s",
            Counts.of(directory.inventory().size(), "file", "files"), Counts.bytes(bytes)));
    Manifest manifest =
        Manifest.of(
            result,
            provenance,
            drift,
            expectations.map(RunPublisher::expectations),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            stages(sources, bytes),
            directory.inventory());
    directory.publish(manifest.toJson());
    published.accept(manifest);
    prune();
    return RunSummary.ofNew(
        directory.location(),
        config.report().html() ? directory.locationOf(PAGE) : null,
        expectations.map(ExpectationReport::broken).orElse(0),
        report.findings());
  }

  private static Manifest.Expectations expectations(ExpectationReport report) {
    return new Manifest.Expectations(report.path(), report.checked(), report.broken());
  }

  /** Deletes old runs. A failure is only reported, because the new run exists. */
  private void prune() {
    int keep = config.output().keepRuns();
    if (keep == 0) {
      return;
    }
    progress.begin(Stage.PRUNING);
    try {
      progress.end(text(runs.prune(keep, directory.run()), keep));
    } catch (IOException failure) {
      progress.end("not all old runs could be deleted: " + failure.getMessage());
    }
  }

  private static String text(Pruning pruning, int keep) {
    String deleted =
        pruning.deleted().isEmpty()
            ? "no run to delete"
            : Text.of(
                "deleted %s, because output.keep-runs is %d",
                Counts.of(pruning.deleted().size(), "old run", "old runs"), keep);
    return pruning.isNewOneNext()
        ? Text.of(
            "%s; this run is older than the %s that output.keep-runs=%d keeps, so the next run"
                + " deletes it. Raise the key to keep it",
            deleted, Counts.of(keep, "run", "runs"), keep)
        : deleted;
  }

  private List<Manifest.Stage> stages(Provenance.Sources sources, long bytesWritten) {
    return progress.times().stream()
        .map(
            time ->
                new Manifest.Stage(
                    time.stage().word(),
                    time.seconds(),
                    switch (time.stage()) {
                      case READING, SUSPECTS -> sources.bytesRead();
                      case ADDING_UP -> sources.bytesAddedUp();
                      case WRITING -> bytesWritten;
                      default -> null;
                    }))
        .toList();
  }
}
