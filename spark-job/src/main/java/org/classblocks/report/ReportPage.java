package org.classblocks.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The page of a run: one HTML file that needs no network and no script.
 *
 * <p>Whatever names, settings and titles hold is shown as text: the template escapes it, and the
 * page's content security policy allows no script at all. O(k^2) time for the most similar pairs.
 */
public final class ReportPage {
  private static final String TEMPLATE = "index.html";

  private final ReportModel model;

  public ReportPage(ReportModel model) {
    this.model = model;
  }

  /**
   * Writes the page in UTF-8.
   *
   * @param png the picture of the matrix to show in the page, or null for none
   * @param out is flushed and left open
   */
  public void write(byte[] png, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    template().execute(ReportView.of(model, png), writer);
    writer.flush();
  }

  private static Template template() throws IOException {
    try (InputStream resource = ReportPage.class.getResourceAsStream(TEMPLATE);
        Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      return Mustache.compiler().emptyStringIsFalse(true).zeroIsFalse(true).compile(reader);
    }
  }
}
