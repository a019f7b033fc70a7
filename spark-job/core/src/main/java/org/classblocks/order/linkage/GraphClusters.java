package org.classblocks.order.linkage;

/**
 * Clusters of the usable classes of a graph, with a value for each pair of clusters that has a kept
 * pair between them, see {@link KeptPairs}. All other pairs of clusters have the background
 * similarity, see {@link LoadTree}.
 *
 * <p>Similarities are compared rounded. Inside, clusters are numbered by their loads, for the
 * trees; a merged cluster has the number of the part with the longer row.
 */
abstract class GraphClusters implements Clusters {
  private final LoadTree loads;
  private final KeptPairs pairs;
  private final int[] numbers;
  private int count;

  /** Every usable class a cluster of its own, that goes by its place among the usable classes. */
  GraphClusters(Linkage linkage, NumberedGraph graph) {
    count = graph.size();
    loads = new LoadTree(linkage, graph.loads(), graph.names());
    pairs = new KeptPairs(linkage, graph, loads);
    numbers = new int[count];
    for (int number = 0; number < count; number++) {
      numbers[loads.name(number)] = number;
    }
  }

  final LoadTree loads() {
    return loads;
  }

  final KeptPairs pairs() {
    return pairs;
  }

  @Override
  public final int count() {
    return count;
  }

  @Override
  public final int lowest() {
    return loads.lowest();
  }

  @Override
  public final double distance(int x, int y) {
    int a = numbers[x];
    int b = numbers[y];
    return Math.max(0, 1 - pairs.similarity(a, b, value(a, b)));
  }

  /** The value of two clusters, or {@link KeptPairs#NONE}. */
  abstract long value(int a, int b);

  @Override
  public final int nearest(int x) {
    int a = numbers[x];
    NearestSearch search = new NearestSearch(pairs, a, x);
    search(a, search);
    return loads.nearest(a, b -> value(a, b) != KeptPairs.NONE, search.name(), search.similarity());
  }

  /** Searches the clusters that have a value with one. */
  abstract void search(int cluster, NearestSearch search);

  @Override
  public final void merge(int x, int y) {
    boolean intoX = length(numbers[x]) > length(numbers[y]);
    int into = numbers[intoX ? x : y];
    int from = numbers[intoX ? y : x];
    merge(from, into, y);
    numbers[y] = into;
    count--;
  }

  /** How long the row of a cluster is. */
  abstract int length(int cluster);

  /** Merges one cluster into another one, with another name. */
  abstract void merge(int from, int into, int name);
}
