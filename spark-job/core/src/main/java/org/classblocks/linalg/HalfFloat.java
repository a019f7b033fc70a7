package org.classblocks.linalg;

/**
 * Numbers of 16 bits, as IEEE 754 has them: 11 significant bits, 6e-8 to 65,504. Rounds to nearest,
 * ties away from zero.
 */
public final class HalfFloat {
  private static final int FRACTION = 10;
  private static final int LEAST_EXPONENT = -14;
  private static final int MOST_EXPONENT = 15;
  private static final int INFINITE = 0x7C00;
  private static final int NOT_A_NUMBER = 0x7E00;

  private HalfFloat() {}

  /** The bits of the nearest number. */
  public static short of(float value) {
    if (Float.isNaN(value)) {
      return (short) NOT_A_NUMBER;
    }
    int sign = Float.floatToRawIntBits(value) < 0 ? 0x8000 : 0;
    float size = Math.abs(value);
    int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(size));
    if (exponent > MOST_EXPONENT) {
      return (short) (sign | INFINITE);
    }
    int steps = Math.round(Math.scalb(size, FRACTION - exponent));
    int base = (exponent - LEAST_EXPONENT) << FRACTION;
    return (short) (sign | base + steps);
  }

  /** The number of some bits. */
  public static float valueOf(short bits) {
    int exponent = bits >> FRACTION & 0x1F;
    int fraction = bits & (1 << FRACTION) - 1;
    float size =
        exponent == 0
            ? Math.scalb((float) fraction, LEAST_EXPONENT - FRACTION)
            : exponent == 0x1F
                ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
                : Math.scalb(
                    (float) (fraction | 1 << FRACTION), exponent - 1 + LEAST_EXPONENT - FRACTION);
    return bits < 0 ? -size : size;
  }
}
