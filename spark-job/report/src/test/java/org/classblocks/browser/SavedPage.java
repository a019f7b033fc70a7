package org.classblocks.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.page.ReportPage;

/** Pages on disk, with their real scripts. */
public final class SavedPage {
  private SavedPage() {}

  /** Writes the page of a run, and gives its file. */
  public static Path in(Path folder, ReportModel model) throws IOException {
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
