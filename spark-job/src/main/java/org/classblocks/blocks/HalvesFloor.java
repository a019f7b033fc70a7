package org.classblocks.blocks;

/**
 * What chance alone may give as the mean similarity between two halves of a node, by their sizes.
 *
 * <p>The mean of a x b independent correlations varies sqrt(a b) times less than one of them, but
 * there are many ways to choose a and b of m classes, and clustering looks for the best. As the
 * largest of w values is about sqrt(2 ln w) standard deviations, the floor of a single pair is
 * scaled by sqrt(ln(ways) / ln(pairs) / (a b)), where ways = m! / (a! b! (m - a - b)!). Clustering
 * does not try every way, so that on independent scores it stays below: at most 0.8 of this floor
 * was seen for 50 to 1,000 classes and 200 to 10,000 samples.
 *
 * <p>O(m) time and memory to set up, O(1) for a value.
 */
final class HalvesFloor {
  private final double pairFloor;
  private final double[] logFactorials;

  /**
   * @param pairFloor what chance alone may give for one pair among all of them
   * @param leafCount the number of leaves, m
   */
  HalvesFloor(double pairFloor, int leafCount) {
    this.pairFloor = pairFloor;
    this.logFactorials = new double[leafCount + 1];
    for (int n = 2; n <= leafCount; n++) {
      logFactorials[n] = logFactorials[n - 1] + Math.log(n);
    }
  }

  /**
   * The floor for halves of {@code a} and {@code b} classes, both at least 1 and m at most
   * together; 0 if there is only one pair of classes.
   */
  double of(int a, int b) {
    int leafCount = logFactorials.length - 1;
    double pairs = leafCount * (leafCount - 1.0) / 2;
    if (pairs <= 1) {
      return 0;
    }
    double logWays =
        logFactorials[leafCount]
            - logFactorials[a]
            - logFactorials[b]
            - logFactorials[leafCount - a - b];
    return pairFloor * Math.sqrt(logWays / Math.log(pairs) / ((double) a * b));
  }
}
