package org.classblocks.report;

/**
 * A number in a table.
 *
 * @param text as people read it
 * @param value in full, to sort by; empty if it is unknown
 * @param share as a percentage from 0 to 100, for a bar
 */
record Figure(String text, String value, int share) {
  private static Figure of(String text, double value) {
    boolean unknown = Double.isNaN(value);
    long percent = unknown ? 0 : Math.round(100 * value);
    return new Figure(
        text, unknown ? "" : Double.toString(value), (int) Math.min(100, Math.max(0, percent)));
  }

  /** A number that there should be, and nobody knows. */
  static Figure unknown() {
    return of("unknown", Double.NaN);
  }

  static Figure count(long count) {
    return of(Numbers.count(count), (double) count);
  }

  static Figure quantity(double value) {
    return of(Numbers.quantity(value), value);
  }

  static Figure percent(double share) {
    return of(Double.isNaN(share) ? Numbers.twoDecimals(share) : Numbers.percent(share), share);
  }

  static Figure twoDecimals(double value) {
    return of(Numbers.twoDecimals(value), value);
  }

  static Figure threeDecimals(double value) {
    return of(Numbers.threeDecimals(value), value);
  }
}
