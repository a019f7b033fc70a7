package org.classblocks.app.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.compare.NightlyChanges;
import org.classblocks.app.render.DerivedPublisher;
import org.classblocks.app.render.KnownHistory;
import org.classblocks.app.render.ReportFolder;
import org.classblocks.app.render.ReportModels;
import org.classblocks.app.render.SharedSimilarities;
import org.classblocks.app.render.ThumbnailFolder;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.RenderConfig;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.model.RunHistory;
import org.classblocks.report.page.ReportPage;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.store.ConcurrentFiles;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.tracks.GivenTracks;
import org.classblocks.write.run.StoredRun;

/** Renders the report of a complete run again, into a new folder. */
public record ReportRenderer(Configuration hadoop, Progress progress) {
  /** The way from a page to the output. */
  private static final String ROOT = "../../";

  /**
   * Writes a report.
   *
   * @param path the directory of a run, or an output path for its run of the newest date
   * @param output the folder that holds all runs, or null for that of the run
   * @param against other runs to show, likewise
   * @param given the configuration keys to change
   * @return the page, or the folder if no page is wanted
   */
  public String run(String path, String output, List<String> against, ConfigSource given) {
    StoredRun run = StoredRun.open(RunStore.find(hadoop, path));
    LightJvm.requireFor(run.classes().size());
    JobConfig config = RenderConfig.from(run.manifest().configuration(), given);
    checkIsWhole(run, against);
    List<StoredRun> others = others(against);
    List<PairLayer> layers =
        others.stream().map(other -> SharedSimilarities.layer(run.classes(), other)).toList();
    ThumbnailFolder folder = new ThumbnailFolder(hadoop, progress);
    folder.check(config);
    GivenTracks tracks = GivenTracks.read(config.report().tracks(), run.classes(), hadoop);
    DerivedPublisher reports = reports(run, output);
    MemoryCheck.check(run, MemoryCheck.ofAll(run) + ofOthers(others));
    progress.begin(Stage.READING);
    RunResult found = run.result();
    progress.end(
        Text.of("%s of run %s", Counts.classes(found.order().size()), run.manifest().runId()));
    Optional<NightlyChanges> changes =
        config.report().html() ? changes(run, found, config, ofOthers(others)) : Optional.empty();
    RunHistory history =
        KnownHistory.around(
            run, new KnownHistory.Place(output(run, output), ROOT), hadoop, progress);
    tracks.notes().forEach(progress::note);
    ClassPictures pictures = folder.read(config, found);
    List<Provenance.Parent> runs = new ArrayList<>(List.of(run.name()));
    others.forEach(other -> runs.add(other.name()));
    NewDirectory directory =
        reports.write(
            runs,
            DerivedPublisher.section(config, "report"),
            progress::notes,
            files -> {
              Provenance provenance = folder.renoted(run.provenance(config.shown()));
              write(
                  ReportModels.of(
                      found,
                      provenance,
                      config,
                      Optional.ofNullable(run.manifest().drift()),
                      pictures,
                      changes
                          .map(since -> since.beside(provenance, layers, history))
                          .orElse(new PageCompanions(layers, Optional.empty(), history))
                          .with(tracks.tracks(), tracks.notes())),
                  config,
                  files);
            });
    return config.report().html() ? directory.locationOf(ReportPage.FILE) : directory.location();
  }

  private static void checkIsWhole(StoredRun run, List<String> against) {
    if (!against.isEmpty()
        && ReportModel.isInParts(MemoryCheck.graph(run).isPresent(), run.classes().size())) {
      throw UserErrorException.usage(
          "The page of %s shows them in parts, which have no room for other runs. Leave out"
              + " --against.",
          Counts.classes(run.classes().size()));
    }
  }

  /** What changed since the run that this one was compared with, if it was. */
  private Optional<NightlyChanges> changes(
      StoredRun run, RunResult found, JobConfig config, long others) {
    return Optional.ofNullable(run.manifest().drift())
        .flatMap(
            drift ->
                run.outputLocation()
                    .flatMap(
                        output ->
                            new PreviousRun(
                                    RunStore.at(Store.at(hadoop, output)), config, hadoop, progress)
                                .again(drift, found, run.manifest().window(), others)));
  }

  private void write(ReportModel model, JobConfig config, NewDirectory directory)
      throws IOException {
    progress.begin(Stage.WRITING);
    try (ConcurrentFiles parts = new ConcurrentFiles(directory)) {
      new ReportFolder(directory::create).parts(model, config).forEach(parts::add);
      parts.finish();
    }
    List<StoredFile> files = directory.inventory();
    progress.end(
        Text.of(
            "%s, %s",
            Counts.of(files.size(), "file", "files"),
            Counts.bytes(files.stream().mapToLong(StoredFile::bytes).sum())));
  }

  /** The folder of reports, which must be writable. */
  private DerivedPublisher reports(StoredRun run, String output) {
    Store store = output(run, output);
    store.probe();
    return new DerivedPublisher(store, DerivedStore.Kind.REPORT);
  }

  private Store output(StoredRun run, String output) {
    String outer =
        Optional.ofNullable(output)
            .or(run::outputLocation)
            .orElseThrow(
                () ->
                    UserErrorException.usage(
                        "The run %s does not lie in a folder of runs, so its report has no place"
                            + " to go. Name a folder with --output.",
                        run.name().location()));
    return Store.at(hadoop, outer);
  }

  private List<StoredRun> others(List<String> paths) {
    List<StoredRun> others = new ArrayList<>();
    for (String path : paths) {
      StoredRun other = StoredRun.open(RunStore.find(hadoop, path));
      String id = other.manifest().runId();
      if (others.stream().anyMatch(known -> known.manifest().runId().equals(id))) {
        throw UserErrorException.usage(
            "--against %s: expected each run once, found run %s twice. Leave one out.", path, id);
      }
      others.add(other);
    }
    return others;
  }

  /** The memory of other runs, whose similarities are read one after the other. */
  private static long ofOthers(List<StoredRun> others) {
    return others.stream().mapToLong(MemoryCheck::ofSimilarity).max().orElse(0);
  }
}
