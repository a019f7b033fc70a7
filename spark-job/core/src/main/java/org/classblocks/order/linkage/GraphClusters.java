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
  /** More than what rounding can take from a bound, as a part of it. */
  private static final double ROUNDING = 0x1p-50;

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
    NeighbourRow row = new NeighbourRow(loads.bits(), graph.end(classId) - graph.start(classId));
    for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
      int other = graph.neighbour(entry);
      double similarity = SimilarityMatrix.rounded(graph.similarity(entry));
      set(
          row,
          numberOfClass[other],
          linkage == Linkage.AVERAGE
              ? similarity + graph.load(classId) * graph.load(other)
              : similarity);
    }
    return row;
  }

  private void set(NeighbourRow row, int cluster, double value) {
    row.set(cluster, value, rank(cluster, value), loads.name(cluster));
  }

  /**
   * What the bounds of a row are of: of a cluster and its value, what does not change with the
   * cluster whose row it is. For average linkage, it approaches 0 as the other cluster grows.
   */
  private double rank(int cluster, double value) {
    return linkage == Linkage.AVERAGE ? value / sizes[cluster] : value;
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
    double value = rows[a].value(b, Double.NaN);
    double similarity = Double.isNaN(value) ? loads.similarity(a, b) : similarity(a, b, value);
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
    Search search = new Search(a, x);
    search.visit(rows[a].root(), 1);
    return loads.nearest(a, rows[a], search.name, search.similarity);
  }

  /** The search for the most similar of the clusters that have a value with one. */
  private final class Search {
    private final int cluster;
    private int name;
    private double similarity = Double.NEGATIVE_INFINITY;

    Search(int cluster, int name) {
      this.cluster = cluster;
      this.name = name;
    }

    /** Goes through a node of a row, which is the one at some place in the tree of loads. */
    void visit(NeighbourRow.Node node, int place) {
      if (node != null) {
        visit(node, place, bound(node, place));
      }
    }

    /** The most that a cluster in a node can be similar. */
    private double bound(NeighbourRow.Node node, int place) {
      return SimilarityMatrix.rounded(
          linkage == Linkage.AVERAGE
              ? Math.max(0, node.mostRank()) * (1 + ROUNDING) / sizes[cluster]
                  + loads.mostSimilar(cluster, place)
              : node.mostRank());
    }

    private void visit(NeighbourRow.Node node, int place, double bound) {
      if (bound < similarity || (bound == similarity && node.lowestName() >= name)) {
        return;
      }
      if (node instanceof NeighbourRow.Bucket bucket) {
        visit(bucket);
        return;
      }
      NeighbourRow.Branch branch = (NeighbourRow.Branch) node;
      NeighbourRow.Node left = branch.left();
      NeighbourRow.Node right = branch.right();
      if (left == null || right == null) {
        visit(left, 2 * place);
        visit(right, 2 * place + 1);
      } else {
        double leftBound = bound(left, 2 * place);
        double rightBound = bound(right, 2 * place + 1);
        if (leftBound > rightBound
            || (leftBound == rightBound && left.lowestName() < right.lowestName())) {
          visit(left, 2 * place, leftBound);
          visit(right, 2 * place + 1, rightBound);
        } else {
          visit(right, 2 * place + 1, rightBound);
          visit(left, 2 * place, leftBound);
        }
      }
      branch.tighten();
    }

    private void visit(NeighbourRow.Bucket bucket) {
      bucket.excludeAll();
      for (int entry = 0; entry < bucket.count(); entry++) {
        int other = bucket.key(entry);
        int otherName = loads.name(other);
        double value = bucket.value(entry);
        double rank = rank(other, value);
        bucket.include(rank, rank, otherName);
        double found =
            SimilarityMatrix.rounded(GraphClusters.this.similarity(cluster, other, value));
        if (found > similarity || (found == similarity && otherName < name)) {
          similarity = found;
          name = otherName;
        }
      }
    }
  }

  @Override
  public void merge(int x, int y) {
    boolean intoX = rows[numbers[x]].count() > rows[numbers[y]].count();
    int into = numbers[intoX ? x : y];
    int from = numbers[intoX ? y : x];
    rows[into].remove(from);
    rows[from].remove(into);
    new Merge(from, into).run(y);
    rows[from] = null;
    numbers[y] = into;
    count--;
  }

  /** The merge of one cluster into another one, neither of which is in the other's row any more. */
  private final class Merge {
    private final int from;
    private final int into;
    private final NeighbourRow added;
    private final NeighbourRow row;
    private final double low;
    private final double high;

    Merge(int from, int into) {
      this.from = from;
      this.into = into;
      added = rows[from];
      row = rows[into];
      if (linkage == Linkage.AVERAGE) {
        low =
            (sizes[from] * loads.low(from) + sizes[into] * loads.low(into))
                / (sizes[from] + sizes[into]);
        high = low;
      } else {
        low = Math.min(loads.low(from), loads.low(into));
        high = Math.max(loads.high(from), loads.high(into));
      }
    }

    void run(int name) {
      if (linkage != Linkage.AVERAGE) {
        IntStream.Builder changed = IntStream.builder();
        addBackground(row.root(), 1, changed);
        changed.build().forEach(this::dropIfBackground);
      }
      sizes[into] += sizes[from];
      added.forEach(this::add);
      loads.remove(from);
      loads.set(into, name, low, high);
    }

    /**
     * Adds the background similarities of the one cluster to the values that only the other one
     * has, in a node of its row, which is the one at some place in the tree of loads.
     *
     * @param changed takes the clusters whose values change
     */
    private void addBackground(NeighbourRow.Node node, int place, IntStream.Builder changed) {
      if (node == null || cannotChange(node, place)) {
        return;
      }
      if (node instanceof NeighbourRow.Branch branch) {
        addBackground(branch.left(), 2 * place, changed);
        addBackground(branch.right(), 2 * place + 1, changed);
        branch.tighten();
        return;
      }
      NeighbourRow.Bucket bucket = (NeighbourRow.Bucket) node;
      bucket.excludeAll();
      for (int entry = 0; entry < bucket.count(); entry++) {
        int other = bucket.key(entry);
        double before = bucket.value(entry);
        double value = added.has(other) ? before : sum(before, loads.similarity(from, other));
        if (value != before) {
          bucket.setValue(entry, value);
          set(rows[other], into, value);
          changed.add(other);
        }
        bucket.include(value, value, loads.name(other));
      }
    }

    private boolean cannotChange(NeighbourRow.Node node, int place) {
      return linkage == Linkage.COMPLETE
          ? node.mostRank() <= loads.leastSimilar(from, place)
          : node.leastRank() >= loads.mostSimilar(from, place);
    }

    private void dropIfBackground(int other) {
      if (row.value(other, Double.NaN) == loads.similarity(low, high, other)) {
        row.remove(other);
        rows[other].remove(into);
      }
    }

    private void add(int other, double value) {
      double before = row.value(other, Double.NaN);
      double sum = sum(Double.isNaN(before) ? withoutKeptPair(into, other) : before, value);
      rows[other].remove(from);
      if (linkage != Linkage.AVERAGE && sum == loads.similarity(low, high, other)) {
        row.remove(other);
        rows[other].remove(into);
      } else {
        set(row, other, sum);
        set(rows[other], into, sum);
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
}
