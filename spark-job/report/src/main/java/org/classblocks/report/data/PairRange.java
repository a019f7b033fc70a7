package org.classblocks.report.data;

/**
 * What the numbers of pairs are like as a whole: between which bounds they lie, as they are kept.
 *
 * @param isLogarithmic whether ln(1 + x) is kept of a number x
 * @param low the least number that is kept, the diagonal left out; 0 without any
 * @param high the largest; 0 without any
 * @param hasUndefined whether some are undefined, those of a class and itself included
 */
record PairRange(boolean isLogarithmic, float low, float high, boolean hasUndefined) {

  /** Of all pairs; O(k^2) time. */
  static PairRange of(RowsByPosition rows, boolean isLogarithmic) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    boolean hasUndefined = false;
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.at(i);
      hasUndefined |= Float.isNaN(row[i]);
      for (int j = i + 1; j < row.length; j++) {
        if (row[j] < low) {
          low = row[j];
        }
        if (row[j] > high) {
          high = row[j];
        }
        hasUndefined |= Float.isNaN(row[j]);
      }
    }
    PairRange none = new PairRange(isLogarithmic, 0, 0, hasUndefined);
    return low > high
        ? none
        : new PairRange(isLogarithmic, none.kept(low), none.kept(high), hasUndefined);
  }

  /** The range that ends at a number at least. */
  PairRange reaching(float number) {
    return new PairRange(isLogarithmic, low, Math.max(high, kept(number)), hasUndefined);
  }

  /** What is kept of a number; NaN of none. */
  float kept(float number) {
    return isLogarithmic ? (float) Math.log1p(number) : number;
  }

  /**
   * A number as a small code: 0 for none, 1 to {@code top} in even steps from the least number to
   * the largest, so that it is at most half a step away. What lies outside has the first or the
   * last code.
   *
   * @param top the largest code: 255 or 16383
   */
  int code(float number, int top) {
    float kept = kept(number);
    if (Float.isNaN(kept)) {
      return 0;
    }
    double width = (double) high - low;
    double share = width > 0 ? ((double) kept - low) / width : 1;
    return 1 + (int) Math.round(Math.min(1, Math.max(0, share)) * (top - 1));
  }
}
