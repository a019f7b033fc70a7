package org.classblocks.app.run;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.classblocks.app.check.DiskCheck;
import org.classblocks.app.check.LabelAdvice;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.check.RunWarnings;
import org.classblocks.app.check.ScoreAdvice;
import org.classblocks.app.find.OrderAndBlocks;
import org.classblocks.app.find.Resampling;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunMetrics;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.Measured;
import org.classblocks.app.source.OutputLocation;
import org.classblocks.app.source.Source;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.RunResult;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.store.RunStore;
import org.classblocks.write.manifest.Manifest;

/** Runs the job: from prediction logs to a finished run. */
public final class Pipeline {
  private final SparkSession spark;
  private final RunMetrics metrics;
  private final Progress progress;
  private final Clock clock;

  public Pipeline(SparkSession spark, RunMetrics metrics, Progress progress) {
    this.spark = spark;
    this.metrics = metrics;
    this.progress = progress;
    this.clock = Clock.systemUTC();
  }

  /** Runs the stages one after the other, and writes the manifest last. */
  public RunSummary run(JobConfig asked) throws IOException {
    JobConfig config = asked.dated(LocalDate.now(clock));
    LocalDate date = config.output().runDate().orElseThrow();
    Source source = Source.open(new JobInputs(spark, config), progress, clock);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    RunStore runs = OutputLocation.open(config, hadoop, clock);
    Optional<RunSummary> earlier =
        config.output().force() || source.isDue()
            ? Optional.empty()
            : new EarlierRun(runs, this::ended).find(date, source.fingerprint());
    if (earlier.isPresent()) {
      return earlier.get();
    }
    MemoryEstimate memory = source.memory();
    MemoryCheck.check(memory, Runtime.getRuntime().maxMemory());
    DiskCheck.check(DiskCheck.size(config, source.classes().size(), memory.plan()), runs);
    Optional<Taxonomy> taxonomy = JobInputs.taxonomy(config, source.classes(), hadoop);
    Measured measured = source.read();
    ScoreAdvice.onProbabilities(measured.log().marginals(), config.input().transform())
        .ifPresent(progress::note);
    ScoreAdvice.onRarelyListed(measured.log().listed(), source.classes()).ifPresent(progress::note);
    measured
        .log()
        .labels()
        .ifPresent(
            labels -> {
              new LabelAdvice(labels.counts(), source.classes())
                  .onUnknown()
                  .ifPresent(progress::note);
              LabelAdvice.onShift(labels.confusion()).ifPresent(progress::note);
            });
    RunResult results =
        new OrderAndBlocks(config, progress)
            .of(
                measured.log(),
                measured.similarity(),
                measured.folds().map(folds -> new Resampling(folds, config, progress)),
                measured.groups(),
                taxonomy);
    Optional<Manifest.Drift> drift =
        config.compare().previous()
            ? new PreviousRun(runs, progress).drift(date, results)
            : Optional.empty();
    return new RunPublisher(runs, date, config, progress, clock, this::ended)
        .publish(source.sources(), results, drift);
  }

  private void ended(Manifest manifest) {
    metrics.accept(manifest);
    RunWarnings.of(manifest).forEach(progress::note);
  }
}
