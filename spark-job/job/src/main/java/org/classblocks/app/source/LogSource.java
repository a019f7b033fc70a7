package org.classblocks.app.source;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.app.check.DiskCheck;
import org.classblocks.app.check.InputCheck;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.conf.JobConfig;
import org.classblocks.examples.ExampleLists;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.result.LogFacts;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.MeansCorrelation;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.aggregate.MeansAggregation;
import org.classblocks.spark.aggregate.NeighboursAggregation;
import org.classblocks.spark.log.LogScores;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.DriverMemory;
import org.classblocks.spark.plan.FormChoice;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.write.run.OutputSize;

/** Statistics from reading a whole log. */
final class LogSource implements Source {
  private final PredictionLog log;
  private final FormChoice form;
  private final TilePlan plan;
  private final String fingerprint;
  private final JobConfig config;
  private final SparkSession spark;
  private final Progress progress;

  private LogSource(PredictionLog log, JobInputs inputs, Progress progress) {
    this.log = log;
    this.config = inputs.config().transformed(log.scores().transform());
    this.spark = inputs.spark();
    this.form = LogPlans.form(log, config);
    this.plan = LogPlans.of(log, form, config);
    this.fingerprint = Fingerprint.of(config, Source.inputs(log), inputs.classFiles(), List.of());
    this.progress = progress;
  }

  static LogSource open(JobInputs inputs, Progress progress) {
    progress.begin(Stage.OPENING);
    PredictionLog log = inputs.log();
    LightJvm.requireFor(log.classes().size());
    progress.end(text(log));
    log.notes().forEach(progress::note);
    LogSource source = new LogSource(log, inputs, progress);
    if (!source.form.isGraph()) {
      LogPlans.note(log, source.config).ifPresent(progress::note);
    }
    return source;
  }

  @Override
  public ClassList classes() {
    return log.classes();
  }

