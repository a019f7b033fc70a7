package org.classblocks.report.script;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

/** Bytes as text: base64 of a zlib stream. */
final class PackedBytes {
  private PackedBytes() {}

  /** Writes content; leaves the writer open. */
  static void write(DataSections.Content content, Writer out) throws IOException {
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
