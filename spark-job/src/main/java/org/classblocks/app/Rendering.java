package org.classblocks.app;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.RenderConfig;
import org.classblocks.report.ReportModel;
import org.classblocks.report.ReportPage;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.CompleteRun;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.write.Manifest;
import org.classblocks.write.ParentRun;
import org.classblocks.write.StoredFindings;

/** The way from a complete run to its report, which goes to a folder of its own. */
final class Rendering {
  private static final String FOLDER = "reports/report_id=";

  /** What else is in use: classes, tables, buffers. */
  private static final long OTHER_BYTES = 100_000_000;

  private final Configuration hadoop;
  private final Progress progress;

  Rendering(Configuration hadoop, Progress progress) {
    this.hadoop = hadoop;
    this.progress = progress;
  }

  /**
   * Writes a report.
   *
   * @param path the run: its directory, or an output path, which stands for its newest run
   * @param output the folder that holds all runs, or null for that of the run
   * @param against other runs, likewise
   * @param given the configuration keys to change
   * @return what was written: the page, or the folder where no page is wanted
   */
  String run(String path, String output, List<String> against, ConfigSource given) {
    ParentRun run = ParentRun.open(CompleteRun.at(hadoop, path));
    JobConfig config = RenderConfig.from(run.manifest().configuration(), given);
    List<ReportModel.OtherRun> others = others(run, against);
    Store folder = destination(run, output);
    MemoryGate.check(
        run.manifest().classes().total(),
        heapBytes(run, !others.isEmpty()),
        Runtime.getRuntime().maxMemory());
    progress.begin("Reading");
    StoredFindings found = StoredFindings.of(run);
    progress.end(
        String.format(
            "%s of run %s", Counts.classes(found.order().size()), run.manifest().runId()));
    write(ReportModels.of(run, config, found, others), config, folder);
    return config.report().html() ? folder.locationOf(ReportPage.FILE) : folder.location();
  }

  private void write(ReportModel model, JobConfig config, Store folder) {
    progress.begin("Writing");
    AtomicInteger files = new AtomicInteger();
    AtomicLong bytes = new AtomicLong();
    Consumer<StoredFile> count =
        file -> {
          files.incrementAndGet();
          bytes.addAndGet(file.bytes());
        };
    try {
      new ReportFolder(path -> folder.create(path, count)).write(model, config);
    } catch (IOException unwritable) {
      throw folder.unwritable(unwritable);
    }
    progress.end(
        String.format("%s, %s", Counts.of(files.get(), "file", "files"), Sizes.text(bytes.get())));
  }

  /** A new folder that can be written. */
  private Store destination(ParentRun run, String output) {
    String outer =
        Optional.ofNullable(output)
            .or(run::outputLocation)
            .orElseThrow(
                () ->
                    UserErrorException.usage(
                        "The run %s does not lie in a folder of runs, beside which its report would"
                            + " go. Name a folder with --output.",
                        run.name().location()));
    String id = RunStore.newId(Clock.systemUTC(), new SplittableRandom());
    Store folder = Store.at(hadoop, outer).folder(FOLDER + id);
    folder.probe();
    return folder;
  }

  private List<ReportModel.OtherRun> others(ParentRun run, List<String> paths) {
    ClassList classes = run.classes();
    List<ReportModel.OtherRun> others = new ArrayList<>();
    for (String path : paths) {
      ParentRun other = ParentRun.open(CompleteRun.at(hadoop, path));
      Manifest manifest = other.manifest();
      if (others.stream().anyMatch(known -> known.id().equals(manifest.runId()))) {
        throw UserErrorException.usage(
            "--against %s: expected each run once, found run %s twice. Leave one out.",
            path, manifest.runId());
      }
      SharedSimilarities shared = SharedSimilarities.of(classes, other);
      others.add(new ReportModel.OtherRun(manifest.runDate(), manifest.runId(), shared::read));
    }
    return others;
  }

  /** The matrices that are held at one time; of other runs one. */
  private static long heapBytes(ParentRun run, boolean hasOthers) {
    long classes = run.manifest().classes().total();
    Manifest.Groups groups = run.manifest().groups();
    long matrices = 1L + (groups == null ? 0 : groups.count()) + (hasOthers ? 1 : 0);
    long pairBytes = matrices * Double.BYTES + (run.isSparse() ? Integer.BYTES : 0);
    return OTHER_BYTES + classes * (classes + 1) / 2 * pairBytes;
  }
}
