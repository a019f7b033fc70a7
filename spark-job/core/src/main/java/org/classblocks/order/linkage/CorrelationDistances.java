package org.classblocks.order.linkage;

import org.classblocks.similarity.Similarity;

/**
 * The distance 1 - r between some of the classes of a similarity matrix, read through it: no second
 * matrix is held. Where rounding left r above 1 the distance is 0.
 */
final class CorrelationDistances implements Distances {
  private final Similarity similarity;
  private final int[] classes;

  /**
   * @param classes the class id of leaf l at index l, all of status ok; not copied
   */
  CorrelationDistances(Similarity similarity, int[] classes) {
    this.similarity = similarity;
    this.classes = classes;
  }

  @Override
  public int size() {
    return classes.length;
  }

  @Override
  public double at(int i, int j) {
    return i == j ? 0 : Math.max(0, 1 - similarity.at(classes[i], classes[j]));
  }

  @Override
  public void copyRow(int i, double[] row) {
    if (classes.length == similarity.size()) {
      similarity.copyRow(classes[i], row);
      for (int j = 0; j < classes.length; j++) {
        row[j] = Math.max(0, 1 - row[j]);
      }
      row[i] = 0;
    } else {
      for (int j = 0; j < classes.length; j++) {
        row[j] = at(i, j);
      }
    }
  }
}
