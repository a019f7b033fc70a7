package org.classblocks.linalg;

/** The arithmetic of products. */
public enum Precision {
  /**
   * Values and products are doubles: a sum over r rows errs by at most about r 2^-53 of its norm.
   */
  DOUBLE,
  /**
   * Values are rounded to floats and multiplied as such, and each batch's sums are added up in
   * double: a sum over batches of r rows errs by at most (r + 2) 2^-24 of its norm, usually by less
   * than sqrt(r) 2^-24, however many batches there are.
   */
  MIXED;

  /** Copies values as this precision holds them. */
  void copy(double[] values, double[] target, int offset, int length) {
    System.arraycopy(values, 0, target, offset, length);
    if (this == MIXED) {
      for (int i = offset; i < offset + length; i++) {
        target[i] = (float) target[i];
      }
    }
  }
}
