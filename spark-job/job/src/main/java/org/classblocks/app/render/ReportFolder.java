package org.classblocks.app.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.ReportConfig;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.finding.FindingFiles;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.page.ReportPage;
import org.classblocks.report.picture.ConfusionPicture;
import org.classblocks.report.picture.ContactSheetPicture;
import org.classblocks.report.picture.Heading;
import org.classblocks.report.picture.MatrixPicture;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.result.TypicalClasses;
import org.classblocks.store.ConcurrentFiles;

/** The page and the pictures of a report, as far as the configuration asks for them. */
public record ReportFolder(ReportFiles files) {
  private static final String DOT = " \u00b7 ";

  /**
   * The parts of a report, the slowest first. They can be written at once: at most three of them
   * have a picture in memory at a time, however many groups there are.
   */
  public List<ConcurrentFiles.Part> parts(ReportModel model, JobConfig config) {
    String correlation =
        config.similarity().isOfMeans()
            ? "Correlation of their mean features over "
            : "Correlation of their scores over ";
    ReportConfig wanted = config.report();
    List<ConcurrentFiles.Part> parts = new ArrayList<>();
    if (wanted.png() || wanted.svg()) {
      parts.add(() -> writeMatrix(model, wanted, correlation));
    }
    if (wanted.html()) {
      parts.add(() -> new ReportPage(model).write(files));
    }
    if (wanted.png()) {
      parts.add(() -> writeGroups(model, correlation));
      parts.add(() -> writeConfusion(model));
    }
    if (wanted.html()) {
      parts.add(() -> writeFindings(model));
    }
    return parts;
  }

  private void writeFindings(ReportModel model) throws IOException {
    FindingFiles findings =
        new FindingFiles(
            model.title(), model.description().orElse(null), ReportPage.FILE, model.findings());
    try (OutputStream out = files.create(FindingFiles.JSON)) {
      findings.writeJson(out);
    }
    try (OutputStream out = files.create(FindingFiles.MARKDOWN)) {
      findings.writeMarkdown(out);
    }
  }

  private void writeMatrix(ReportModel model, ReportConfig wanted, String correlation)
      throws IOException {
    MatrixPicture picture =
        new MatrixPicture(
            model.result().similarity(),
            model.result().order(),
            model.result().blocks(),
            heading(model, correlation));
    if (wanted.svg()) {
      try (OutputStream out = files.create("matrix.svg")) {
        picture.writeSvg(out);
      }
    }
    if (wanted.png()) {
      try (OutputStream out = files.create("matrix.png")) {
        picture.writePng(out);
      }
      writeContactSheets(model, picture);
    }
  }

  /** Only if classes in blocks have pictures that are at hand. */
  private void writeContactSheets(ReportModel model, MatrixPicture matrix) throws IOException {
    ClassPictures pictures = model.sources().ofClasses();
    TypicalClasses typical = new TypicalClasses(model.result());
    ContactSheetPicture sheets =
        new ContactSheetPicture(
            matrix, pictures, (block, most) -> typical.of(block, most, pictures::has));
    if (!sheets.isEmpty()) {
      try (OutputStream out = files.create("contact-sheets.png")) {
        sheets.writePng(out);
      }
    }
  }

  private static Heading heading(ReportModel model, String correlation) {
    return new Heading(
        "Similarity of " + Counts.classes(model.result().similarity().size()),
        correlation
            + samples((double) model.result().log().marginals().samples())
            + DOT
            + model.provenance().runDate()
            + (model.result().order().dendrogram().leafCount() > 2
                ? DOT + "similar classes stand side by side"
                : ""));
  }

  /** Only if samples have labels that name a class. */
  private void writeConfusion(ReportModel model) throws IOException {
    Optional<Confusion> confusion =
        model
            .result()
            .log()
            .labels()
            .map(LabelStatistics::confusion)
            .filter(found -> found.totals().samples() > 0);
    if (confusion.isPresent()) {
      try (OutputStream out = files.create("confusion.png")) {
        new ConfusionPicture(
                confusion.get().counts(),
                model.result().similarity().classes(),
                model.result().order(),
                model.result().blocks(),
                heading(model, confusion.get()))
            .writePng(out);
      }
    }
  }

  private static Heading heading(ReportModel model, Confusion confusion) {
    return new Heading(
        "Confusion of " + Counts.classes(confusion.size()),
        "Row: the label; column: what was predicted in its place"
            + DOT
            + samples(confusion.totals().samples())
            + DOT
            + model.provenance().runDate());
  }

  private void writeGroups(ReportModel model, String correlation) throws IOException {
    List<SampleGroup> groups =
        model.result().groups().map(GroupComparison::groups).orElse(List.of());
    for (int id = 0; id < groups.size(); id++) {
      SampleGroup group = groups.get(id);
      try (OutputStream out = files.create("group-" + id + ".png")) {
        new MatrixPicture(
                group.similarity(),
                model.result().order(),
                model.result().blocks(),
                heading(model, group, correlation))
            .writePng(out);
      }
    }
  }

  private static Heading heading(ReportModel model, SampleGroup group, String correlation) {
    return new Heading(
        SampleGroup.shown(group.name())
            + ": similarity of "
            + Counts.classes(group.similarity().size()),
        correlation
            + samples(group.samples())
            + " of the group"
            + DOT
            + model.provenance().runDate()
            + DOT
            + "in the order of all samples");
  }

  private static String samples(double samples) {
    return Math.rint(samples) == 1 ? "1 sample" : Text.of("%,.0f samples", samples);
  }
}
