package org.classblocks.app.cli;

import org.classblocks.ClassBlocks;
import org.classblocks.app.run.Validation;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunningSpark;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
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
    ConfigSource options = source();
    input.addTo(options);
    JobConfig config = JobConfig.from(options);
    config.input().location().require();
    config.requireFitting();
    LightJvm.requireFor(config.input().location());
    try (RunningSpark spark = RunningSpark.open("validate")) {
      Validation found =
          ClassBlocks.on(spark.session()).options(options).reportTo(progress).validate();
      found.lines().forEach(console().out()::println);
      if (found.refusal().isPresent()) {
        throw found.refusal().get();
      }
    }
  }
}
