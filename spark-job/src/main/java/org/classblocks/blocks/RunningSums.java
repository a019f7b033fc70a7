package org.classblocks.blocks;

import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * One row of the ordered matrix as running sums: what a class has in common with any range of
 * positions is one difference. O(k) memory, reused from row to row; for one thread.
 */
final class RunningSums {
  private final SimilarityMatrix similarity;
  private final ClassOrder order;
  private final double[] row;
  private final double[] sums;
  private final double[] squares;

  RunningSums(SimilarityMatrix similarity, ClassOrder order) {
    this.similarity = similarity;
    this.order = order;
    this.row = new double[similarity.size()];
    this.sums = new double[order.dendrogram().leafCount() + 1];
    this.squares = new double[sums.length];
  }

  /** Reads the row of a class, in O(k). */
  void read(int classId) {
    similarity.copyRow(classId, row);
    for (int position = 0; position < sums.length - 1; position++) {
      double value = row[order.classAt(position)];
      sums[position + 1] = sums[position] + value;
      squares[position + 1] = squares[position] + value * value;
    }
  }

  /** The similarity to one class. */
  double at(int classId) {
    return row[classId];
  }

  /** The sum of the similarities to a range of positions. */
  double sum(int start, int end) {
    return sums[end] - sums[start];
  }

  /** The sum of the squared similarities to a range of positions. */
  double squares(int start, int end) {
    return squares[end] - squares[start];
  }
}
