package org.classblocks.report;

/**
 * Numbers as small codes: 0 for none, 1 to {@code top} in even steps from the least number to the
 * largest. What lies outside has the first or the last code.
 *
 * @param range the least and the largest number, as they are kept
 * @param top the largest code: 255 or 65535
 */
record PairCodes(PairRange range, int top) {
  /** The code of a number; at most half a step away from it. */
  int of(float number) {
    float kept = range.kept(number);
    if (Float.isNaN(kept)) {
      return 0;
    }
    double width = (double) range.high() - range.low();
    double share = width > 0 ? ((double) kept - range.low()) / width : 1;
    return 1 + (int) Math.round(Math.min(1, Math.max(0, share)) * (top - 1));
  }
}
