package org.classblocks.report.script;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Bytes as text: base64 of a zlib stream. */
final class PackedBytes {
  private static final int BUFFER_BYTES = 1 << 13;

  private PackedBytes() {}

  /**
   * Writes content; leaves the writer open.
   *
   * @param level how much time is spent on compressing, as {@link Deflater} has it
   */
  static void write(DataSections.Content content, int level, Writer out) throws IOException {
    Deflater deflater = new Deflater(level);
    OutputStream base64 = Base64.getEncoder().wrap(new Ascii(out));
    try (OutputStream packed = new DeflaterOutputStream(base64, deflater, BUFFER_BYTES)) {
      content.writeTo(packed);
    } finally {
      deflater.end();
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
