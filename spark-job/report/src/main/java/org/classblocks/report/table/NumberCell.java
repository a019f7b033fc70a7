package org.classblocks.report.table;

import org.classblocks.report.text.Numbers;

/**
 * A number in a table.
 *
 * @param text as people read it
 * @param value in full, to sort by; empty if it is unknown
 * @param share as a percentage from 0 to 100, for a bar
 */
record NumberCell(String text, String value, int share) {
  private static NumberCell of(String text, double value) {
    boolean unknown = Double.isNaN(value);
    long percent = unknown ? 0 : Math.round(100 * value);
    return new NumberCell(
        text, unknown ? "" : Double.toString(value), (int) Math.min(100, Math.max(0, percent)));
  }

  /** A number that should exist, but is unknown. */
  static NumberCell unknown() {
    return of("unknown", Double.NaN);
  }

  static NumberCell count(long count) {
    return of(Numbers.count(count), (double) count);
  }

  static NumberCell quantity(double value) {
    return of(Numbers.quantity(value), value);
  }

  static NumberCell percent(double share) {
    return of(Double.isNaN(share) ? Numbers.twoDecimals(share) : Numbers.percent(share), share);
  }

  /** A share of which less than a thousandth matters. */
  static NumberCell smallPercent(double share) {
    return of(Numbers.twoDecimals(100 * share) + "%", share);
  }

  static NumberCell twoDecimals(double value) {
    return of(Numbers.twoDecimals(value), value);
  }

  static NumberCell threeDecimals(double value) {
    return of(Numbers.threeDecimals(value), value);
  }
}
