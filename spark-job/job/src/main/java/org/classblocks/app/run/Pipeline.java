package org.classblocks.app.run;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.classblocks.app.check.DependenceAdvice;
import org.classblocks.app.check.DiskCheck;
import org.classblocks.app.check.LabelAdvice;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.check.RunWarnings;
import org.classblocks.app.check.ScoreAdvice;
import org.classblocks.app.compare.NightlyChanges;
import org.classblocks.app.find.Resampling;
import org.classblocks.app.render.ThumbnailFolder;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunMetrics;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.Measured;
import org.classblocks.app.source.OutputLocation;
import org.classblocks.app.source.Source;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.TransformConfig;
import org.classblocks.expectations.ExpectationFile;
import org.classblocks.expectations.ExpectationReport;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.result.LogFacts;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.RunStore;
import org.classblocks.tracks.GivenTracks;
import org.classblocks.write.manifest.Manifest;

/** Analyses a log: in memory, or to a finished run. */
public final class Pipeline {
  private final JobInputs inputs;
  private final Progress progress;
  private final Clock clock;

  /**
   * @param inputs of a configuration that was checked
   */
  public Pipeline(JobInputs inputs, Progress progress) {
    this.clock = Clock.systemUTC();
    this.inputs = inputs.on(LocalDate.now(clock));
    this.progress = progress;
  }

  /** Analyses the log in memory. */
  public RunResult analyze() throws IOException {
    Source source = Source.open(inputs, progress, clock);
    Optional<ExpectationFile> expectations = expectations(source);
    MemoryCheck.check(source.memory(), Runtime.getRuntime().maxMemory());
    RunResult result = result(source, measured -> {});
    expectations.map(file -> file.check(result)).ifPresent(this::tell);
    return result;
  }

  /**
   * Runs the stages one after the other, and writes the manifest last.
   *
   * @param metrics receives the figures of the run
   */
  public RunSummary run(RunMetrics metrics) throws IOException {
    JobConfig config = inputs.config();
    LocalDate date = config.output().runDate().orElseThrow();
    ThumbnailFolder folder = new ThumbnailFolder(inputs.hadoop(), progress);
    folder.check(config);
    Source source = Source.open(inputs, progress, clock);
    RunStore runs = OutputLocation.open(config, inputs.hadoop(), clock);
    Optional<RunSummary> earlier =
        config.output().force() || source.isDue()
            ? Optional.empty()
            : new EarlierRun(runs, found -> repeat(found, metrics))
                .find(date, source.fingerprint());
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Optional<ExpectationFile> expectations = expectations(source);
    GivenTracks tracks =
        GivenTracks.read(config.report().tracks(), source.classes(), inputs.hadoop());
    MemoryCheck.check(source.memory(), Runtime.getRuntime().maxMemory());
    DiskCheck.check(source.size(), runs);
    try (RunPublisher publisher =
        new RunPublisher(runs, date, config, progress, clock, metrics::accept)) {
      RunResult result = result(source, publisher::begin);
      Provenance.Sources sources = source.sources();
      Optional<NightlyChanges> changes =
          config.compare().previous()
              ? new PreviousRun(runs, config, inputs.hadoop(), progress)
                  .changes(date, result, sources.window())
              : Optional.empty();
      RunWarnings.of(Manifest.Classes.of(result.similarity()), changes.map(NightlyChanges::drift))
          .forEach(progress::note);
      Optional<ExpectationReport> checked = expectations.map(file -> file.check(result));
      checked.ifPresent(this::tell);
      ClassPictures pictures = folder.read(config, result);
      return publisher.publish(sources, result, changes, checked, pictures, tracks);
    }
  }

  /**
   * Reads the log, and finds order and blocks.
   *
   * @param known receives the similarities as soon as they are known
   */
  private RunResult result(Source source, Consumer<MeasuredRun> known) throws IOException {
    JobConfig config = inputs.config();
    Optional<Taxonomy> taxonomy = JobInputs.taxonomy(config, source.classes(), inputs.hadoop());
    Measured measured = source.read();
    advise(measured, source);
    MeasuredRun run = new MeasuredRun(measured, config, progress);
    known.accept(run);
    return run.result(
        measured.folds().map(folds -> new Resampling(folds, config, progress)), taxonomy);
  }

  private Optional<ExpectationFile> expectations(Source source) {
    JobConfig config = inputs.config();
    return JobInputs.expectations(
        config,
        source.classes(),
        config.input().labels().isPresent(),
        config.attributes(),
        inputs.hadoop());
  }

  private void tell(ExpectationReport checked) {
    checked.lines().forEach(progress::note);
  }

  private void advise(Measured measured, Source source) {
    ClassList classes = source.classes();
    onScores(measured.log().marginals(), source).ifPresent(progress::note);
    adviseOnDependence(measured.log());
    ScoreAdvice.onRarelyListed(measured.log().listed(), classes).ifPresent(progress::note);
    measured
        .log()
        .labels()
        .ifPresent(
            labels -> {
              new LabelAdvice(labels.counts(), classes).onUnknown().ifPresent(progress::note);
              LabelAdvice.onShift(labels.confusion()).ifPresent(progress::note);
            });
  }

  private void adviseOnDependence(LogFacts log) {
    inputs
        .config()
        .input()
        .cluster()
        .ifPresentOrElse(
            column -> DependenceAdvice.onClusters(log, column).forEach(progress::note),
            () -> DependenceAdvice.onNeighbours(log.dependence()).ifPresent(progress::note));
  }

  private Optional<String> onScores(Marginals marginals, Source source) {
    JobConfig config = inputs.config();
    if (config.similarity().isOfMeans()) {
      return Optional.empty();
    }
    TransformConfig transform = config.input().transform();
    return source.scores().isPresent()
        ? ScoreAdvice.onTransform(marginals, transform, source.scores().get()::recognise)
        : ScoreAdvice.onRange(marginals, transform);
  }

  private void repeat(Manifest earlier, RunMetrics metrics) {
    metrics.accept(earlier);
    earlier.notes().forEach(progress::note);
  }
}
