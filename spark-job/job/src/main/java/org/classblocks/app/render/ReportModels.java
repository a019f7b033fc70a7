package org.classblocks.app.render;

import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.JobConfig;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.ReportModel;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;

/** Builds the model of a report, for a new run or a stored one. */
public final class ReportModels {
  private ReportModels() {}

  /**
   * The model of a result.
   *
   * @param companions other runs, groups and the history to show
   */
  public static ReportModel of(
      RunResult result, Provenance provenance, JobConfig config, PageCompanions companions) {
    return new ReportModel(
        title(result),
        result,
        provenance,
        clustering(config, result.order().quality().orElseThrow().leafOrder()),
        errors(result),
        companions,
        config.report().png(),
        config.report().thumbnailUrl());
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
