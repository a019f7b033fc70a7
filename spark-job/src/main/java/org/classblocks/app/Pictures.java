package org.classblocks.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.classblocks.compare.GroupComparison;
import org.classblocks.compare.SampleGroup;
import org.classblocks.conf.ReportConfig;
import org.classblocks.moments.Confusion;
import org.classblocks.moments.LabelFindings;
import org.classblocks.report.ConfusionPicture;
import org.classblocks.report.MatrixPicture;
import org.classblocks.report.ReportFiles;
import org.classblocks.report.ReportModel;

/** The pictures of a run, as far as they are wanted. */
final class Pictures {
  private final ReportFiles files;
  private final ReportConfig config;
  private final Headings headings;

  /**
   * @param files receive what is drawn
   */
  Pictures(ReportFiles files, ReportConfig config, Headings headings) {
    this.files = files;
    this.config = config;
    this.headings = headings;
  }

  void write(ReportModel model) throws IOException {
    if (config.png() || config.svg()) {
      writeMatrix(model);
    }
    if (config.png()) {
      writeConfusion(model);
      writeGroups(model);
    }
  }

  private void writeMatrix(ReportModel model) throws IOException {
    MatrixPicture picture =
        new MatrixPicture(
            model.similarity(), model.order(), model.forest(), headings.similarity(model));
    if (config.svg()) {
      try (OutputStream out = files.create("matrix.svg")) {
        picture.writeSvg(out);
      }
    }
    if (config.png()) {
      try (OutputStream out = files.create("matrix.png")) {
        picture.writePng(out);
      }
    }
  }

  /** Only if samples have labels that are known. */
  private void writeConfusion(ReportModel model) throws IOException {
    Optional<Confusion> confusion =
        model.labels().map(LabelFindings::confusion).filter(found -> found.totals().samples() > 0);
    if (confusion.isPresent()) {
      try (OutputStream out = files.create("confusion.png")) {
        new ConfusionPicture(
                confusion.get().counts(),
                model.similarity().classes(),
                model.order(),
                model.forest(),
                headings.confusion(confusion.get()))
            .writePng(out);
      }
    }
  }

  private void writeGroups(ReportModel model) throws IOException {
    List<SampleGroup> groups = model.groups().map(GroupComparison::groups).orElse(List.of());
    for (int id = 0; id < groups.size(); id++) {
      SampleGroup group = groups.get(id);
      try (OutputStream out = files.create("group-" + id + ".png")) {
        new MatrixPicture(group.similarity(), model.order(), model.forest(), headings.group(group))
            .writePng(out);
      }
    }
  }
}
