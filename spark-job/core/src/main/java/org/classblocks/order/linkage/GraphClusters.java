package org.classblocks.order.linkage;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Clusters of the usable classes of a graph, with a value for each pair of clusters that has a kept
 * pair between them. All other pairs of clusters have the background similarity, see {@link
 * LoadTree}.
 *
 * <p>The value is the similarity of the two clusters for complete and single linkage. For average
 * linkage it is the sum of what the similarities of kept pairs exceed the background by.
 *
 * <p>Similarities are compared rounded. Inside, clusters are numbered by their loads, for the tree;
 * a merged cluster has the number of the part that has more neighbours.
 */
final class GraphClusters implements Clusters {
  private final Linkage linkage;
  private final LoadTree loads;
  private final NeighbourRow[] rows;
  private final int[] sizes;
  private final int[] numbers;
  private int count;

  /** Every usable class a cluster of its own, that goes by its place among the usable classes. */
  GraphClusters(Linkage linkage, SimilarityGraph graph) {
    this.linkage = linkage;
    int[] classes = graph.usableClasses();
    count = classes.length;
    int[] names = byLoad(graph, classes);
    numbers = new int[count];
    sizes = new int[count];
    double[] ascending = new double[count];
    int[] numberOfClass = new int[graph.size()];
    for (int number = 0; number < count; number++) {
      numbers[names[number]] = number;
      sizes[number] = 1;
      ascending[number] = graph.load(classes[names[number]]);
      numberOfClass[classes[names[number]]] = number;
    }
    loads = new LoadTree(linkage, ascending, names);
    rows = new NeighbourRow[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(number -> rows[number] = row(graph, classes[names[number]], numberOfClass));
  }

  /** The places of the usable classes in the order of their loads. */
  private static int[] byLoad(SimilarityGraph graph, int[] classes) {
    return IntStream.range(0, classes.length)
        .boxed()
        .sorted(Comparator.comparingDouble(place -> graph.load(classes[place])))
        .mapToInt(place -> place)
        .toArray();
  }

  private NeighbourRow row(SimilarityGraph graph, int classId, int[] numberOfClass) {
    NeighbourRow row = new NeighbourRow(graph.end(classId) - graph.start(classId));
    for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
      int other = graph.neighbour(entry);
      double similarity = SimilarityMatrix.rounded(graph.similarity(entry));
      row.set(
          numberOfClass[other],
          linkage == Linkage.AVERAGE
              ? similarity + graph.load(classId) * graph.load(other)
              : similarity);
    }
    return row;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int lowest() {
    return loads.lowest();
  }

  @Override
  public double distance(int x, int y) {
    int a = numbers[x];
    int b = numbers[y];
    int slot = rows[a].slot(b);
    double similarity = slot < 0 ? loads.similarity(a, b) : similarity(a, b, rows[a].value(slot));
    return Math.max(0, 1 - SimilarityMatrix.rounded(similarity));
  }

  /** The similarity of two clusters that have a value. */
  private double similarity(int a, int b, double value) {
    return linkage == Linkage.AVERAGE
        ? value / ((double) sizes[a] * sizes[b]) + loads.similarity(a, b)
        : value;
  }

  @Override
  public int nearest(int x) {
    int a = numbers[x];
    NeighbourRow row = rows[a];
    int nearest = x;
    double most = Double.NEGATIVE_INFINITY;
    for (int slot = 0; slot < row.slots(); slot++) {
      int b = row.key(slot);
      if (b != NeighbourRow.FREE) {
        double similarity = SimilarityMatrix.rounded(similarity(a, b, row.value(slot)));
        if (similarity > most || (similarity == most && loads.name(b) < nearest)) {
          most = similarity;
          nearest = loads.name(b);
        }
      }
    }
    return loads.nearest(a, row, nearest, most);
  }

  @Override
  public void merge(int x, int y) {
    boolean intoX = rows[numbers[x]].count() > rows[numbers[y]].count();
    int into = numbers[intoX ? x : y];
    int from = numbers[intoX ? y : x];
    rows[into].remove(from);
    rows[from].remove(into);
    if (linkage != Linkage.AVERAGE) {
      addBackground(from, into);
    }
    addRow(from, into);
    rows[from] = null;
    addLoads(from, into, y);
    sizes[into] += sizes[from];
    numbers[y] = into;
    count--;
  }

  /** Adds the background similarities of one cluster to the values that only another one has. */
  private void addBackground(int from, int into) {
    NeighbourRow row = rows[into];
    for (int slot = 0; slot < row.slots(); slot++) {
      int other = row.key(slot);
      if (other != NeighbourRow.FREE && rows[from].slot(other) < 0) {
        double value = sum(row.value(slot), loads.similarity(from, other));
        if (value != row.value(slot)) {
          row.setValue(slot, value);
          rows[other].set(into, value);
        }
      }
    }
  }

  private void addRow(int from, int into) {
    NeighbourRow added = rows[from];
    NeighbourRow row = rows[into];
    for (int place = 0; place < added.slots(); place++) {
      int other = added.key(place);
      if (other != NeighbourRow.FREE) {
        int slot = row.slot(other);
        double before = slot < 0 ? withoutKeptPair(into, other) : row.value(slot);
        double value = sum(before, added.value(place));
        row.set(other, value);
        rows[other].remove(from);
        rows[other].set(into, value);
      }
    }
  }

  private double withoutKeptPair(int a, int b) {
    return linkage == Linkage.AVERAGE ? 0 : loads.similarity(a, b);
  }

  /** The value of a merged cluster and another one, from those of its parts. */
  private double sum(double one, double other) {
    return switch (linkage) {
      case AVERAGE -> one + other;
      case COMPLETE -> Math.min(one, other);
      default -> Math.max(one, other);
    };
  }

  private void addLoads(int from, int into, int name) {
    double low = Math.min(loads.low(from), loads.low(into));
    double high = Math.max(loads.high(from), loads.high(into));
    if (linkage == Linkage.AVERAGE) {
      low =
          (sizes[from] * loads.low(from) + sizes[into] * loads.low(into))
              / (sizes[from] + sizes[into]);
      high = low;
    }
    loads.remove(from);
    loads.set(into, name, low, high);
  }
}
