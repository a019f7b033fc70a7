package org.classblocks.linalg;

import java.util.Locale;

/** The arithmetic of products. */
public enum Precision {
  /**
   * Values and products are doubles: a sum over r rows errs by at most about r 2^-53 of its norm.
   */
  DOUBLE,
  /**
   * Values are rounded to the 24 bits of a float, whatever their magnitude, and multiplied as such;
   * each batch's sums are added up in double. A sum over batches of r rows errs by at most (r + 2)
   * 2^-24 of its norm, however many batches there are: 1.3e-4 for 2,100 rows. Where roundings go
   * either way, as they do with scores of many values, it is less than 1e-6.
   */
  MIXED;

  /** The word for it in configurations and manifests. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The most rows whose products in {@link #MIXED} are sure to err by at most a share of their
   * norm, also where floats are centred as floats, which makes the bound 17/16 as large; 0 or less
   * if there are none.
   */
  public static long mixedRows(double error) {
    return (long) Math.floor(error * 16 / 17 * 0x1p24) - 2;
  }

  /** Copies values as this precision holds them. */
  void copy(double[] values, double[] target, int offset, int length) {
    System.arraycopy(values, 0, target, offset, length);
    if (this == MIXED) {
      for (int i = offset; i < offset + length; i++) {
        target[i] = rounded(target[i]);
      }
    }
  }

  private static double rounded(double value) {
    float asFloat = (float) value;
    boolean isInRange =
        Math.abs(asFloat) >= Float.MIN_NORMAL && Math.abs(asFloat) < Float.MAX_VALUE;
    int exponent = Math.getExponent(value);
    return isInRange
        ? asFloat
        : Math.scalb((double) (float) Math.scalb(value, -exponent), exponent);
  }
}
