package org.classblocks.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as the bytes that typed arrays of scripts lie over. */
final class LittleEndian {
  private LittleEndian() {}

  /** Four bytes a number. */
  static byte[] bytes(int... numbers) {
    byte[] bytes = new byte[Integer.BYTES * numbers.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(numbers);
    return bytes;
  }

  /** Four bytes a number. */
  static byte[] bytes(float... numbers) {
    byte[] bytes = new byte[Float.BYTES * numbers.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
    return bytes;
  }
}
