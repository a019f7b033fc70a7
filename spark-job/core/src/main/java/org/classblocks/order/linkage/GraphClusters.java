package org.classblocks.order.linkage;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Clusters of the usable classes of a graph, with a value for each pair of clusters that has a kept
 * pair between them, see {@link KeptPairs}. All other pairs of clusters have the background
 * similarity, see {@link LoadTree}. For complete and single linkage, a value that is the background
 * similarity anyway is not kept.
 *
 * <p>Similarities are compared rounded. Inside, clusters are numbered by their loads, for the
 * trees; a merged cluster has the number of the part that has more neighbours.
 */
final class GraphClusters implements Clusters {
  private final Linkage linkage;
  private final LoadTree loads;
  private final KeptPairs pairs;
  private final NeighbourRow[] rows;
  private final int[] numbers;
  private int count;

  /** Every usable class a cluster of its own, that goes by its place among the usable classes. */
  GraphClusters(Linkage linkage, SimilarityGraph graph) {
    this.linkage = linkage;
    int[] classes = graph.usableClasses();
    count = classes.length;
    int[] names = byLoad(graph, classes);
    numbers = new int[count];
    double[] ascending = new double[count];
    int[] numberOfClass = new int[graph.size()];
    for (int number = 0; number < count; number++) {
      numbers[names[number]] = number;
      ascending[number] = graph.load(classes[names[number]]);
      numberOfClass[classes[names[number]]] = number;
    }
    loads = new LoadTree(linkage, ascending, names);
    pairs = new KeptPairs(linkage, loads, count);
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
      row.set(
          numberOfClass[other],
          pairs.value(similarity, graph.load(classId), graph.load(other)),
          pairs);
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
    double value = rows[a].value(b, Double.NaN);
    double similarity =
        Double.isNaN(value)
            ? SimilarityMatrix.rounded(loads.similarity(a, b))
            : pairs.similarity(a, b, value);
    return Math.max(0, 1 - similarity);
  }

  @Override
  public int nearest(int x) {
    int a = numbers[x];
    Search search = new Search(a, x);
    search.start(rows[a]);
    return loads.nearest(a, rows[a], search.name, search.similarity);
  }

  /** The search for the most similar of the clusters that have a value with one. */
  private final class Search {
    private final int cluster;
    private final double reference;
    private int name;
    private double similarity = Double.NEGATIVE_INFINITY;

    Search(int cluster, int name) {
      this.cluster = cluster;
      this.name = name;
      reference = pairs.reference(cluster);
    }

    void start(NeighbourRow row) {
      if (row.root() instanceof NeighbourRow.Branch branch) {
        visit(branch, 1);
      } else if (row.root() instanceof NeighbourRow.Bucket bucket) {
        visit(bucket);
      }
    }

    private double bound(NeighbourRow.Node node, int place) {
      return node == null ? Double.NEGATIVE_INFINITY : pairs.mostSimilar(cluster, node, place);
    }

    /** Goes through both halves, the more similar one first, if they can be similar enough. */
    private void visit(NeighbourRow.Branch branch, int place) {
      NeighbourRow.Node left = branch.left();
      NeighbourRow.Node right = branch.right();
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
      branch.tighten(reference, place, pairs);
    }

    private void visit(NeighbourRow.Node node, int place, double bound) {
      if (bound > similarity || (bound == similarity && node.lowestName() < name)) {
        if (node instanceof NeighbourRow.Branch branch) {
          visit(branch, place);
        } else if (node instanceof NeighbourRow.Bucket bucket) {
          visit(bucket);
          bucket.tighten(reference, pairs);
        }
      }
    }

    private void visit(NeighbourRow.Bucket bucket) {
      for (int entry = 0; entry < bucket.count(); entry++) {
        int other = bucket.key(entry);
        double found = pairs.similarity(cluster, other, bucket.value(entry));
        if (found > similarity || (found == similarity && loads.name(other) < name)) {
          similarity = found;
          name = loads.name(other);
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
    new Merge(from, into, y).run();
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
    private final double fromLow;
    private final double fromHigh;
    private final double intoLow;
    private final double intoHigh;

    /** Gives the merged cluster its name, size and loads; its row is yet to be made. */
    Merge(int from, int into, int name) {
      this.from = from;
      this.into = into;
      added = rows[from];
      row = rows[into];
      fromLow = loads.low(from);
      fromHigh = loads.high(from);
      intoLow = loads.low(into);
      intoHigh = loads.high(into);
      loads.remove(from);
      if (linkage == Linkage.AVERAGE) {
        double mean =
            (pairs.size(from) * fromLow + pairs.size(into) * intoLow)
                / (pairs.size(from) + pairs.size(into));
        loads.set(into, name, mean, mean);
      } else {
        loads.set(into, name, Math.min(fromLow, intoLow), Math.max(fromHigh, intoHigh));
      }
      pairs.grow(into, pairs.size(from));
    }

    void run() {
      if (linkage != Linkage.AVERAGE && row.root() != null) {
        IntStream.Builder changed = IntStream.builder();
        addBackground(row.root(), 1, changed);
        changed.build().forEach(this::dropIfBackground);
      }
      added.forEach(this::add);
    }

    /**
     * Adds the background similarities of the one cluster to the values that only the other one
     * has, in a node of its row.
     *
     * @param place the node of the tree of loads with the same clusters
     * @param changed takes the clusters whose values change
     */
    private void addBackground(NeighbourRow.Node node, int place, IntStream.Builder changed) {
      if (cannotChange(node, place)) {
        return;
      }
      if (node instanceof NeighbourRow.Branch branch) {
        if (branch.left() != null) {
          addBackground(branch.left(), 2 * place, changed);
        }
        if (branch.right() != null) {
          addBackground(branch.right(), 2 * place + 1, changed);
        }
        branch.tighten(0, place, pairs);
        return;
      }
      NeighbourRow.Bucket bucket = (NeighbourRow.Bucket) node;
      for (int entry = 0; entry < bucket.count(); entry++) {
        int other = bucket.key(entry);
        double before = bucket.value(entry);
        double value = pairs.sum(before, loads.similarity(fromLow, fromHigh, other));
        if (value != before && !added.has(other)) {
          bucket.setValue(entry, value);
          rows[other].set(into, value, pairs);
          changed.add(other);
        }
      }
      bucket.tighten(0, pairs);
    }

    private boolean cannotChange(NeighbourRow.Node node, int place) {
      return linkage == Linkage.COMPLETE
          ? node.mostRank() <= loads.leastSimilar(fromLow, fromHigh, place)
          : node.leastRank() >= loads.mostSimilar(fromLow, fromHigh, place);
    }

    private void dropIfBackground(int other) {
      if (isBackground(other, row.value(other, Double.NaN))) {
        row.remove(other);
        rows[other].remove(into);
      }
    }

    private boolean isBackground(int other, double value) {
      return linkage != Linkage.AVERAGE && value == loads.similarity(into, other);
    }

    private void add(int other, double value) {
      double before = row.value(other, Double.NaN);
      double sum = pairs.sum(Double.isNaN(before) ? withoutKeptPair(other) : before, value);
      if (isBackground(other, sum)) {
        row.remove(other);
        rows[other].remove(from);
        rows[other].remove(into);
      } else {
        row.set(other, sum, pairs);
        rows[other].replace(from, into, sum, pairs);
      }
    }

    private double withoutKeptPair(int other) {
      return linkage == Linkage.AVERAGE ? 0 : loads.similarity(intoLow, intoHigh, other);
    }
  }
}
