package org.classblocks.report.picture;

import org.classblocks.Text;

/** Puts labels in a column as near as possible to where they want to be, without overlap. */
final class LabelPlacement {
  private LabelPlacement() {}

  /**
   * The centres of labels of one height that keep their order, do not overlap, stay between the
   * bounds, and have the least sum of squared distances from the centres wanted.
   *
   * <p>Less the height of the labels above it, each centre may be anywhere not above its
   * predecessor: an isotonic regression, solved by pooling adjacent violators in O(n), then cut to
   * the bounds, which keeps it optimal. Source: Best and Chakravarti, "Active set algorithms for
   * isotonic regression", 1990, doi:10.1007/BF01580873.
   *
   * @param wanted the centres wanted, ascending
   * @param height the height of a label
   * @param low the upper bound of the column
   * @param high the lower bound of the column, at least {@code wanted.length * height} after low
   * @return a new array, centre by centre
   */
  static double[] place(double[] wanted, double height, double low, double high) {
    int count = wanted.length;
    if (count * height > high - low) {
      throw new IllegalArgumentException(
          Text.of("%d labels of height %s in %s", count, height, high - low));
    }
    double first = low + height / 2;
    double last = high - height / 2 - (count - 1) * height;
    double[] means = new double[count];
    int[] ends = new int[count];
    int pools = 0;
    for (int i = 0; i < count; i++) {
      double mean = wanted[i] - i * height;
      int start = i;
      while (pools > 0 && means[pools - 1] > mean) {
        pools--;
        int before = start - (pools == 0 ? 0 : ends[pools - 1]);
        mean = (means[pools] * before + mean * (i + 1 - start)) / (before + i + 1 - start);
        start -= before;
      }
      means[pools] = mean;
      ends[pools++] = i + 1;
    }
    double[] centres = new double[count];
    for (int pool = 0, i = 0; pool < pools; pool++) {
      for (; i < ends[pool]; i++) {
        centres[i] = Math.min(last, Math.max(first, means[pool])) + i * height;
      }
    }
    return centres;
  }
}
