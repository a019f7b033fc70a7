package org.classblocks.order.linkage;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Clusters of a graph for average linkage: the similarity of two clusters is the mean of all their
 * pairs.
 *
 * <p>Values add up. So a merge appends the shorter row to the longer one, and leaves it to the rows
 * of the neighbours to find out when they are read next: a {@link LooseRow}. Only a long row, which
 * is not read as a whole, is told: a {@link NeighbourRow}.
 */
final class AverageClusters extends GraphClusters {
  private static final int LONGEST_LOOSE = 2048;

  private final int longestLoose;

  /** Each cluster has one of the two. */
  private final LooseRow[] looseRows;

  private final NeighbourRow[] longRows;

  /** What each cluster is merged into, or itself. */
  private final int[] owners;

  private final int[] places;

  /** The cluster whose places those are, or -1. */
  private int settled = -1;

  AverageClusters(NumberedGraph graph) {
    this(graph, LONGEST_LOOSE);
  }

  /**
   * @param longestLoose the most entries of a row that is read as a whole
   */
  AverageClusters(NumberedGraph graph, int longestLoose) {
    super(Linkage.AVERAGE, graph);
    this.longestLoose = longestLoose;
    int size = graph.size();
    places = new int[size];
    owners = new int[size];
    Arrays.setAll(owners, number -> number);
    looseRows = new LooseRow[size];
    longRows = new NeighbourRow[size];
    IntStream.range(0, size).parallel().forEach(number -> setRow(graph, number));
  }

  private void setRow(NumberedGraph graph, int number) {
    if (graph.end(number) - graph.start(number) > longestLoose) {
      longRows[number] = NeighbourRow.of(graph, number, pairs(), loads().bits());
    } else {
      looseRows[number] = LooseRow.of(graph, number, pairs());
    }
  }

  private boolean isLong(int cluster) {
    return longRows[cluster] != null;
  }

  private LooseRow settledRow(int cluster) {
    if (settled != cluster) {
      looseRows[cluster].settle(cluster, owners, places);
      settled = cluster;
    }
    return looseRows[cluster];
  }

  @Override
  long value(int a, int b) {
    return isLong(a) ? longRows[a].value(b) : settledRow(a).value(b, places);
  }

  @Override
  void search(int cluster, NearestSearch search) {
    if (isLong(cluster)) {
      search.acceptAll(longRows[cluster]);
    } else {
      settledRow(cluster).forEach(search::accept);
    }
  }

  /** Counts a long row as longer than any loose one, which it need not be any more. */
  @Override
  int length(int cluster) {
    return isLong(cluster)
        ? longestLoose + 1 + longRows[cluster].count()
        : looseRows[cluster].count();
  }

  @Override
  void merge(int from, int into, int name) {
    mergeLoads(from, into, name);
    if (isLong(into)) {
      longRows[into].remove(from);
    }
    if (isLong(from)) {
      longRows[from].forEach((other, value) -> move(from, into, other, value));
      longRows[from] = null;
    } else {
      settledRow(from).forEach((other, value) -> move(from, into, other, value));
    }
    owners[from] = into;
    settled = -1;
    if (!isLong(into)) {
      looseRows[into].addAll(looseRows[from]);
      if (looseRows[into].count() > longestLoose) {
        lengthen(into);
      }
    }
    looseRows[from] = null;
  }

  private void mergeLoads(int from, int into, int name) {
    int fromSize = pairs().size(from);
    int intoSize = pairs().size(into);
    double mean =
        (fromSize * loads().low(from) + intoSize * loads().low(into)) / (fromSize + intoSize);
    loads().remove(from);
    loads().set(into, name, mean, mean);
    pairs().grow(into, fromSize);
  }

  /** Tells the long ones of two rows of what one cluster brings into another one. */
  private void move(int from, int into, int other, long value) {
    if (other != into) {
      if (isLong(other)) {
        longRows[other].remove(from);
        longRows[other].add(into, value, pairs());
      }
      if (isLong(into)) {
        longRows[into].add(other, value, pairs());
      }
    }
  }

  /** Makes a loose row a long one, if it is too long when it is settled. */
  private void lengthen(int cluster) {
    LooseRow row = settledRow(cluster);
    if (row.count() > longestLoose) {
      longRows[cluster] = new NeighbourRow(loads().bits(), row.count());
      row.forEach((other, value) -> longRows[cluster].set(other, value, pairs()));
      looseRows[cluster] = null;
    }
  }
}
