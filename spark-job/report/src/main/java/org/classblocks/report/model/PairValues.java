package org.classblocks.report.model;

/** Numbers of the pairs of k classes, the same in both directions. */
public interface PairValues {
  /**
   * Copies the numbers of a class and each other one into an array.
   *
   * @param row receives them by class id, NaN where there is none; length k
   */
  void copyRow(int classId, double[] row);
}
