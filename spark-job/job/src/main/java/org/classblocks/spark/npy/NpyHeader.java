package org.classblocks.spark.npy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a {@code .npy} file says in front of its array.
 *
 * @param bytes the size of the header, at whose end the array begins
 * @param type the type of an element, as numpy writes it
 * @param isFortran whether columns, not rows, are contiguous
 * @param shape the length of each dimension
 */
public record NpyHeader(int bytes, String type, boolean isFortran, List<Long> shape) {
  /** What files begin with, in Latin-1. */
  public static final String MAGIC = "\u0093NUMPY";

  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern TYPE = Pattern.compile("'descr': *('([^']*)'|\\[)");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([\\d, L]*)\\)");

  /**
   * Reads a header of version 1, 2 or 3.
   *
   * @throws IOException saying what is there instead
   */
  public static NpyHeader read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    byte[] beginning = in.readNBytes(MAGIC.length());
    if (!MAGIC.equals(new String(beginning, StandardCharsets.ISO_8859_1))) {
      throw new IOException("it does not begin as numpy's files do");
    }
    int version = in.readUnsignedByte();
    in.readUnsignedByte();
    int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
    long length = 0;
    for (int i = 0; i < lengthBytes; i++) {
      length |= (long) in.readUnsignedByte() << (Byte.SIZE * i);
    }
    if (version < 1 || version > 3 || length > MOST_BYTES) {
      throw new IOException("its header has version " + version + " and " + length + " bytes");
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length < length) {
      throw new IOException("it ends inside its header");
    }
    int bytes = MAGIC.length() + 2 + lengthBytes + text.length;
    return parse(new String(text, StandardCharsets.UTF_8), bytes);
  }

  private static NpyHeader parse(String text, int bytes) throws IOException {
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!type.find() || !order.find() || !shape.find()) {
      throw new IOException("its header is " + text.strip());
    }
    List<Long> lengths =
        Stream.of(shape.group(1).replace("L", "").split(","))
            .map(String::strip)
            .filter(length -> !length.isEmpty())
            .map(Long::valueOf)
            .toList();
    return new NpyHeader(
        bytes,
        type.group(2) == null ? "structured" : type.group(2),
        order.group(1).equals("True"),
        lengths);
  }
}
