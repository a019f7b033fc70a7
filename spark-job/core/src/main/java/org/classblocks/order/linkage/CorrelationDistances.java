package org.classblocks.order.linkage;

import java.util.stream.IntStream;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The distance 1 - r between some of the classes of a similarity matrix or graph, read through it:
 * no second matrix is held. Where rounding left r above 1 the distance is 0.
 */
final class CorrelationDistances implements Distances {
  private final Similarity similarity;
  private final int[] classes;

  /** The sum of the loads of the classes of a graph. */
  private final double load;

  /**
   * @param classes the class id of leaf l at index l, all of status ok; not copied. In a graph they
   *     are all such classes.
   */
  CorrelationDistances(Similarity similarity, int[] classes) {
    this.similarity = similarity;
    this.classes = classes;
    this.load =
        similarity instanceof SimilarityGraph graph
            ? IntStream.of(classes).mapToDouble(graph::load).sum()
            : 0;
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

  /** {@inheritDoc} In a graph a step for each kept pair. */
  @Override
  public double sum(int i) {
    return similarity instanceof SimilarityGraph graph
        ? sum(graph, classes[i])
        : Distances.super.sum(i);
  }

  private double sum(SimilarityGraph graph, int classId) {
    double own = graph.load(classId);
    double sum = classes.length - 1 + own * (load - own);
    for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
      sum -= graph.similarity(entry) + own * graph.load(graph.neighbour(entry));
    }
    return sum;
  }
}
