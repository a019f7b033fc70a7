package org.classblocks.spark.npy;

/** Half floats, which Java 17 does not know. */
final class Float16 {
  private static final int FRACTION_BITS = 10;
  private static final int EXPONENT = 0x1f;
  private static final float SMALLEST = 0x1p-24f;

  private Float16() {}

  /** The same number as a float, which can hold every half float. */
  static float toFloat(short half) {
    int exponent = (half >> FRACTION_BITS) & EXPONENT;
    int fraction = half & ((1 << FRACTION_BITS) - 1);
    float size;
    if (exponent == 0) {
      size = fraction * SMALLEST;
    } else if (exponent == EXPONENT) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      size = Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
    }
    return half < 0 ? -size : size;
  }
}
