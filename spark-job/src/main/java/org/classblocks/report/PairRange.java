package org.classblocks.report;

/**
 * What the numbers of pairs are like as a whole: between which bounds they lie, as they are kept.
 *
 * @param isLogarithmic whether ln(1 + x) is kept of a number x
 * @param low the least number that is kept, the diagonal left out; 0 without any
 * @param high the largest; 0 without any
 * @param hasUndefined whether some are undefined, be it those of a class and itself
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
}
