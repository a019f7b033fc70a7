package org.classblocks.app;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.PredictionLog;
import org.classblocks.spark.TilePlan;
import org.classblocks.write.OutputSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What analyze would do. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Says what analyze would do, from footers alone; computes nothing.",
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
    config.input().requiredPaths();
    config.requireFitting();
    try (Session session = Session.open("plan", progress)) {
      PredictionLog log = session.log(config);
      TilePlan plan = Plans.of(log, config);
      OutputSize output = DiskGate.size(config, log.classes().size(), plan);
      boolean isEmbedded = session.spark().sparkContext().isLocal();
      console()
          .out()
          .print(
              Plans.isOfMeans(config)
                  ? PlanText.ofMeans(log, plan, Plans.memory(log, plan, config), output)
                  : PlanText.of(log, plan, output, isEmbedded));
    }
  }
}
