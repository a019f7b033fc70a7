package org.classblocks.app.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.classblocks.app.check.DiskCheck;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunningSpark;
import org.classblocks.app.session.Session;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.LogPlans;
import org.classblocks.app.source.WindowSource;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.access.SparkNeededException;
import org.classblocks.spark.aggregate.NeighboursAggregation;
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
    Optional<PredictionLog> log = withoutSpark(config);
    if (log.isPresent()) {
      print(log.get(), config, progress);
      return;
    }
    try (RunningSpark running = RunningSpark.open("plan");
        Session session = Session.beside(running.session(), new TaskWatch(progress::tasks))) {
      print(new JobInputs(SparkAccess.of(session.spark()), config), progress);
    }
  }

  /** The log, unless it takes a session to tell the plan. */
  private static Optional<PredictionLog> withoutSpark(JobConfig config) {
    if (!RunningSpark.wouldBeUnseen() || config.state().path().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JobInputs(RunningSpark.foreseen(), config).log());
    } catch (SparkNeededException started) {
      return Optional.empty();
    }
  }

  private void print(JobInputs inputs, Progress progress) {
    JobConfig config = inputs.config();
    if (config.state().path().isEmpty()) {
      print(inputs.log(), config, progress);
      return;
    }
    WindowSource window = WindowSource.open(inputs, progress, Clock.systemUTC());
    console().out().print(PlanText.of(window, window.size()));
    window.log().ifPresent(log -> printPlan(log, config, progress));
  }

  private void print(PredictionLog log, JobConfig config, Progress progress) {
    log.notes().forEach(progress::note);
    printPlan(log, config, progress);
  }

  private void printPlan(PredictionLog log, JobConfig config, Progress progress) {
    FormChoice form = LogPlans.form(log, config);
    if (form.isGraph()) {
      console().out().print(textOfGraph(log, form, config));
      return;
    }
    LogPlans.note(log, config).ifPresent(progress::note);
    TilePlan plan = LogPlans.of(log, config);
    OutputSize size = DiskCheck.size(config, log.classes().size(), plan);
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
                    log.cluster().isLocal(),
                    config.blocks().support()));
  }

  private static String textOfGraph(PredictionLog log, FormChoice form, JobConfig config) {
    GraphMemory memory = LogPlans.graphMemory(log, config);
    OutputSize size = DiskCheck.size(config, memory);
    return NeighboursAggregation.suits(log)
        ? PlanText.ofGraph(log, LogPlans.ofListings(log, config), form, memory, size)
        : PlanText.ofGraph(
            log,
            LogPlans.ofTiles(log, config),
            form,
            LogPlans.precision(log, config),
            memory,
            size);
  }
}
