package org.classblocks.order.linkage;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * The usable classes of a similarity graph, numbered by their loads from the least to the greatest.
 * The entries are those of the graph. 12 bytes a class.
 */
final class NumberedGraph {
  private final SimilarityGraph graph;
  private final int[] names;
  private final int[] classes;
  private final int[] numbers;

  NumberedGraph(SimilarityGraph graph) {
    this.graph = graph;
    int[] usable = graph.usableClasses();
    names =
        IntStream.range(0, usable.length)
            .boxed()
            .sorted(Comparator.comparingDouble(place -> graph.load(usable[place])))
            .mapToInt(place -> place)
            .toArray();
    classes = new int[usable.length];
    numbers = new int[graph.size()];
    for (int number = 0; number < usable.length; number++) {
      classes[number] = usable[names[number]];
      numbers[classes[number]] = number;
    }
  }

  /** The number of usable classes. */
  int size() {
    return classes.length;
  }

  /** The place of each class among the usable ones by id, by number. */
  int[] names() {
    return names;
  }

  /** The load of each class, by number. */
  double[] loads() {
    return IntStream.of(classes).mapToDouble(graph::load).toArray();
  }

  /** The first entry of a class. */
  int start(int number) {
    return graph.start(classes[number]);
  }

  /** The entry after the last of a class. */
  int end(int number) {
    return graph.end(classes[number]);
  }

  /** The number of the other class of an entry. */
  int neighbour(int entry) {
    return numbers[graph.neighbour(entry)];
  }

  /** The rounded similarity of the two classes of an entry. */
  double similarity(int entry) {
    return SimilarityMatrix.rounded(graph.similarity(entry));
  }

  /** What the similarity of an entry in the row of a class exceeds the background by. */
  double excess(int number, int entry) {
    return similarity(entry) + graph.load(classes[number]) * graph.load(graph.neighbour(entry));
  }
}
