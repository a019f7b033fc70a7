package org.classblocks.app.run;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.Text;
import org.classblocks.app.check.DiskCheck;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.check.RunWarnings;
import org.classblocks.app.find.OrderAndBlocks;
import org.classblocks.app.render.ThumbnailFolder;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.LogPlans;
import org.classblocks.app.source.Measured;
import org.classblocks.app.source.OutputLocation;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.RecutConfig;
import org.classblocks.expectations.ExpectationFile;
import org.classblocks.expectations.ExpectationReport;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Similarity;
import org.classblocks.spark.plan.GraphMemory;
import org.classblocks.store.RunStore;
import org.classblocks.tracks.GivenTracks;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.run.StoredRun;

/** Makes a new run from a complete one with the same similarities. */
public final class Recut {
  private final Configuration hadoop;
  private final Progress progress;
  private final Clock clock;

  public Recut(Configuration hadoop, Progress progress) {
    this.hadoop = hadoop;
    this.progress = progress;
    this.clock = Clock.systemUTC();
  }

  /**
   * Writes a new run.
   *
   * @param path the directory of the parent, or an output path for its run of the newest date
   * @param given the configuration keys to change
   */
  public RunSummary run(String path, ConfigSource given) throws IOException {
    StoredRun parent = StoredRun.open(RunStore.find(hadoop, path));
    LightJvm.requireFor(parent.classes().size());
    JobConfig config = config(parent, given);
    ThumbnailFolder folder = new ThumbnailFolder(hadoop, progress);
    folder.check(config);
    RunStore runs = OutputLocation.open(config, hadoop, clock);
    int classes = parent.manifest().classes().total();
    Optional<ExpectationFile> expectations =
        JobInputs.expectations(
            config,
            parent.classes(),
            parent.hasLabels(),
            keepsAttributes(parent) ? config.attributes() : List.of(),
            hadoop);
    GivenTracks tracks = GivenTracks.read(config.report().tracks(), parent.classes(), hadoop);
    Optional<GraphMemory> graph = MemoryCheck.graph(parent);
    graph.ifPresent(form -> config.requireGraph());
    DiskCheck.check(
        graph
            .map(form -> DiskCheck.size(config, form))
            .orElseGet(() -> DiskCheck.size(config, classes, parent.isSparse(), 0, parent.folds())),
        runs);
    List<String> leftOut = leftOut(parent, given, config);
    leftOut.forEach(progress::note);
    MeasuredRun measured = new MeasuredRun(read(parent, config), config, progress);
    Optional<Taxonomy> taxonomy = JobInputs.taxonomy(config, parent.classes(), hadoop);
    LocalDate date = config.output().runDate().orElseGet(() -> LocalDate.now(clock));
    try (RunPublisher publisher =
        new RunPublisher(runs, date, config, progress, clock, published -> {})) {
      publisher.begin(measured);
      RunResult results = measured.result(support(parent, config), taxonomy);
      RunWarnings.of(Manifest.Classes.of(results.similarity()), Optional.empty())
          .forEach(progress::note);
      Optional<ExpectationReport> checked = expectations.map(file -> file.check(results));
      checked.ifPresent(report -> report.lines().forEach(progress::note));
      ClassPictures pictures = folder.read(config, results);
      return publisher.publish(
          parent.sources(leftOut), results, Optional.empty(), checked, pictures, tracks);
    }
  }

  /** By default, the output path and the date are those of the parent. */
  private static JobConfig config(StoredRun parent, ConfigSource given) {
    ConfigSource place =
        new ConfigSource()
            .addIfPresent("output.path", parent.outputLocation().orElse(null))
            .addIfPresent("output.run-date", parent.manifest().runDate());
    return RecutConfig.from(parent.manifest().configuration(), place, given);
  }

  /** Sentences on what the new run lacks of its parent, and how to get it. */
  private static List<String> leftOut(StoredRun parent, ConfigSource given, JobConfig config) {
    List<String> leftOut = new ArrayList<>();
    if (RecutConfig.hasLostSupport(parent.manifest().configuration(), given, config)) {
      leftOut.add(
          "the support of blocks is left out, because the settings of blocks have changed and"
              + " support needs the logs. Run analyze with these settings to get it.");
    }
    if (parent.hasGroups()) {
      leftOut.add(
          "the groups of samples are left out, because they need the logs. Run analyze"
              + " with these settings to get them.");
    }
    if (parent.hasAttributes() && !keepsAttributes(parent)) {
      leftOut.add(
          "what attributes explain is left out, because it takes the negative similarities that the"
              + " run has clipped. Run analyze with these settings to get it.");
    }
    return leftOut;
  }

  private static boolean keepsAttributes(StoredRun parent) {
    return !RecutConfig.hasClipped(parent.manifest().configuration());
  }

  /** The support of the parent, whose blocks are the same if it is kept. */
  private static Optional<OrderAndBlocks.Support> support(StoredRun parent, JobConfig config) {
    if (!config.blocks().support()) {
      return Optional.empty();
    }
    Map<Set<Integer>, Double> known = parent.support();
    return Optional.of(
        (blocks, order, similarity) ->
            blocks.withSupport(
                blocks.blocks().stream()
                    .map(block -> block.classes(order.permutation()))
                    .mapToDouble(classes -> known.getOrDefault(classes, Double.NaN))
                    .toArray()));
  }

  private Measured read(StoredRun parent, JobConfig config) {
    progress.begin(Stage.READING);
    int classCount = parent.manifest().classes().total();
    MemoryCheck.checkOrder(parent, LogPlans.memory(classCount, parent.isSparse()));
    Similarity similarity = parent.similarity();
    Measured measured =
        new Measured(
            parent.facts(Optional.of(similarity)),
            similarity,
            Optional.empty(),
            parent.noise(),
            List.of(),
            parent.suspects(),
            config.output().examples() ? parent.examples() : Optional.empty(),
            keepsAttributes(parent) ? parent.attributes() : Optional.empty());
    progress.end(
        Text.of(
            "%s of run %s, %s",
            Counts.classes(classCount), parent.manifest().runId(), Counts.bytes(parent.bytes())));
    return measured;
  }
}
