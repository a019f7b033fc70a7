package org.classblocks.report.script;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as the bytes that typed arrays of scripts lie over. */
public final class LittleEndian {
  private LittleEndian() {}

  /** Four bytes a number. */
  public static byte[] bytes(int... numbers) {
    byte[] bytes = new byte[Integer.BYTES * numbers.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(numbers);
    return bytes;
  }

  /**
   * Four bytes a number. All NaN are the same: a quotient of zeros has other bits than a constant.
   */
  public static byte[] bytes(float... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putInt(Float.floatToIntBits(number));
    }
    return bytes.array();
  }
}
