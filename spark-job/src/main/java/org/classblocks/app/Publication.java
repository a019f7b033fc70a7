package org.classblocks.app;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.classblocks.blocks.TaxonomyMatches;
import org.classblocks.compare.GroupComparison;
import org.classblocks.compare.SampleGroup;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.SampleSize;
import org.classblocks.order.OrderQuality;
import org.classblocks.report.MatrixPicture;
import org.classblocks.report.ReportModel;
import org.classblocks.report.ReportPage;
import org.classblocks.store.RunDirectory;
import org.classblocks.store.StoredFile;
import org.classblocks.write.Manifest;
import org.classblocks.write.RunResults;
import org.classblocks.write.RunWriter;

/** The end of a run: its files, its report, and the manifest that makes it exist. */
final class Publication {
  private static final String FOLDER = "report/";
  private static final String PICTURE = FOLDER + "matrix.png";
  private static final String GROUP_PICTURE = FOLDER + "group-";
  private static final String PAGE = FOLDER + ReportPage.FILE;

  private final RunDirectory directory;
  private final JobConfig config;
  private final Progress progress;
  private final Clock clock;

  Publication(RunDirectory directory, JobConfig config, Progress progress, Clock clock) {
    this.directory = directory;
    this.config = config;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Writes everything, the manifest last.
   *
   * @throws org.classblocks.UserErrorException if a file cannot be written
   */
  RunSummary publish(Origin origin, RunResults results) {
    try {
      return write(origin, results);
    } catch (IOException unwritable) {
      throw directory.unwritable(unwritable);
    }
  }

  private RunSummary write(Origin origin, RunResults results) throws IOException {
    progress.begin("Writing");
    new RunWriter(directory, config.output().npyMaxClasses()).write(results);
    String title =
        String.format(
            "%s, %s",
            Counts.classes(results.similarity().size()),
            Counts.of(origin.rows().used(), "sample", "samples"));
    if (config.report().png()) {
      writePicture(title, results);
      writeGroupPictures(results);
    }
    if (config.report().html()) {
      writePage(title, origin, results);
    }
    long bytes = directory.inventory().stream().mapToLong(StoredFile::bytes).sum();
    progress.end(
        String.format(
            "%s, %s", Counts.of(directory.inventory().size(), "file", "files"), Sizes.text(bytes)));
    directory.publish(manifest(origin, results, bytes).toJson());
    return new RunSummary(
        directory.location(), config.report().html() ? directory.locationOf(PAGE) : null);
  }

  private void writePicture(String title, RunResults results) throws IOException {
    try (OutputStream out = directory.create(PICTURE)) {
      new MatrixPicture(results.similarity(), results.order(), results.blocks()).write(title, out);
    }
  }

  private void writeGroupPictures(RunResults results) throws IOException {
    List<SampleGroup> groups = results.groups().map(GroupComparison::groups).orElse(List.of());
    for (int id = 0; id < groups.size(); id++) {
      SampleGroup group = groups.get(id);
      String title =
          String.format(
              Locale.ROOT,
              "%s: %s, %,.0f samples",
              group.name(),
              Counts.classes(results.similarity().size()),
              group.samples());
      try (OutputStream out = directory.create(GROUP_PICTURE + id + ".png")) {
        new MatrixPicture(group.similarity(), results.order(), results.blocks()).write(title, out);
      }
    }
  }

  private void writePage(String title, Origin origin, RunResults results) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    config.effective().forEach((key, value) -> settings.put(key, value == null ? "" : value + ""));
    ReportModel model =
        new ReportModel(
            title,
            directory.run().date(),
            directory.run().id(),
            samples(origin, results.marginals().sampleSize()),
            results.marginals(),
            results.listed(),
            results.labels(),
            results.similarity(),
            results.neighbours(),
            results.order(),
            new ReportModel.Clustering(
                Terms.linkage(config.order().linkage()),
                Terms.distance(config.order().distance()),
                quality(results).leafOrder()),
            results.blocks(),
            results.links(),
            results.triage(),
            results.groups(),
            errors(results),
            results.taxonomy().map(TaxonomyMatches::of),
            List.of(),
            config.report().png(),
            config.report().thumbnailUrl(),
            settings,
            Versions.all());
    new ReportPage(model).write(path -> directory.create(FOLDER + path));
  }

  private static ReportModel.Samples samples(Origin origin, SampleSize size) {
    return new ReportModel.Samples(
        size.samples(), origin.droppedByText(), size.effective(), size.weightless());
  }

  private Manifest manifest(Origin origin, RunResults results, long bytes) {
    return new Manifest(
        Manifest.COMPLETE,
        directory.run().date(),
        directory.run().id(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        origin.parent(),
        Versions.all(),
        origin.blas(),
        config.effective(),
        origin.inputs(),
        origin.rows(),
        Manifest.Samples.of(results.marginals().sampleSize()),
        Manifest.Scores.of(
            origin.clippedScores(), results.listed(), results.similarity().classes()),
        Manifest.Classes.of(results.similarity()),
        Manifest.Order.of(word("order.linkage"), word("order.distance"), quality(results)),
        Manifest.Blocks.of(results.blocks()),
        results.labels().map(labels -> Manifest.Labels.of(labels.counts())).orElse(null),
        confusion(results),
        results
            .taxonomy()
            .map(found -> Manifest.Taxonomy.of(found, results.similarity().classes()))
            .orElse(null),
        results.groups().map(Manifest.Groups::of).orElse(null),
        stages(origin.bytesRead(), bytes),
        directory.inventory());
  }

  private static Optional<ReportModel.Errors> errors(RunResults results) {
    return Optional.ofNullable(confusion(results))
        .map(
            found ->
                new ReportModel.Errors(
                    found.top1(),
                    found.levels().isEmpty() ? Double.NaN : found.levels().get(0).insideShare()));
  }

  private static Manifest.Confusion confusion(RunResults results) {
    return results
        .labels()
        .flatMap(
            labels ->
                results
                    .errors()
                    .map(errors -> Manifest.Confusion.of(labels.confusion().totals(), errors)))
        .orElse(null);
  }

  private List<Manifest.Stage> stages(long bytesRead, long bytesWritten) {
    return progress.times().stream()
        .map(
            time ->
                new Manifest.Stage(
                    time.name().toLowerCase(Locale.ROOT),
                    time.seconds(),
                    switch (time.name()) {
                      case "Reading" -> bytesRead;
                      case "Writing" -> bytesWritten;
                      default -> null;
                    }))
        .toList();
  }

  private static OrderQuality quality(RunResults results) {
    return results.order().quality().orElseThrow();
  }

  private String word(String key) {
    return String.valueOf(config.effective().get(key));
  }
}
