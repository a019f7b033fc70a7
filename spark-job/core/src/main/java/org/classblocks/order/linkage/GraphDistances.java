package org.classblocks.order.linkage;

import java.util.stream.IntStream;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The distance 1 - r between some of the classes of a similarity graph, at least 0, read through
 * it: O(log d) a pair for a class with d kept pairs.
 */
final class GraphDistances implements Distances {
  private final SimilarityGraph graph;
  private final int[] classes;
  private final double load;

  /**
   * @param classes the class id of leaf l at index l: all whose status is ok, ascending; not copied
   */
  GraphDistances(SimilarityGraph graph, int[] classes) {
    this.graph = graph;
    this.classes = classes;
    this.load = IntStream.of(classes).mapToDouble(graph::load).sum();
  }

  @Override
  public int size() {
    return classes.length;
  }

  @Override
  public double at(int i, int j) {
    return i == j ? 0 : Math.max(0, 1 - graph.at(classes[i], classes[j]));
  }

  @Override
  public void copyRow(int i, double[] row) {
    double[] similarities = new double[graph.size()];
    graph.copyRow(classes[i], similarities);
    for (int j = 0; j < classes.length; j++) {
      row[j] = Math.max(0, 1 - similarities[classes[j]]);
    }
    row[i] = 0;
  }

  /** {@inheritDoc} A step for each kept pair. */
  @Override
  public double sum(int i) {
    int classId = classes[i];
    double own = graph.load(classId);
    double sum = classes.length - 1 + own * (load - own);
    for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
      sum -= graph.similarity(entry) + own * graph.load(graph.neighbour(entry));
    }
    return sum;
  }
}
