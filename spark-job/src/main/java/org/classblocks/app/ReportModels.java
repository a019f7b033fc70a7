package org.classblocks.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.classblocks.blocks.TaxonomyMatches;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.SampleSize;
import org.classblocks.report.Beside;
import org.classblocks.report.ReportModel;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.store.Run;
import org.classblocks.write.Manifest;
import org.classblocks.write.Measurements;
import org.classblocks.write.ParentRun;
import org.classblocks.write.RunResults;
import org.classblocks.write.StoredFindings;

/** What a report tells, of a run that is being written or of one that was. */
final class ReportModels {
  private ReportModels() {}

  /**
   * Of a run that is being written.
   *
   * @param confusion what its manifest will say of errors, or null
   */
  static ReportModel of(
      Run run, JobConfig config, Origin origin, RunResults results, Manifest.Confusion confusion) {
    return new ReportModel(
        title(results.similarity(), origin),
        run.date(),
        run.id(),
        samples(origin, results.marginals().sampleSize()),
        results.marginals(),
        results.listed(),
        results.labels(),
        results.similarity(),
        results.neighbours(),
        results.order(),
        clustering(config, results.order().quality().orElseThrow().leafOrder()),
        results.blocks(),
        results.links(),
        results.triage(),
        results.groups(),
        errors(confusion),
        results.taxonomy().map(TaxonomyMatches::of),
        Beside.nothing(),
        config.report().png(),
        config.report().thumbnailUrl(),
        settings(config),
        Versions.all());
  }

  /**
   * Of a run that was written.
   *
   * @param beside what it is looked at beside
   */
  static ReportModel of(ParentRun run, JobConfig config, StoredFindings found, Beside beside) {
    Manifest manifest = run.manifest();
    Measurements measured = found.measurements();
    SimilarityMatrix similarity = measured.similarity();
    Origin origin = Origin.of(run);
    return new ReportModel(
        title(similarity, origin),
        manifest.runDate(),
        manifest.runId(),
        samples(origin, measured.marginals().sampleSize()),
        measured.marginals(),
        measured.listed(),
        measured.labels(),
        similarity,
        Neighbours.of(similarity, config.output().neighbours()),
        found.order(),
        clustering(config, manifest.order().leafOrder()),
        found.blocks(),
        found.links(),
        found.triage(),
        found.groups(),
        errors(manifest.confusion()),
        found.taxonomy(),
        beside,
        config.report().png(),
        config.report().thumbnailUrl(),
        settings(config),
        manifest.versions());
  }

  private static String title(SimilarityMatrix similarity, Origin origin) {
    return String.format(
        Locale.ROOT,
        "%s, %s",
        Counts.classes(similarity.size()),
        Counts.of(origin.rows().used(), "sample", "samples"));
  }

  private static ReportModel.Samples samples(Origin origin, SampleSize size) {
    return new ReportModel.Samples(
        size.samples(), origin.droppedByText(), size.effective(), size.weightless());
  }

  private static ReportModel.Clustering clustering(JobConfig config, String leafOrder) {
    return new ReportModel.Clustering(
        config.order().linkage(), config.order().distance(), leafOrder);
  }

  private static Optional<ReportModel.Errors> errors(Manifest.Confusion confusion) {
    return Optional.ofNullable(confusion)
        .map(
            found ->
                new ReportModel.Errors(
                    found.top1(),
                    found.levels().isEmpty() ? Double.NaN : found.levels().get(0).insideShare()));
  }

  private static Map<String, String> settings(JobConfig config) {
    Map<String, String> settings = new LinkedHashMap<>();
    config.shown().forEach((key, value) -> settings.put(key, value == null ? "" : value + ""));
    return settings;
  }
}
