package org.classblocks.app.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.SparkSession;
import org.classblocks.app.check.DiskCheck;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunningSpark;
import org.classblocks.app.session.Session;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.LogPlans;
import org.classblocks.app.source.WindowSource;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.aggregate.TaskWatch;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.FormChoice;
import org.classblocks.spark.plan.GraphMemory;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.write.run.OutputSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what analyze would do. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Says what analyze would do: tiles, tasks, memory and shuffle volume. Reads"
            + " only the footers of the logs.",
    sortOptions = false)
final class PlanCommand extends ConfiguredCommand {
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  PlanCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) {
    ConfigSource source = source();
    input.addTo(source);
    output.addTo(source);
    JobConfig config = JobConfig.from(source).dated(LocalDate.now(ZoneOffset.UTC));
    config.input().location().require();
    config.requireFitting();
    try (RunningSpark running = RunningSpark.open("plan");
        Session session = Session.beside(running.session(), new TaskWatch(progress::tasks))) {
      SparkSession spark = session.spark();
      if (config.state().path().isEmpty()) {
        PredictionLog log = new JobInputs(spark, config).log();
        log.notes().forEach(progress::note);
        print(log, config, spark, progress);
      } else {
        WindowSource window =
            WindowSource.open(new JobInputs(spark, config), progress, Clock.systemUTC());
        OutputSize size = DiskCheck.size(config, window.classes().size(), window.memory().plan());
        console().out().print(PlanText.of(window, size));
        window.log().ifPresent(log -> print(log, config, spark, progress));
      }
    }
  }

  private void print(PredictionLog log, JobConfig config, SparkSession spark, Progress progress) {
    FormChoice form = LogPlans.form(log, config);
    if (form.isGraph()) {
      GraphMemory memory = LogPlans.graphMemory(log, config);
      OutputSize size = DiskCheck.size(config, memory);
      console()
          .out()
          .print(PlanText.ofGraph(log, LogPlans.ofGraph(log, config), form, memory, size));
      return;
    }
    LogPlans.note(log, config).ifPresent(progress::note);
    TilePlan plan = LogPlans.of(log, config);
    OutputSize size = DiskCheck.size(config, log.classes().size(), plan);
    boolean isEmbedded = spark.sparkContext().isLocal();
    console()
        .out()
        .print(
            config.similarity().isOfMeans()
                ? PlanText.ofMeans(log, plan, LogPlans.memory(log, plan, config), size)
                : PlanText.of(
                    log,
                    plan,
                    form,
                    LogPlans.precision(log, config),
                    size,
                    isEmbedded,
                    config.blocks().support()));
  }
}
