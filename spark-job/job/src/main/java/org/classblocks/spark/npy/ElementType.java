package org.classblocks.spark.npy;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.classblocks.spark.half.HalfFloats;

/**
 * How an array holds one element.
 *
 * @param kind the letter of numpy for the kind: f, i, u, b, U or S
 * @param bytes the size of an element
 * @param isBigEndian whether the most significant byte is first
 */
record ElementType(char kind, int bytes, boolean isBigEndian) implements Serializable {
  private static final Pattern TYPE = Pattern.compile("([<>|=])([fiubUS])(\\d{1,6})");

  /** The type that numpy writes as a text such as {@code <f4}; nothing if it is not read. */
  static Optional<ElementType> of(String text) {
    Matcher parts = TYPE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    char kind = parts.group(2).charAt(0);
    int size = Integer.parseInt(parts.group(3)) * (kind == 'U' ? Integer.BYTES : 1);
    ElementType type = new ElementType(kind, size, parts.group(1).equals(">"));
    return type.isKnown() ? Optional.of(type) : Optional.empty();
  }

  private boolean isKnown() {
    return switch (kind) {
      case 'f' -> bytes == 2 || bytes == 4 || bytes == 8;
      case 'i', 'u' -> bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
      case 'b' -> bytes == 1;
      default -> true;
    };
  }

  boolean isText() {
    return kind == 'U' || kind == 'S';
  }

  boolean isDouble() {
    return kind == 'f' && bytes == Double.BYTES;
  }

  boolean isFloat() {
    return kind == 'f' && bytes != Double.BYTES;
  }

  /** Half floats are floats, integers are long. */
  DataType sparkType() {
    if (isText()) {
      return DataTypes.StringType;
    }
    if (kind != 'f') {
      return DataTypes.LongType;
    }
    return isDouble() ? DataTypes.DoubleType : DataTypes.FloatType;
  }

  ByteOrder order() {
    return isBigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** The half or single float at a byte of a buffer in this order. */
  float floatAt(ByteBuffer from, int at) {
    return bytes == Float.BYTES ? from.getFloat(at) : HalfFloats.value(from.getShort(at));
  }

  /** The integer or truth value at a byte of a buffer in this order. */
  long longAt(ByteBuffer from, int at) {
    boolean isSigned = kind == 'i';
    return switch (bytes) {
      case 1 -> isSigned ? from.get(at) : Byte.toUnsignedLong(from.get(at));
      case 2 -> isSigned ? from.getShort(at) : Short.toUnsignedLong(from.getShort(at));
      case 4 -> isSigned ? from.getInt(at) : Integer.toUnsignedLong(from.getInt(at));
      default -> from.getLong(at);
    };
  }

  /** The text at a byte of a buffer, without the zeros that fill it up. */
  UTF8String textAt(ByteBuffer from, int at) {
    byte[] text = new byte[bytes];
    from.get(at, text);
    String filled = new String(text, charset());
    int end = filled.length();
    while (end > 0 && filled.charAt(end - 1) == 0) {
      end--;
    }
    return UTF8String.fromString(filled.substring(0, end));
  }

  private Charset charset() {
    if (kind == 'S') {
      return StandardCharsets.UTF_8;
    }
    return Charset.forName(isBigEndian ? "UTF-32BE" : "UTF-32LE");
  }
}
