package org.classblocks.app.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.app.render.ReportFolder;
import org.classblocks.app.render.ReportModels;
import org.classblocks.app.render.SharedSimilarities;
import org.classblocks.app.render.ThumbnailFolder;
import org.classblocks.compare.RunComparison;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.RenderConfig;
import org.classblocks.conf.ReportConfig;
import org.classblocks.groups.SampleGroup;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.model.RunChanges;
import org.classblocks.report.model.RunHistory;
import org.classblocks.report.page.ReportPage;
import org.classblocks.result.RunResult;
import org.classblocks.store.ConcurrentFiles;
import org.classblocks.store.NewDirectory;

/**
 * The page of a comparison: the page of the later run, in its order. Its first layer is the
 * difference of the similarities.
 */
record ComparisonPage(
    ComparedSide before,
    ComparedSide after,
    RunComparison found,
    ReportConfig wanted,
    ThumbnailFolder folder,
    RunHistory history) {
  private static final String FOLDER = "report/";

  /** The way from the page to the output. */
  static final String ROOT = "../../../";

  /** Its path in the directory of the comparison. */
  static final String FILE = FOLDER + ReportPage.FILE;

  /**
   * The parts of the page, which can be written at once.
   *
   * @param sentences what changed
   * @param directory receives them
   */
  List<ConcurrentFiles.Part> parts(List<String> sentences, NewDirectory directory) {
    RunResult all = after.group().isPresent() ? after.run().result() : after.found();
    JobConfig config = config();
    ReportModel model =
        ReportModels.of(
            all,
            after.run().provenance(config.shown()),
            config,
            Optional.empty(),
            folder.read(config, all),
            after.group().isPresent() ? besideGroups(sentences, all) : besideRun(sentences));
    return new ReportFolder(path -> directory.create(FOLDER + path)).parts(model, config);
  }

  /** The configuration of the run, without its pictures. */
  private JobConfig config() {
    return RenderConfig.from(
        after.run().manifest().configuration(),
        new ConfigSource()
            .addIfPresent("report.html", true)
            .addIfPresent("report.png", false)
            .addIfPresent("report.svg", false)
            .addIfPresent(ReportConfig.THUMBNAIL_FOLDER, wanted.thumbnailFolder().orElse(null))
            .addIfPresent("report.thumbnail-url", wanted.thumbnailUrl().orElse(null))
            .addIfPresent("report.sample-url", wanted.sampleUrl().orElse(null)));
  }

  private PageCompanions besideRun(List<String> sentences) {
    PairLayer other =
        SharedSimilarities.layer(before.run().name(), before.found().similarity(), found.classes());
    return companions(
        List.of(other), RunChanges.since(other, sentences, before.found(), after.found(), found));
  }

  private PageCompanions besideGroups(List<String> sentences, RunResult all) {
    List<SampleGroup> groups = all.groups().orElseThrow().groups();
    return companions(
        List.of(),
        RunChanges.ofGroups(
            id(before, groups),
            id(after, groups),
            sentences,
            before.found(),
            after.found(),
            found));
  }

  private PageCompanions companions(List<PairLayer> layers, RunChanges changes) {
    return new PageCompanions(layers, Optional.of(changes), history);
  }

  private static int id(ComparedSide side, List<SampleGroup> groups) {
    String name = side.group().orElseThrow();
    return IntStream.range(0, groups.size())
        .filter(id -> groups.get(id).name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
