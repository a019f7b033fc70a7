package org.classblocks.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.compare.GroupComparison;
import org.classblocks.compare.SampleGroup;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.ReportConfig;
import org.classblocks.report.MatrixPicture;
import org.classblocks.report.ReportFiles;
import org.classblocks.report.ReportModel;
import org.classblocks.report.ReportPage;

/** The files of a report: the page, the pictures of the matrix, and one of each group. */
final class ReportFolder {
  private final ReportFiles files;

  /**
   * @param files receive what is written
   */
  ReportFolder(ReportFiles files) {
    this.files = files;
  }

  /** Writes what is wanted of it. */
  void write(ReportModel model, JobConfig config) throws IOException {
    Headings headings = new Headings(config, model.runDate());
    writePictures(headings, model, config.report());
    if (config.report().png()) {
      writeGroupPictures(headings, model);
    }
    if (config.report().html()) {
      new ReportPage(model).write(files);
    }
  }

  private void writePictures(Headings headings, ReportModel model, ReportConfig config)
      throws IOException {
    if (!config.svg() && !config.png()) {
      return;
    }
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

  private void writeGroupPictures(Headings headings, ReportModel model) throws IOException {
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
