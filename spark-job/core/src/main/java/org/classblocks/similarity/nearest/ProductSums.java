package org.classblocks.similarity.nearest;

import org.classblocks.moments.batch.CentredColumns;

/**
 * The sums of the products of one class with all others, and how many products there are: a dense
 * accumulator after Gustavson (1978), doi:10.1145/355791.355796. It lists the classes that it has
 * products with, so that going through them and forgetting them costs what adding them did.
 *
 * <p>The products of a pair are added up in parts of {@value CentredColumns#SUMMANDS}, to bound
 * what rounding adds up to. Memory: {@value #CLASS_BYTES} bytes a class at most.
 */
final class ProductSums {
  static final int CLASS_BYTES = 24;

  private static final int WITHIN_PART = CentredColumns.SUMMANDS - 1;

  private final double[] sums;
  private final int[] counts;

  /** The classes that have products, and a place for one more. */
  private final int[] others;

  private double[] earlierParts = new double[0];
  private int size;

  /** No products with any of k classes. */
  ProductSums(int classCount) {
    sums = new double[classCount];
    counts = new int[classCount];
    others = new int[classCount + 1];
  }

  /**
   * Adds the products of a value with some others.
   *
   * @param ids the classes of the others, each once
   * @param values the others
   * @param start the first of them
   * @param end the one after the last
   */
  void add(double value, int[] ids, double[] values, int start, int end) {
    int found = size;
    for (int e = start; e < end; e++) {
      int id = ids[e];
      int count = counts[id];
      others[found] = id;
      found += count == 0 ? 1 : 0;
      sums[id] += value * values[e];
      counts[id] = count + 1;
      if ((count & WITHIN_PART) == WITHIN_PART) {
        endPart(id);
      }
    }
    size = found;
  }

  private void endPart(int id) {
    if (earlierParts.length == 0) {
      earlierParts = new double[sums.length];
    }
    earlierParts[id] += sums[id];
    sums[id] = 0;
  }

  /** The number of classes with products. */
  int size() {
    return size;
  }

  /** A class with products; in the order of their first ones. */
  int id(int index) {
    return others[index];
  }

  double sum(int id) {
    return earlierParts.length == 0 ? sums[id] : earlierParts[id] + sums[id];
  }

  /** The number of products with a class. */
  int count(int id) {
    return counts[id];
  }

  /** Forgets all products. */
  void clear() {
    for (int index = 0; index < size; index++) {
      sums[others[index]] = 0;
      counts[others[index]] = 0;
    }
    for (int index = 0; earlierParts.length > 0 && index < size; index++) {
      earlierParts[others[index]] = 0;
    }
    size = 0;
  }
}
