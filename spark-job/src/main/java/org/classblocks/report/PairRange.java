package org.classblocks.report;

/**
 * Between which bounds the numbers of pairs lie, as they are kept.
 *
 * @param isLogarithmic whether ln(1 + x) is kept of a number x
 * @param low the least number that is kept, the diagonal left out; 0 without any
 * @param high the largest; 0 without any
 */
record PairRange(boolean isLogarithmic, float low, float high) {

  /** Of all pairs; O(k^2) time. */
  static PairRange of(RowsByPosition rows, boolean isLogarithmic) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.at(i);
      for (int j = i + 1; j < row.length; j++) {
        if (row[j] < low) {
          low = row[j];
        }
        if (row[j] > high) {
          high = row[j];
        }
      }
    }
    PairRange all = new PairRange(isLogarithmic, 0, 0);
    return low > high ? all : new PairRange(isLogarithmic, all.kept(low), all.kept(high));
  }

  /** The range that ends at a number at least. */
  PairRange reaching(float number) {
    return new PairRange(isLogarithmic, low, Math.max(high, kept(number)));
  }

  /** What is kept of a number; NaN of none. */
  float kept(float number) {
    return isLogarithmic ? (float) Math.log1p(number) : number;
  }
}
