package org.classblocks.app.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.JobConfig;
import org.classblocks.report.finding.ChangeSentences;
import org.classblocks.report.finding.Finding;
import org.classblocks.report.finding.Findings;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.PictureSources;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.model.RunChanges;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.write.manifest.Manifest;

/** Builds the model of a report, for a new run or a stored one. */
public final class ReportModels {
  private static final int MOST_SHIFTS = 2;

  private ReportModels() {}

  /**
   * The model of a result.
   *
   * @param drift how far the run is from the one before, if that was measured
   * @param pictures pictures of classes
   * @param companions other runs, groups and the history to show
   */
  public static ReportModel of(
      RunResult result,
      Provenance provenance,
      JobConfig config,
      Optional<Manifest.Drift> drift,
      ClassPictures pictures,
      PageCompanions companions) {
    return new ReportModel(
        config.report().title().orElseGet(() -> title(result)),
        config.report().description(),
        Stream.of(
                shifts(drift, companions, result),
                drift.stream().map(ReportModels::change),
                Findings.of(result).stream())
            .flatMap(sentences -> sentences)
            .toList(),
        result,
        provenance,
        clustering(config, result.order().quality().orElseThrow().leafOrder()),
        errors(result),
        companions,
        config.report().png(),
        new PictureSources(pictures, config.report().thumbnailUrl(), config.report().sampleUrl()));
  }

  /**
   * The first classes that changed as a whole, where they account for at least half of the changed
   * pairs: since the run before, or since the one that the page compares with.
   */
  private static Stream<Finding> shifts(
      Optional<Manifest.Drift> drift, PageCompanions companions, RunResult result) {
    List<Manifest.Shift> shifts =
        companions
            .changes()
            .filter(RunChanges::haveBlocksOfPage)
            .map(changes -> Manifest.Shift.of(changes.found(), result.classes()))
            .or(() -> drift.map(Manifest.Drift::shifts))
            .orElse(List.of());
    int pairs = shifts.stream().mapToInt(Manifest.Shift::pairs).sum();
    return shifts.stream()
        .limit(MOST_SHIFTS)
        .filter(shift -> 2L * pairs >= shift.changedPairs())
        .map(shift -> ChangeSentences.shift(shift.found(), shift.changedPairs(), result.classes()));
  }

  /** What has changed since the run before. */
  private static Finding change(Manifest.Drift drift) {
    boolean isCalm =
        drift.drift() == 0
            && drift.movedClasses() == 0
            && !(drift.goneBlocks() > 0)
            && !(drift.changedPairs() > 0)
            && drift.lost().isEmpty();
    return Finding.of(
        ChangeSentences.KIND,
        isCalm
            ? Text.of("Nothing has changed since %s beyond chance.", drift.runDate())
            : Text.of(
                "Since %s similarities have drifted by %s, %s of the groups are gone, and %s of the"
                    + " classes are in another group.",
                drift.runDate(),
                Numbers.threeDecimals(drift.drift()),
                Numbers.percent(Double.isNaN(drift.goneBlocks()) ? 0 : drift.goneBlocks()),
                Numbers.percent(drift.movedClasses())));
  }

  private static String title(RunResult result) {
    return Text.of(
        "%s, %s",
        Counts.classes(result.similarity().size()),
        Counts.of(result.log().rows().used(), "sample", "samples"));
  }

  private static ReportModel.Clustering clustering(JobConfig config, String leafOrder) {
    return new ReportModel.Clustering(
        config.order().linkage(), config.order().distance(), leafOrder);
  }

  private static Optional<ReportModel.Errors> errors(RunResult result) {
    return result
        .log()
        .labels()
        .flatMap(
            labels ->
                result
                    .errors()
                    .map(
                        found ->
                            new ReportModel.Errors(
                                labels.confusion().totals().top1(),
                                found.levels().isEmpty()
                                    ? Double.NaN
                                    : found.levels().get(0).insideShare())));
  }
}
