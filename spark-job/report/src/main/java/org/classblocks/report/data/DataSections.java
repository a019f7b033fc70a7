package org.classblocks.report.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

/**
 * The blocks of data of a page: each an element that no browser runs, with an id, and the bytes as
 * base64 of a zlib stream. They go straight to the page; nothing is held but a buffer.
 */
record DataSections(Writer page) {
  /** Writes the bytes of a section. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Adds a section.
   *
   * @param name tells it apart: letters, digits, dots, hyphens and underscores
   */
  void add(String name, Content content) throws IOException {
    page.write("<script type=\"application/octet-stream\" id=\"data-" + name + "\">");
    writePacked(content, page);
    page.write("</script>\n");
  }

  void add(String name, byte[] bytes) throws IOException {
    add(name, out -> out.write(bytes));
  }

  /** Writes what is left of bytes after zlib and base64, as text. */
  static void writePacked(Content content, Writer out) throws IOException {
    try (OutputStream packed = new DeflaterOutputStream(Base64.getEncoder().wrap(new Ascii(out)))) {
      content.writeTo(packed);
    }
  }

  /** Bytes that are letters, as such; leaves the writer open. */
  private static final class Ascii extends OutputStream {
    private final Writer out;

    Ascii(Writer out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(new String(bytes, offset, length, StandardCharsets.US_ASCII));
    }
  }
}
