package org.classblocks.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.classblocks.Text;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {
  private static final String NONE = "\u2013";
  private static final char MINUS = '\u2212';

  private Numbers() {}

  /** A count with commas: 9,485. */
  public static String count(long count) {
    return Text.of("%,d", count);
  }

  /** A count with its noun: "1 class", "1,200 classes". */
  public static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** How many there are beyond a limit; empty for none. */
  public static String countOver(long count, long limit) {
    return count > limit ? count(count - limit) : "";
  }

  /** A count, or a sum of weights with one decimal; a dash for NaN. */
  public static String quantity(double value) {
    return value == Math.rint(value) ? count((long) value) : decimals(value, "%,.1f");
  }

  /** A sum that is mostly a count: whole numbers with commas, others with two digits at least. */
  public static String amount(double amount) {
    if (amount == Math.rint(amount) || amount >= 100) {
      return Text.of("%,.0f", amount);
    }
    MathContext digits = new MathContext(amount >= 1 ? 3 : 2);
    return new BigDecimal(amount).round(digits).stripTrailingZeros().toPlainString();
  }

  /** A number with two decimals, a real minus sign, and a dash for NaN. */
  public static String twoDecimals(double value) {
    return decimals(value, "%.2f");
  }

  /** A number with two decimals and its sign, a plus sign, too; a dash for NaN. */
  public static String signed(double value) {
    String digits = twoDecimals(value);
    return value > 0 && !digits.equals("0.00") ? "+" + digits : digits;
  }

  /** A number with three decimals, a real minus sign, and a dash for NaN. */
  public static String threeDecimals(double value) {
    return decimals(value, "%.3f");
  }

  /** A share as a percentage with one decimal: "75.1%". */
  public static String percent(double share) {
    return decimals(100 * share, "%.1f") + "%";
  }

  private static String decimals(double value, String format) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    String digits = String.format(Locale.ROOT, format, Math.abs(value));
    boolean zero = digits.chars().allMatch(digit -> digit == '0' || digit == '.');
    return value < 0 && !zero ? MINUS + digits : digits;
  }
}
