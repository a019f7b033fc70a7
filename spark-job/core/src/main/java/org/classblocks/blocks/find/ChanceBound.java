package org.classblocks.blocks.find;

/**
 * Bounds the mean similarity that chance alone gives between the parts of a node.
 *
 * <p>Take u parts whose scores have nothing in common but one factor with correlation c, which is
 * taken off all similarities: r becomes (r - c) / (1 - c). Let Q be the sum of the matrix within a
 * part, T that within the node, P the number of pairs between parts, and v the variance of the
 * correlation of two unrelated classes. Sums of scores of two parts have the variances Q and Q',
 * and a covariance of variance Q Q' v. So the mean similarity between parts has the variance
 *
 * <pre>v ((sum of Q)^2 - sum of Q^2) / (2 P^2),</pre>
 *
 * <p>with T in place of the sum of Q where it is larger, since what parts have in common adds to
 * the error too. Clustering looks for the highest among all ways to choose the parts. There are
 * about (e k / u)^u ways to choose u of k. Parts that go together count for fewer: for u' = u (sum
 * of Q) / max(sum of Q, T) of them. The highest of w values is about sqrt(2 ln w) deviations, of
 * which clustering reaches less than {@value #REACHED}.
 *
 * <p>What a class has in common with all others has an error of its own, the same in all of its
 * correlations. To first order it has the variance c (1 - c / 2) v in units of 1 - c. A similarity
 * inside the node has two such errors of its classes, and one around it has only one. So the
 * difference of the two means has the variance
 *
 * <pre>c (1 - c / 2) v (1 / u + 1 / b)</pre>
 *
 * <p>more, for b classes around. For high c that is most of the error.
 *
 * <p>If single samples carry much of a class's variance, some classes may share such a sample by
 * chance. Then {@value #SHARED} of what that adds to the mean is added. Both constants are set by
 * simulated noise.
 *
 * @param classes the number of classes to choose from, k
 * @param pairVariance the variance of the correlation of two classes with nothing in common, v
 */
record ChanceBound(int classes, double pairVariance) {
  private static final double REACHED = 0.85;
  private static final double SHARED = 0.75;

  /**
   * The most that chance gives, in units of 1 - c, if c has no error.
   *
   * @param size the number of classes of the node
   * @param sum the sum of the matrix within the node
   * @param common the correlation that all classes are taken to have, c; below 1
   */
  double floor(Parts parts, int size, double sum, double common) {
    return floor(parts, size, sum, common, 0);
  }

  /**
   * The most that chance gives, in units of 1 - c, if c is the mean similarity around the node.
   *
   * @param around the number of classes around it, b
   */
  double floorAround(Parts parts, int size, double sum, double common, int around) {
    double ofEach = Math.max(0, common) * (1 - common / 2);
    return floor(parts, size, sum, common, ofEach * (1.0 / parts.count() + 1.0 / around));
  }

  private double floor(Parts parts, int size, double sum, double common, double ofClasses) {
    double pairs = parts.pairs(size);
    double apart = Math.max(1, parts.sumsWithout(common));
    double together = Math.max(apart, (sum - common * size * (double) size) / (1 - common));
    double squares = together * together - parts.squaredSumsWithout(common);
    double variance = Math.max(0, squares) / (2 * pairs * pairs) + ofClasses;
    return REACHED
            * Math.sqrt(2 * logWays(parts.count() * apart / together) * variance * pairVariance)
        + SHARED * parts.sharedPeak() / pairs;
  }

  /** The most that chance gives as mean similarity of some classes, with nothing in common. */
  double ofClasses(int size) {
    double pairs = size * (size - 1.0) / 2;
    return REACHED * Math.sqrt(2 * logWays(size) * pairVariance / pairs);
  }

  /** ln((e k / u)^u). */
  private double logWays(double count) {
    return count * (1 + Math.log(Math.max(1, classes / count)));
  }
}
