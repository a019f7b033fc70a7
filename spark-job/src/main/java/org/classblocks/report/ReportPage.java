package org.classblocks.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The page of a run: one HTML file that asks nobody for anything, with its data and its script
 * inside. What is too large for that lies beside it, in the folder {@code tiles}.
 *
 * <p>Whatever names, settings and titles hold is shown as text: the template escapes it, and the
 * page's content security policy allows no script but its own. O(k^2) time; memory for some rows of
 * the matrix, as the data is written as it comes.
 */
public final class ReportPage {
  /** The name of the page among its files. */
  public static final String FILE = "index.html";

  private static final String TEMPLATE = "index.html";

  private final ReportModel model;

  public ReportPage(ReportModel model) {
    this.model = model;
  }

  /** Writes the page in UTF-8, and what lies beside it. */
  public void write(ReportFiles files) throws IOException {
    write(PageScripts.load(), files);
  }

  /** Writes the page with other scripts. */
  void write(PageScripts scripts, ReportFiles files) throws IOException {
    PageData data = new PageData(model);
    Parts parts =
        new Parts(
            PagePolicy.of(scripts.sources(), data.hasTiles(), model.thumbnails()),
            (content, page) -> data.write(page, files),
            (content, page) -> scripts.writeTo(page));
    try (Writer page =
        new BufferedWriter(
            new OutputStreamWriter(files.create(FILE), StandardCharsets.UTF_8), 1 << 16)) {
      template().execute(ReportView.of(model), parts, page);
    } catch (MustacheException failure) {
      if (failure.getCause() instanceof IOException unwritable) {
        throw unwritable;
      }
      throw failure;
    }
  }

  /**
   * What the template puts in beside texts.
   *
   * @param policy the content security policy
   * @param data writes the elements of data
   * @param scripts writes the scripts
   */
  private record Parts(String policy, Mustache.Lambda data, Mustache.Lambda scripts) {}

  private static Template template() throws IOException {
    try (InputStream resource = ReportPage.class.getResourceAsStream(TEMPLATE);
        Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      return Mustache.compiler().emptyStringIsFalse(true).zeroIsFalse(true).compile(reader);
    }
  }
}
