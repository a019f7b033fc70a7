package org.classblocks.blocks.find;

import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/**
 * Bounds the similarity that chance alone gives between the two halves of a node.
 *
 * <p>The mean similarity of two groups is the covariance of their mean scores. Suppose that scores
 * have nothing in common but one factor behind all of them, with correlation c. Then the mean
 * similarity deviates from c by about
 *
 * <pre>(1 - c) sqrt((p q + (c - c^2 / 2) (p + q)) / n),</pre>
 *
 * <p>where p and q are the variances of the two means without that factor: 1 / size for independent
 * scores, more where the classes of a half belong together. The first term is the chance
 * correlation of the halves with each other. The second is that with the common factor (the delta
 * method for correlations, Olkin and Siotani 1976).
 *
 * <p>Clustering looks for the highest value among all ways to choose the halves. There are at most
 * (e m p)^(1/p) ways to choose 1 / p of m classes, and the highest of w values is about sqrt(2 ln
 * w) deviations. If single samples carry much of a class's variance, sums have longer tails. Then
 * ln w times the share of such samples is added, as in Bernstein's inequality.
 *
 * <p>Clustering does not try every way. On independent scores of 30 to 1,000 classes, with and
 * without a common factor, nodes stayed below {@value #REACHED} of this bound. That share of it is
 * the floor.
 */
final class ChanceBound {
  private static final double REACHED = 0.75;
  private static final double SHARE_OF_PEAKS = 1.0 / 20;

  private final Dendrogram tree;
  private final NodeSimilarities similarities;
  private final SamplingNoise noise;
  private final double[] peaks;

  ChanceBound(ClassOrder order, NodeSimilarities similarities, SamplingNoise noise) {
    this.tree = order.dendrogram();
    this.similarities = similarities;
    this.noise = noise;
    this.peaks = new double[tree.nodeCount()];
    for (int node = 0; node < peaks.length; node++) {
      peaks[node] =
          tree.isLeaf(node)
              ? noise.excessPeak(order.classOfLeaf(node))
              : peaks[tree.left(node)] + peaks[tree.right(node)];
    }
  }

  /**
   * The share of the distance 1 - c that chance may take away between the halves of a node.
   *
   * @param common the correlation that all classes are taken to have, c; below 1
   */
  double floor(int node, double common) {
    int left = tree.left(node);
    int right = tree.right(node);
    double p = varianceWithout(common, left);
    double q = varianceWithout(common, right);
    double logWays = logWays(p) + logWays(q);
    double c = Math.max(0, common);
    double variance = p * q + (c - c * c / 2) * (p + q);
    double peak = peaks[left] / tree.size(left) * (peaks[right] / tree.size(right));
    return REACHED
        * (Math.sqrt(2 * logWays * variance) * noise.pairDeviation()
            + SHARE_OF_PEAKS * logWays * p * q * peak);
  }

  /** ln((e m p)^(1/p)). */
  private double logWays(double p) {
    return (1 + Math.log(tree.leafCount() * p)) / p;
  }

  private double varianceWithout(double common, int node) {
    double rest = (similarities.varianceOfMean(node) - common) / (1 - common);
    return Math.min(1, Math.max(1.0 / tree.size(node), rest));
  }
}
