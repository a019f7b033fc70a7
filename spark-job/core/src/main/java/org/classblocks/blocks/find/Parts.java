package org.classblocks.blocks.find;

import java.util.Arrays;

/**
 * The parts of a node: the largest nodes inside it that are above chance themselves, and its other
 * classes one by one. Holds sums over them and the highest peaks only. So two sets of parts add up
 * in O(p log p) for p peaks, whatever their sizes. Immutable.
 */
final class Parts {
  private final int count;

  /** Over the parts, the sum of their squared sizes. */
  private final double squaredSizes;

  /** The sum of the fourth powers of their sizes. */
  private final double fourthPowers;

  /** The sum of the sums of the matrix within them. */
  private final double sums;

  /** The sum of the squares of these. */
  private final double squaredSums;

  /** The sum of their squared sizes times the sums within them. */
  private final double products;

  private final double[] peaks;

  private Parts(
      int count,
      double squaredSizes,
      double fourthPowers,
      double sums,
      double squaredSums,
      double products,
      double[] peaks) {
    this.count = count;
    this.squaredSizes = squaredSizes;
    this.fourthPowers = fourthPowers;
    this.sums = sums;
    this.squaredSums = squaredSums;
    this.products = products;
    this.peaks = peaks;
  }

  /**
   * A single part.
   *
   * @param size the number of its classes
   * @param sum the sum of the matrix within it: 1 for a class
   * @param peak the most of its sum of scores that one sample may carry, as a root
   */
  static Parts ofOne(int size, double sum, double peak) {
    double squared = (double) size * size;
    return new Parts(
        1, squared, squared * squared, sum, sum * sum, squared * sum, new double[] {peak});
  }

  /**
   * These parts and others.
   *
   * @param most how many peaks are kept, the highest ones
   */
  Parts and(Parts other, int most) {
    return new Parts(
        count + other.count,
        squaredSizes + other.squaredSizes,
        fourthPowers + other.fourthPowers,
        sums + other.sums,
        squaredSums + other.squaredSums,
        products + other.products,
        highest(peaks, other.peaks, most));
  }

  private static double[] highest(double[] one, double[] other, int most) {
    double[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    Arrays.sort(all);
    return Arrays.copyOfRange(all, Math.max(0, all.length - most), all.length);
  }

  int count() {
    return count;
  }

  /** The number of pairs of classes that are in different parts of a node of some size. */
  double pairs(int size) {
    return ((double) size * size - squaredSizes) / 2;
  }

  /**
   * The mean similarity between parts.
   *
   * @param size the number of classes of the node
   * @param sum the sum of the matrix within the node
   */
  double meanBetween(int size, double sum) {
    return (sum - sums) / 2 / pairs(size);
  }

  /** The sum of the sums within parts, after a common similarity is taken off all. */
  double sumsWithout(double common) {
    return (sums - common * squaredSizes) / (1 - common);
  }

  /** The sum of the squares of these. */
  double squaredSumsWithout(double common) {
    double rest = squaredSums - 2 * common * products + common * common * fourthPowers;
    return rest / ((1 - common) * (1 - common));
  }

  /** What one sample adds to the sum between parts if all the peaks kept are in it. */
  double sharedPeak() {
    double sum = 0;
    double squares = 0;
    for (double peak : peaks) {
      sum += peak;
      squares += peak * peak;
    }
    return (sum * sum - squares) / 2;
  }
}
