package org.classblocks.app;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.LabelCounts;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.spark.LogAggregation;
import org.classblocks.spark.LogStatistics;
import org.classblocks.spark.PredictionLog;
import org.classblocks.spark.TilePlan;
import org.classblocks.store.RunStore;
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
    PredictionLog log = open(config);
    RunStore runs =
        Destination.open(config, session.spark().sparkContext().hadoopConfiguration(), clock);
    TilePlan plan = Plans.of(log, config);
    MemoryGate.check(log.memory(plan), Runtime.getRuntime().maxMemory());
    PearsonCorrelation correlation =
        new PearsonCorrelation(log.classes(), config.similarity().clipNegative());
    Optional<FoldedMoments> folds =
        config.blocks().support() ? Optional.of(new FoldedMoments()) : Optional.empty();
    LogStatistics statistics = aggregate(log, plan, config, correlation, folds);
    SimilarityMatrix similarity = correlation.result(statistics.marginals().result());
    Optional<LabelCounts> labels =
        Optional.of(statistics.labels()).filter(counts -> log.hasLabels());
    RunResults results =
        new Structure(config, progress)
            .of(similarity, statistics.marginals().result(), labels, folds);
    return new Publication(runs.create(date), config, progress, clock)
        .publish(Origin.of(log, statistics.rows()), results);
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

  private LogStatistics aggregate(
      PredictionLog log,
      TilePlan plan,
      JobConfig config,
      PearsonCorrelation correlation,
      Optional<FoldedMoments> folds) {
    progress.begin("Reading");
    List<LogStatistics> byFold =
        new LogAggregation(session.spark())
            .moments(
                log,
                plan,
                tile -> {
                  correlation.accept(tile);
                  folds.ifPresent(moments -> moments.accept(tile));
                });
    LogStatistics statistics = LogStatistics.total(byFold);
    folds.ifPresent(moments -> byFold.forEach(fold -> moments.accept(fold.marginals())));
    progress.end(read(statistics));
    InputGate.check(statistics.rows(), config.input());
    return statistics;
  }

  private static String read(LogStatistics statistics) {
    long unknown = statistics.labels().unknown();
    return Counts.rows(statistics.rows().read())
        + (statistics.rows().dropped() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d of them left out", statistics.rows().dropped()))
        + (unknown == 0 ? "" : ", " + Counts.unknownLabels(unknown));
  }
}
