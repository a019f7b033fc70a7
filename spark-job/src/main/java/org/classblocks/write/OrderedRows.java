package org.classblocks.write;

import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;

/** The rows of the similarity matrix in the order of classes, one at a time; O(k) memory. */
final class OrderedRows {
  private final SimilarityMatrix similarity;
  private final ClassOrder order;
  private final double[] byClass;
  private final float[] byPosition;

  OrderedRows(SimilarityMatrix similarity, ClassOrder order) {
    this.similarity = similarity;
    this.order = order;
    this.byClass = new double[similarity.size()];
    this.byPosition = new float[similarity.size()];
  }

  /**
   * The similarities of the class at a position to those at all positions.
   *
   * @return length k, by position; NaN where undefined; overwritten by the next call
   */
  float[] at(int position) {
    similarity.copyRow(order.classAt(position), byClass);
    for (int other = 0; other < byPosition.length; other++) {
      byPosition[other] = (float) byClass[order.classAt(other)];
    }
    return byPosition;
  }
}
