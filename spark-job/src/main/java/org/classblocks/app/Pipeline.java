package org.classblocks.app;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.classblocks.UserErrorException;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.LabelCounts;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.spark.LogAggregation;
import org.classblocks.spark.LogStatistics;
import org.classblocks.spark.PredictionLog;
import org.classblocks.spark.TilePlan;
import org.classblocks.store.RunDirectory;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
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
    RunStore runs = output(config);
    TilePlan plan = log.plan(Terms.precision(config.similarity().precision()));
    MemoryGate.check(log.memory(plan), Runtime.getRuntime().maxMemory());
    PearsonCorrelation correlation =
        new PearsonCorrelation(log.classes(), config.similarity().clipNegative());
    LogStatistics statistics = aggregate(log, plan, config, correlation);
    SimilarityMatrix similarity = correlation.result(statistics.marginals().result());
    ClassOrder order = order(similarity, config);
    BlockSearch.Found found =
        new BlockSearch(config.blocks(), progress)
            .run(similarity, order, statistics.marginals().result());
    RunResults results = results(log, statistics, similarity, order, found, config);
    RunDirectory directory = runs.create(date);
    try {
      return new Publication(directory, config, progress, clock)
          .publish(log, statistics.rows(), results);
    } catch (IOException unwritable) {
      throw directory.unwritable(unwritable);
    }
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

  /** The place for the run, which can be written: better known before the work than after. */
  private RunStore output(JobConfig config) {
    Store store =
        Store.at(
            session.spark().sparkContext().hadoopConfiguration(), config.output().requiredPath());
    for (String input : config.input().paths()) {
      if (store.isWithin(input)) {
        throw UserErrorException.usage(
            "The output %s lies in the input %s, where the next run would read it as a log. Choose"
                + " another output.",
            store.location(), input);
      }
    }
    store.probe();
    return new RunStore(store, clock, new SplittableRandom());
  }

  private LogStatistics aggregate(
      PredictionLog log, TilePlan plan, JobConfig config, PearsonCorrelation correlation) {
    progress.begin("Reading");
    LogStatistics statistics =
        new LogAggregation(session.spark()).moments(log, plan, correlation::accept);
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

  private ClassOrder order(SimilarityMatrix similarity, JobConfig config) {
    progress.begin("Ordering");
    ClassOrder order =
        new ClassOrdering(
                Terms.linkage(config.order().linkage()),
                Terms.distance(config.order().distance()),
                Terms.leafOrder(config.order().leafOrder()))
            .order(similarity);
    progress.end(Counts.classes(order.dendrogram().leafCount()));
    return order;
  }

  private static RunResults results(
      PredictionLog log,
      LogStatistics statistics,
      SimilarityMatrix similarity,
      ClassOrder order,
      BlockSearch.Found found,
      JobConfig config) {
    Optional<LabelCounts> labels =
        Optional.of(statistics.labels()).filter(counts -> log.hasLabels());
    return new RunResults(
        statistics.marginals().result(),
        labels,
        similarity,
        Neighbours.of(similarity, config.output().neighbours()),
        order,
        found.blocks(),
        found.links());
  }
}
