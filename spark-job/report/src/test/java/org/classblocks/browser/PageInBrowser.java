package org.classblocks.browser;

import java.io.IOException;
import java.nio.file.Path;
import org.classblocks.report.model.ReportModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Saves a page once for all tests of a class, and opens it anew for each of them. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PageInBrowser {
  private final ReportModel model;

  /** The page on disk. */
  protected Path file;

  protected OpenPage page;
  protected ShownMatrix matrix;

  protected PageInBrowser(ReportModel model) {
    this.model = model;
  }

  @BeforeAll
  final void save(@TempDir Path folder) throws IOException {
    file = SavedPage.in(folder, model);
  }

  @BeforeEach
  final void open(Browser browser) {
    page = OpenPage.open(browser, file);
    matrix = new ShownMatrix(page, model.result().similarity().size());
  }
}
