package org.classblocks.report.canvas;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a picture that has a palette as PNG, a byte for each pixel.
 *
 * <p>Rows are not filtered. A filter stores the differences of neighbouring bytes, and differences
 * of places in a palette mean nothing. The JDK's writer filters them, and its files are larger.
 *
 * <p>O(n) time for n pixels; memory for the file.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics, third edition</a>
 */
final class IndexedPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BITS = 8;
  private static final int PALETTE = 3;
  private static final int NO_FILTER = 0;

  /** Level 9 makes files of matrices 3 to 12% smaller, and takes eight to sixteen times as long. */
  private static final int LEVEL = 5;

  private final BufferedImage image;
  private final IndexColorModel palette;

  /**
   * @param image of one byte a pixel
   */
  IndexedPng(BufferedImage image) {
    this.image = image;
    this.palette = (IndexColorModel) image.getColorModel();
  }

  /** Writes the picture, and leaves the stream open. */
  void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.write(SIGNATURE);
    writeChunk("IHDR", this::writeHeader, out);
    writeChunk("PLTE", this::writeColours, out);
    if (palette.hasAlpha()) {
      writeChunk("tRNS", this::writeOpacities, out);
    }
    writeChunk("IDAT", this::writePixels, out);
    writeChunk("IEND", content -> {}, out);
  }

  /** What a chunk holds. */
  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static void writeChunk(String type, Content content, DataOutputStream out)
      throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.write(type.getBytes(StandardCharsets.US_ASCII));
    content.writeTo(new DataOutputStream(chunk));
    CRC32 checksum = new CRC32();
    checksum.update(chunk.toByteArray());
    out.writeInt(chunk.size() - type.length());
    chunk.writeTo(out);
    out.writeInt((int) checksum.getValue());
  }

  private void writeHeader(DataOutputStream out) throws IOException {
    out.writeInt(image.getWidth());
    out.writeInt(image.getHeight());
    out.writeByte(BITS);
    out.writeByte(PALETTE);
    out.write(new byte[] {0, 0, 0}); // deflate, filters by row, not interlaced
  }

  private void writeColours(DataOutputStream out) throws IOException {
    for (int i = 0; i < palette.getMapSize(); i++) {
      out.writeByte(palette.getRed(i));
      out.writeByte(palette.getGreen(i));
      out.writeByte(palette.getBlue(i));
    }
  }

  private void writeOpacities(DataOutputStream out) throws IOException {
    for (int i = 0; i < palette.getMapSize(); i++) {
      out.writeByte(palette.getAlpha(i));
    }
  }

  private void writePixels(DataOutputStream out) throws IOException {
    Deflater deflater = new Deflater(LEVEL);
    try (OutputStream pixels = new DeflaterOutputStream(out, deflater, 1 << 16)) {
      byte[] row = new byte[image.getWidth()];
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRaster().getDataElements(0, y, row.length, 1, row);
        pixels.write(NO_FILTER);
        pixels.write(row);
      }
    } finally {
      deflater.end();
    }
  }
}
