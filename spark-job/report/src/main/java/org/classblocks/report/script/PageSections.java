package org.classblocks.report.script;

import java.io.IOException;
import java.io.Writer;
import java.util.zip.Deflater;

/** Sections inside a page: each an element that no browser runs, with an id. */
public record PageSections(Writer page) implements DataSections {
  @Override
  public void add(String name, Content content) throws IOException {
    page.write("<script type=\"application/octet-stream\" id=\"data-" + name + "\">");
    PackedBytes.write(content, Deflater.DEFAULT_COMPRESSION, page);
    page.write("</script>\n");
  }
}
