package org.classblocks.app;

import java.io.IOException;
import org.classblocks.conf.JobConfig;
import org.classblocks.report.ReportFiles;
import org.classblocks.report.ReportModel;
import org.classblocks.report.ReportPage;

/** The files of a report: the page and the pictures. */
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
    new Pictures(files, config.report(), headings).write(model);
    if (config.report().html()) {
      new ReportPage(model).write(files);
    }
  }
}
