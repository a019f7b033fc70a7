package org.classblocks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages on disk, with their real scripts. */
final class SavedPage {
  private SavedPage() {}

  /** Writes the page of a run, and gives its file. */
  static Path in(Path folder, ReportModel model) throws IOException {
    new ReportPage(model)
        .write(
            path -> {
              Path file = folder.resolve(path);
              Files.createDirectories(file.getParent());
              return Files.newOutputStream(file);
            });
    return folder.resolve(ReportPage.FILE);
  }
}
