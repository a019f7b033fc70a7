package org.classblocks.report.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import org.classblocks.report.data.PageData;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.parts.PartsData;
import org.classblocks.report.table.ReportView;

/**
 * Writes the page of a run: one HTML file that works offline, with its data and its script inside.
 * Data that is too large for it goes beside it, into the folders {@code tiles} and {@code parts}.
 *
 * <p>Names, settings and titles are shown as text: the template escapes them, and the page's
 * content security policy allows no script but its own. O(k^2) time; memory for some rows of the
 * matrix.
 */
public record ReportPage(ReportModel model) {
  /** The name of the page among its files. */
  public static final String FILE = "index.html";

  /** Writes the page in UTF-8, and what lies beside it. */
  public void write(ReportFiles files) throws IOException {
    write(PageScripts.load(), files);
  }

  void write(PageScripts scripts, ReportFiles files) throws IOException {
    if (model.isInParts()) {
      writeInParts(new PartsData(model), scripts, files);
    } else {
      PageData data = new PageData(model);
      write((content, page) -> data.write(page, files), data.hasTiles(), scripts, files);
    }
  }

  /** Writes a page that shows one part at a time. */
  void writeInParts(PartsData data, PageScripts scripts, ReportFiles files) throws IOException {
    write((content, page) -> data.write(page, files), true, scripts, files);
  }

  private void write(
      Mustache.Lambda data, boolean hasFilesBeside, PageScripts scripts, ReportFiles files)
      throws IOException {
    Parts parts =
        new Parts(
            PagePolicy.of(scripts.sources(), hasFilesBeside, model.sources().urls()),
            data,
            (content, page) -> scripts.writeTo(page));
    Templates.write(FILE, ReportView.of(model), parts, files.create(FILE));
  }

  /**
   * What the template puts in beside texts.
   *
   * @param policy the content security policy
   * @param data writes the elements of data
   * @param scripts writes the scripts
   */
  private record Parts(String policy, Mustache.Lambda data, Mustache.Lambda scripts) {}
}
