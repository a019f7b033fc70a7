package org.classblocks.blocks.find;

import java.util.Arrays;

/**
 * The parts of a node: the largest nodes inside it that are above chance themselves, and its other
 * classes one by one. Holds sums over them only, so that two sets of parts add up in O(1).
 * Immutable.
 */
final class Parts {
  private final int count;
  private final double squaredSizes;
  private final double fourthPowers;
  private final double sums;
  private final double squaredSums;
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

  /** The sum of the sums within parts, once all similarities are less a common one. */
  double sumsWithout(double common) {
    return (sums - common * squaredSizes) / (1 - common);
  }

  /** The sum of the squares of these. */
  double squaredSumsWithout(double common) {
    double rest = squaredSums - 2 * common * products + common * common * fourthPowers;
    return rest / ((1 - common) * (1 - common));
  }

  /** What one sample adds to the sum between parts if it is the peak of all that may share one. */
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
