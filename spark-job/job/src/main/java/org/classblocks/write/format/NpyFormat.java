package org.classblocks.write.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.classblocks.Text;

/**
 * The format of numpy arrays, version 1.0: a header, and then the elements, little-endian and in C
 * order.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The format
 *     of .npy files</a>
 */
final class NpyFormat {
  static final String FLOAT16 = "<f2";
  static final String FLOAT32 = "<f4";
  static final String FLOAT64 = "<f8";
  static final String INT32 = "<i4";

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyFormat() {}

  /** The shape of an array of one dimension. */
  static String vector(long length) {
    return length + ",";
  }

  /** The shape of an array of two dimensions. */
  static String matrix(int rows, int columns) {
    return rows + ", " + columns;
  }

  /** The bytes before the elements, padded with blanks to a multiple of 64. */
  static byte[] header(String type, String shape) {
    String header =
        Text.of("{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", type, shape);
    int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    header += " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(MAGIC.length + Short.BYTES + header.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * Reads a header.
   *
   * @throws IOException if the array has another type or shape
   */
  static void requireHeader(InputStream in, String type, String shape) throws IOException {
    byte[] header = header(type, shape);
    if (!Arrays.equals(in.readNBytes(header.length), header)) {
      throw new IOException("not an array of the shape (" + shape + ") that the classes ask for");
    }
  }

  /**
   * Reads the first bytes of a buffer.
   *
   * @throws IOException if the array ends before
   */
  static void read(InputStream in, byte[] buffer, int bytes) throws IOException {
    if (in.readNBytes(buffer, 0, bytes) < bytes) {
      throw new EOFException("the array ends early");
    }
  }

  /** Elements in memory. */
  static ByteBuffer elements(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
