package org.classblocks.app.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.SparkSession;
import org.classblocks.app.check.InputCheck;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Session;
import org.classblocks.app.session.Stage;
import org.classblocks.app.source.ClassBalancer;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.LogPlans;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.aggregate.TaskWatch;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reports what is wrong with logs. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Reads prediction logs once and says what is wrong with them, by kind and count, with"
            + " example rows. Ends with exit code 3 if analyze would refuse them.",
    sortOptions = false)
final class ValidateCommand extends ConfiguredCommand {
  @Mixin private InputOptions input = new InputOptions();

  ValidateCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) {
    ConfigSource source = source();
    input.addTo(source);
    JobConfig config = JobConfig.from(source).dated(LocalDate.now(ZoneOffset.UTC));
    config.input().location().require();
    config.requireFitting();
    try (Session session = Session.open("validate", new TaskWatch(progress::tasks))) {
      SparkSession spark = session.spark();
      PredictionLog log =
          new ClassBalancer(spark, progress).of(new JobInputs(spark, config).log(), config);
      progress.begin(Stage.READING);
      TilePlan plan = LogPlans.ofValidation(log, config);
      LogStatistics statistics = new LogAggregation(spark).statistics(log, plan);
      progress.end(Counts.rows(statistics.rows().read()));
      console().out().print(ValidationText.of(log, statistics, plan.isSparse()));
      JobInputs.taxonomy(config, log.classes(), spark.sparkContext().hadoopConfiguration())
          .ifPresent(taxonomy -> console().out().println(ValidationText.of(taxonomy)));
      InputCheck.check(statistics.rows(), config.input());
      InputCheck.checkLabels(statistics.labels(), log.classes(), config.input());
      InputCheck.checkWeights(statistics.marginals().result().sampleSize(), config);
    }
  }
}
