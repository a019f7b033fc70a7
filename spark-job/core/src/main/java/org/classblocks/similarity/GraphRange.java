package org.classblocks.similarity;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The lowest and the highest similarity of two different classes of a graph, kept or not; NaN if
 * fewer than two classes can be compared.
 */
public record GraphRange(double lowest, double highest) {
  /**
   * The range of a graph of k classes. O(k log k) time and O(k) memory beside a step for each
   * entry: the pair that follows from the loads and is most extreme lies, for each class, where
   * classes by load begin or end, but for kept pairs.
   */
  public static GraphRange of(SimilarityGraph graph) {
    int[] byLoad =
        IntStream.of(graph.usableClasses())
            .boxed()
            .sorted(Comparator.comparingDouble(graph::load))
            .mapToInt(Integer::intValue)
            .toArray();
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int id : byLoad) {
      for (int entry = graph.start(id); entry < graph.end(id); entry++) {
        lowest = Math.min(lowest, graph.similarity(entry));
        highest = Math.max(highest, graph.similarity(entry));
      }
      for (boolean isFromStart : new boolean[] {true, false}) {
        int other = firstNotKept(graph, id, byLoad, isFromStart);
        if (other >= 0) {
          lowest = Math.min(lowest, graph.background(id, other));
          highest = Math.max(highest, graph.background(id, other));
        }
      }
    }
    return lowest > highest
        ? new GraphRange(Double.NaN, Double.NaN)
        : new GraphRange(lowest, highest);
  }

  /** The first of some classes, or the last, that forms no kept pair with a class; -1 for none. */
  private static int firstNotKept(
      SimilarityGraph graph, int id, int[] classes, boolean isFromStart) {
    for (int i = 0; i < classes.length; i++) {
      int other = classes[isFromStart ? i : classes.length - 1 - i];
      if (other != id && graph.entry(id, other) < 0) {
        return other;
      }
    }
    return -1;
  }
}
