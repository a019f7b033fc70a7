package org.classblocks.order.linkage;

/**
 * How far apart m leaves are, pair by pair: symmetric, none of them negative, 0 from a leaf to
 * itself. Read only, and by any number of threads at once.
 */
public interface Distances {
  /** The number of leaves, m. */
  int size();

  /** The distance between leaves i and j, both in 0..m-1. */
  double at(int i, int j);

  /** Copies the distances of leaf i to all m leaves into {@code row}, at least m long. */
  void copyRow(int i, double[] row);

  /** The sum of the distances of leaf i to all others. O(m), and less where most follow a rule. */
  default double sum(int i) {
    double[] row = new double[size()];
    copyRow(i, row);
    double sum = 0;
    for (double distance : row) {
      sum += distance;
    }
    return sum;
  }
}
