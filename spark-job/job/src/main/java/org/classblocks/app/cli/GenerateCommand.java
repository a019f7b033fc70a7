package org.classblocks.app.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunningSpark;
import org.classblocks.app.session.Session;
import org.classblocks.app.session.Stage;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.GenerateConfig;
import org.classblocks.generate.HierarchyCsv;
import org.classblocks.generate.SyntheticLogWriter;
import org.classblocks.spark.aggregate.TaskWatch;
import org.classblocks.store.StoredFile;
import org.classblocks.store.TextFile;
import org.classblocks.synthetic.BlockLayout;
import org.classblocks.synthetic.GenerateSpec;
import org.classblocks.synthetic.Hierarchy;
import org.classblocks.synthetic.LabelRule;
import org.classblocks.synthetic.LevelSizes;
import org.classblocks.synthetic.RowFormat;
import org.classblocks.synthetic.ScoreShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes a synthetic log with planted nested blocks, and a table of these blocks. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a synthetic log with planted nested blocks, of any size: log.parquet, classes.csv,"
          + " and truth.csv with the block of each class at each level.",
      "Every option is also a configuration key, such as generate.samples."
    },
    sortOptions = false)
final class GenerateCommand extends ConfiguredCommand {
  @Mixin private GenerateOptions options = new GenerateOptions();

  GenerateCommand(Console console) {
    super(console);
  }

  @Override
  void run(Progress progress) throws IOException {
    ConfigSource source = source();
    options.addTo(source);
    GenerateConfig config = GenerateConfig.from(source);
    GenerateSpec spec = spec(config);
    LightJvm.requireForScores((double) config.samples() * config.classes());
    try (RunningSpark running = RunningSpark.open("generate");
        Session session = Session.beside(running.session(), new TaskWatch(progress::tasks))) {
      progress.begin(Stage.PLANTING);
      Hierarchy hierarchy = hierarchy(config, session.spark());
      progress.end(
          Text.of(
              "%s on %s",
              Counts.classes(hierarchy.classes()),
              Counts.of(hierarchy.levels(), "level", "levels")));
      progress.begin(Stage.WRITING);
      List<StoredFile> files =
          new SyntheticLogWriter(session.spark()).write(spec, hierarchy, config.output());
      long bytes = files.stream().mapToLong(StoredFile::bytes).sum();
      progress.end(
          Text.of(
              "%s, %s, %s",
              Counts.of(config.samples(), "sample", "samples"),
              Counts.of(files.size(), "file", "files"),
              Counts.bytes(bytes)));
      console().out().println("Done: log, class list and truth in " + config.output());
    }
  }

  private static GenerateSpec spec(GenerateConfig config) {
    return new GenerateSpec(
        config.samples(),
        config.seed(),
        new ScoreShape(
            ScoreShape.parseCorrelations(config.correlations()),
            config.common(),
            config.scale(),
            config.spread(),
            config.bias()),
        new LabelRule(config.labels(), config.labelsPerSample(), config.imbalance()),
        new RowFormat(config.encoding(), config.top()),
        config.files());
  }

  private static Hierarchy hierarchy(GenerateConfig config, SparkSession spark) {
    return config
        .hierarchy()
        .map(path -> readHierarchy(path, spark))
        .orElseGet(
            () ->
                new BlockLayout(
                        config.classes(),
                        LevelSizes.parseLevels(config.blocks()),
                        config.unblocked())
                    .plant(config.seed()));
  }

  private static Hierarchy readHierarchy(String path, SparkSession spark) {
    try (Reader reader =
        new InputStreamReader(
            TextFile.open(path, spark.sparkContext().hadoopConfiguration()),
            StandardCharsets.UTF_8)) {
      return HierarchyCsv.read(reader, path);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw UserErrorException.usage(
              "--hierarchy %s cannot be read: %s. Check the path and its permissions.",
              path, unreadable.getMessage())
          .causedBy(unreadable);
    }
  }
}
