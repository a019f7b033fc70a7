package org.classblocks.attributes;

import org.apache.commons.statistics.distribution.FDistribution;
import org.classblocks.blocks.Block;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.order.ClassOrder;

/**
 * Tests whether the classes of a block differ from other classes in their correlation with an
 * attribute.
 *
 * <p>Take the mean of the standardised scores of the block's classes less the mean of the others, z
 * = Σ u_i x_i. Its variance is v = uᵀRu for the similarities R, and its multiple correlation with
 * the attribute is d²/v, where d² is the squared length of the difference of the two mean loadings.
 * For n samples and q directions the ratio (d²/v / q) / ((1 - d²/v) / (n - 1 - q)) has an F
 * distribution with q and n - 1 - q degrees of freedom if the attribute has nothing to do with z.
 * Blocks are chosen by their similarities, but the attribute had no part in that, so no correction
 * for the choice is needed.
 *
 * <p>If single samples carry much of both z and the attribute, sums are not normal. After
 * Bernstein's inequality the ratio is divided by 1 + M t / 3, where t is the root of q times the
 * ratio, and M the root of n times the peaks of z and of the attribute. Peaks are roots of the
 * largest share of one sample in the variance, less what is usual among normal numbers; that of z
 * is at most the mean of its classes' over the root of v.
 *
 * <p>With weights or dependent samples, n is the number of independent samples that say as much.
 * The most extreme sample is taken to have the largest weight. O(m) memory for m classes.
 */
final class DifferenceTest {
  /** A larger share would leave nothing to divide by. */
  private static final double MOST_SHARE = 1 - 1e-15;

  private final ClassOrder order;
  private final int classes;
  private final SampleSize size;
  private final double samples;
  private final double[] peaks;

  DifferenceTest(ClassOrder order, Marginals marginals) {
    this.order = order;
    this.classes = order.dendrogram().leafCount();
    this.size = marginals.sampleSize();
    this.samples = size.independent();
    this.peaks = new double[classes + 1];
    for (int p = 0; p < classes; p++) {
      peaks[p + 1] = peaks[p] + excessPeak(marginals.peakShare(order.classAt(p)));
    }
  }

  /** The root of a share: that of a sum of scores is at most the sum of theirs. */
  private double excessPeak(double share) {
    return Math.sqrt(size.excessPeak(share * size.samplesPerExtreme()));
  }

  /** The tests of one attribute. */
  Of of(AttributeLoadings attribute) {
    return new Of(attribute);
  }

  /** Mean loadings come from sums up to each position. */
  final class Of {
    private final AttributeLoadings attribute;
    private final double[][] sums;

    private Of(AttributeLoadings attribute) {
      this.attribute = attribute;
      this.sums = new double[attribute.rank()][classes + 1];
      for (int direction = 0; direction < sums.length; direction++) {
        for (int p = 0; p < classes; p++) {
          sums[direction][p + 1] = sums[direction][p] + attribute.at(direction, order.classAt(p));
        }
      }
    }

    /**
     * How likely chance alone gives a difference as large between a block and the classes that are
     * in none of two blocks; 1 if there are too few of them, or too few samples.
     *
     * @param without the other block; null if there is none
     * @param variance the variance of the difference of the two mean scores
     */
    double p(Block block, Block without, double variance) {
      int rank = sums.length;
      int rest = classes - block.size() - (without == null ? 0 : without.size());
      double freedom = samples - 1 - rank;
      if (rank == 0 || rest < 1 || freedom < 1 || !(variance > 0)) {
        return 1;
      }
      double squared = 0;
      for (double[] direction : sums) {
        double step = difference(direction, block, without, rest, -1);
        squared += step * step;
      }
      double share = Math.min(MOST_SHARE, squared / variance);
      double ratio = share / rank / ((1 - share) / freedom);
      double peak = difference(peaks, block, without, rest, 1) / Math.sqrt(variance);
      double bound = Math.sqrt(samples) * peak * excessPeak(attribute.peak());
      double shrunk = ratio / (1 + bound * Math.sqrt(rank * ratio) / 3);
      return Double.isNaN(shrunk) ? 1 : FDistribution.of(rank, freedom).survivalProbability(shrunk);
    }

    /** The mean over a block, plus or minus that over the rest. */
    private double difference(double[] upTo, Block block, Block without, int rest, int sign) {
      double inside = upTo[block.end()] - upTo[block.start()];
      double other = without == null ? 0 : upTo[without.end()] - upTo[without.start()];
      return inside / block.size() + sign * (upTo[classes] - inside - other) / rest;
    }
  }
}
