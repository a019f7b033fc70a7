package org.classblocks.app;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.classblocks.blocks.Taxonomy;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.ListedPairs;
import org.classblocks.similarity.MeansCorrelation;
import org.classblocks.spark.LogAggregation;
import org.classblocks.spark.LogStatistics;
import org.classblocks.spark.MeansAggregation;
import org.classblocks.spark.PredictionLog;
import org.classblocks.spark.TilePlan;
import org.classblocks.store.RunStore;
import org.classblocks.write.Measurements;
import org.classblocks.write.RunResults;

/** The job from a prediction log to a finished run. */
final class Pipeline {
  private final Session session;
  private final Progress progress;
  private final Clock clock;

  Pipeline(Session session, Progress progress) {
    this.session = session;
    this.progress = progress;
    this.clock = Clock.systemUTC();
  }

  /** Runs the job: one station after the other, and the manifest last. */
  RunSummary run(JobConfig config) throws IOException {
    LocalDate date = config.output().runDate().orElseGet(() -> LocalDate.now(clock));
    PredictionLog opened = open(config);
    RunStore runs =
        Destination.open(config, session.spark().sparkContext().hadoopConfiguration(), clock);
    String fingerprint = Fingerprint.of(config, opened.files(), session.classFiles(config));
    Optional<RunSummary> earlier =
        config.output().force() ? Optional.empty() : new EarlierRun(runs).find(date, fingerprint);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    PredictionLog log = new Balancing(session, progress).of(opened, config);
    TilePlan plan = Plans.of(log, config);
    MemoryGate.check(Plans.memory(log, plan, config), Runtime.getRuntime().maxMemory());
    DiskGate.check(DiskGate.size(config, log.classes().size(), plan), runs);
    Optional<Taxonomy> taxonomy = session.taxonomy(config, log.classes());
    Assembly.Parts parts =
        Plans.isOfMeans(config) ? classMeans(log, plan, config) : aggregate(log, plan, config);
    log.requireUnchanged();
    LogStatistics statistics = parts.statistics();
    Measurements measured =
        new Measurements(
            parts.marginals(),
            parts.listed(),
            log.hasLabels() ? Optional.of(statistics.labelFindings()) : Optional.empty(),
            parts.similarity());
    ScoreAdvice.onProbabilities(measured.marginals(), config.input().transform())
        .ifPresent(progress::note);
    ScoreAdvice.onRarelyListed(measured.listed(), log.classes()).ifPresent(progress::note);
    RunResults results =
        new Structure(config, progress).of(measured, parts.folds(), parts.groups(), taxonomy);
    return new Publication(runs.create(date), config, progress, clock)
        .publish(Origin.of(log, fingerprint, statistics), results);
  }

  private PredictionLog open(JobConfig config) {
    progress.begin("Opening");
    PredictionLog log = session.log(config);
    progress.end(
        String.format(
            "%s, %s, %s",
            Counts.of(log.files().size(), "file", "files"),
            Sizes.text(log.bytes()),
            Counts.classes(log.classes().size())));
    return log;
  }

  private Assembly.Parts aggregate(PredictionLog log, TilePlan plan, JobConfig config) {
    progress.begin("Reading");
    Assembly assembly = new Assembly(log.classes(), config);
    Assembly.Parts parts =
        assembly.result(
            new LogAggregation(session.spark(), Terms.predictionRule(config.confusion()))
                .moments(log, plan, assembly::accept));
    LogStatistics statistics = parts.statistics();
    progress.end(read(log, statistics));
    InputGate.check(statistics.rows(), config.input());
    InputGate.checkWeights(statistics.marginals().result().sampleSize(), config);
    return parts;
  }

  private Assembly.Parts classMeans(PredictionLog log, TilePlan plan, JobConfig config) {
    progress.begin("Reading");
    MeansAggregation.Result found = new MeansAggregation(session.spark()).means(log, plan);
    progress.end(read(log, found.statistics()));
    InputGate.check(found.statistics().rows(), config.input());
    MeansCorrelation correlation =
        MeansCorrelation.of(log.classes(), found.means(), config.similarity().clipNegative());
    return new Assembly.Parts(
        found.statistics(),
        correlation.marginals(),
        ListedPairs.everywhere(log.classes().size(), correlation.marginals().samples()),
        correlation.similarity(),
        Optional.empty(),
        List.of());
  }

  private static String read(PredictionLog log, LogStatistics statistics) {
    long unknown = statistics.labels().unknown();
    long clipped = statistics.survey().clipped();
    return Counts.rows(statistics.rows().read())
        + (statistics.rows().dropped() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d of them left out", statistics.rows().dropped()))
        + (clipped == 0 ? "" : ", " + Counts.clipped(clipped))
        + (unknown == 0 ? "" : ", " + Counts.unknownLabels(unknown))
        + (log.hasWeights()
            ? ", " + Counts.weights(statistics.marginals().result().sampleSize())
            : "");
  }
}
