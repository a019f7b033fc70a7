package org.classblocks.spark.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.classblocks.Text;

/**
 * What the header of a {@code .npy} file says, as {@code np.save} writes it in front of an array.
 *
 * @param descr the type of an element, such as {@code <f4}
 * @param shape the lengths of the dimensions, such as {@code 1, 12}
 * @param start the first byte after the header
 */
public record NpyVector(String descr, String shape, int start) {
  static final String MAGIC = "\u0093NUMPY";

  private static final int VERSION = MAGIC.length();
  private static final Pattern DESCR = Pattern.compile("'descr': '([^']*)'");
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(([\\d, ]*)\\)");

  /** Reads a header; nothing if there is none, or its end is missing. */
  public static Optional<NpyVector> of(byte[] bytes) {
    if (bytes.length < VERSION + 6
        || !MAGIC.equals(new String(bytes, 0, VERSION, StandardCharsets.ISO_8859_1))) {
      return Optional.empty();
    }
    ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean isFirstVersion = bytes[VERSION] == 1;
    int header = VERSION + 2 + (isFirstVersion ? Short.BYTES : Integer.BYTES);
    long length =
        isFirstVersion
            ? Short.toUnsignedInt(little.getShort(VERSION + 2))
            : Integer.toUnsignedLong(little.getInt(VERSION + 2));
    if (header + length > bytes.length) {
      return Optional.empty();
    }
    String text = new String(bytes, header, (int) length, StandardCharsets.ISO_8859_1);
    Matcher descr = DESCR.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    return descr.find() && shape.find()
        ? Optional.of(
            new NpyVector(
                descr.group(1), shape.group(1).strip().replaceAll(",$", ""), header + (int) length))
        : Optional.empty();
  }

  /** The type of the scores, if it is one that packed scores may have. */
  Optional<PackedType> type() {
    return switch (descr) {
      case "<f2" -> Optional.of(PackedType.FLOAT16);
      case "<f4" -> Optional.of(PackedType.FLOAT32);
      case "<f8" -> Optional.of(PackedType.FLOAT64);
      default -> Optional.empty();
    };
  }

  /** Whether at most one dimension is longer than 1, so that the order of axes does not matter. */
  boolean isVector() {
    return !shape.isEmpty()
        && Stream.of(shape.split(",")).filter(length -> !length.strip().equals("1")).count() <= 1;
  }

  /** The number of scores in so many bytes, or -1 if they are no vector of a type. */
  public int scores(int bytes, PackedType expected) {
    return type().filter(found -> found == expected).isPresent()
            && isVector()
            && (bytes - start) % expected.width() == 0
        ? (bytes - start) / expected.width()
        : -1;
  }

  /** What it is, for people. */
  String text() {
    return Text.of(".npy files of type %s and shape (%s)", descr, shape);
  }
}