  @Override
  public Optional<LogScores> scores() {
    return log.hasFeatures() ? Optional.empty() : Optional.of(log.scores());
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  /** What cannot be told apart from other input is read each time. */
  @Override
  public boolean isDue() {
    return Source.inputs(log).isEmpty();
  }

  @Override
  public DriverMemory memory() {
    return form.isGraph() ? LogPlans.graphMemory(log, config) : LogPlans.memory(log, plan, config);
  }

  @Override
  public OutputSize size() {
    return form.isGraph()
        ? DiskCheck.size(config, LogPlans.graphMemory(log, config))
        : DiskCheck.size(config, log.classes().size(), plan);
  }

  @Override
  public Measured read() {
    PredictionLog weighed = new ClassBalancer(spark, progress).of(log, config);
    Measured measured = measured(weighed);
    log.requireUnchanged();
    return measured;
  }

  private Measured measured(PredictionLog weighed) {
    if (config.similarity().isOfMeans()) {
      return classMeans(weighed);
    }
    return form.isGraph() ? graph(weighed) : aggregate(naming(weighed));
  }

  private boolean keepsExamples() {
    return wantsExamples() && !(form.isGraph() && NeighboursAggregation.suits(log));
  }

  private boolean wantsExamples() {
    return config.output().examples() && log.hasSampleIds();
  }

  private PredictionLog naming(PredictionLog weighed) {
    return keepsExamples() ? weighed.naming() : weighed;
  }

  /** Whether a configuration asks for lists of samples. */
  static boolean listsSamples(JobConfig config) {
    return config.output().examples() || SuspectSource.areWanted(config);
  }

  private void noteUselessIds() {
    if (listsSamples(config) && !log.hasSampleIds()) {
      config
          .input()
          .sampleId()
          .ifPresent(
              column ->
                  progress.note(
                      Text.of(
                          "Column '%s' holds neither integers nor text, so no samples are listed."
                              + " Name another column with input.sample-id.",
                          column)));
    }
  }

  private Measured aggregate(PredictionLog weighed) {
    noteUselessIds();
    progress.begin(Stage.READING);
    SimilarityAssembler assembler =
        new SimilarityAssembler(weighed.classes(), config, plan.parts().hasFolds());
    SortedMap<Stratum, LogStatistics> strata =
        new LogAggregation(spark, config.confusion().rule())
            .moments(weighed, plan, assembler::accept);
    LogStatistics total = LogStatistics.total(weighed.classes().size(), strata.values());
    Measured measured = withExamples(assembler.result(strata), total.examples());
    check(total, weighed);
    InputCheck.checkCategories(total.attributes(), config.input());
    InputCheck.checkWeights(measured.log().marginals().sampleSize(), config);
    return new SuspectSource(spark, progress, config)
        .of(weighed, plan, total.labelScores())
        .map(measured::withSuspects)
        .orElse(measured);
  }

  private Measured withExamples(Measured measured, ExampleLists found) {
    if (!keepsExamples()) {
      return measured;
    }
    if (found.unnamed() > 0) {
      progress.note(
          Text.of(
              "%s left out of the examples.",
              Counts.of(found.unnamed(), "sample has no id and is", "samples have no id and are")));
    }
    return measured.withExamples(found.result());
  }

  private Measured graph(PredictionLog weighed) {
    noteUselessIds();
    if (wantsExamples() && !keepsExamples()) {
      progress.note(
          "Examples are not listed, because a similarity graph is found without sample ids. Set"
              + " similarity.form=dense to list them.");
    }
    progress.begin(Stage.READING);
    GraphMeasurement found = GraphMeasurement.of(naming(weighed), spark, config);
    Measured measured = withExamples(found.result(config), found.statistics().examples());
    check(found.statistics(), weighed);
    InputCheck.checkWeights(measured.log().marginals().sampleSize(), config);
    return new SuspectSource(spark, progress, config)
        .of(weighed, plan, found.statistics().labelScores())
        .map(measured::withSuspects)
        .orElse(measured);
  }

  private Measured classMeans(PredictionLog weighed) {
    progress.begin(Stage.READING);
    MeansAggregation.Result found = new MeansAggregation(spark).means(weighed, plan);
    LogStatistics statistics = found.statistics();
    check(statistics, weighed);
    MeansCorrelation correlation = MeansCorrelation.of(weighed.classes(), found.means());
    return Measured.ofAllSamples(
        new LogFacts(
            statistics.rows(),
            statistics.survey().clipped(),
            correlation.marginals(),
            ListedPairs.everywhere(weighed.classes().size(), correlation.marginals().samples()),
            log.hasLabels() ? Optional.of(statistics.labelFindings()) : Optional.empty()),
        correlation.similarity());
  }

  private void check(LogStatistics statistics, PredictionLog weighed) {
    progress.end(text(weighed, statistics));
    InputCheck.check(statistics.rows(), config.input());
    InputCheck.checkLabels(statistics.labels(), weighed.classes(), config.input());
  }

  @Override
  public Provenance.Sources sources() {
    return new Provenance.Sources(
        fingerprint,
        Source.inputs(log),
        Source.inputs(log.skippedFiles()),
        null,
        FastestBlas.INSTANCE.name(),
        Source.provenance(LogPlans.precision(log, config)),
        log.bytes(),
        Source.provenance(log.scores()),
        null);
  }

  /** What a log holds, for people. */
  static String text(PredictionLog log) {
    return Source.where(log) + ", " + Counts.classes(log.classes().size());
  }

  /** What was read of a log, for people. */
  static String text(PredictionLog log, LogStatistics statistics) {
    long unknown = statistics.labels().unknown();
    long clipped = statistics.survey().clipped();
    return Counts.rows(statistics.rows().read())
        + (statistics.rows().dropped() == 0
            ? ""
            : Text.of(", %,d of them left out", statistics.rows().dropped()))
        + (clipped == 0 ? "" : ", " + Counts.clipped(clipped))
        + (unknown == 0 ? "" : ", " + Counts.unknownLabels(unknown))
        + (log.hasWeights()
            ? ", " + Counts.weights(statistics.marginals().result().sampleSize())
            : "");
  }
}
