package org.classblocks.moments.kind;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes numbers for people. */
final class Rounded {
  private static final MathContext DIGITS = new MathContext(4);

  private Rounded() {}

  /** A finite number in four digits, without zeros at its end. */
  static String text(double number) {
    return BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toString();
  }
}
