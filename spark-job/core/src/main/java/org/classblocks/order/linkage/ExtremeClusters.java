package org.classblocks.order.linkage;

import java.util.stream.IntStream;

/**
 * Clusters of a graph for complete and single linkage: the similarity of two clusters is that of
 * the least or of the most similar of their pairs.
 *
 * <p>A value that is the background similarity of the two clusters anyway is not kept.
 */
final class ExtremeClusters extends GraphClusters {
  private final boolean isLeast;
  private final NeighbourRow[] rows;

  /**
   * @param linkage complete or single
   */
  ExtremeClusters(Linkage linkage, NumberedGraph graph) {
    super(linkage, graph);
    isLeast = linkage == Linkage.COMPLETE;
    rows = new NeighbourRow[graph.size()];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(number -> rows[number] = NeighbourRow.of(graph, number, pairs(), loads().bits()));
  }

  @Override
  long value(int a, int b) {
    return rows[a].value(b);
  }

  @Override
  void search(int cluster, NearestSearch search) {
    search.acceptAll(rows[cluster]);
  }

  @Override
  int length(int cluster) {
    return rows[cluster].count();
  }

  @Override
  void merge(int from, int into, int name) {
    rows[into].remove(from);
    rows[from].remove(into);
    new Merge(from, into, name).run();
    rows[from] = null;
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
      fromLow = loads().low(from);
      fromHigh = loads().high(from);
      intoLow = loads().low(into);
      intoHigh = loads().high(into);
      loads().remove(from);
      loads().set(into, name, Math.min(fromLow, intoLow), Math.max(fromHigh, intoHigh));
    }

    void run() {
      if (row.root() != null) {
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
        branch.tighten(0, place, pairs());
        return;
      }
      NeighbourRow.Bucket bucket = (NeighbourRow.Bucket) node;
      for (int entry = 0; entry < bucket.count(); entry++) {
        int other = bucket.key(entry);
        long before = bucket.value(entry);
        long value = extreme(before, background(fromLow, fromHigh, other));
        if (value != before && !added.has(other)) {
          bucket.setValue(entry, value);
          rows[other].set(into, value, pairs());
          changed.add(other);
        }
      }
      bucket.tighten(0, pairs());
    }

    private boolean cannotChange(NeighbourRow.Node node, int place) {
      return isLeast
          ? node.mostRank() <= loads().leastSimilar(fromLow, fromHigh, place)
          : node.leastRank() >= loads().mostSimilar(fromLow, fromHigh, place);
    }

    private void dropIfBackground(int other) {
      if (row.value(other) == mergedBackground(other)) {
        row.remove(other);
        rows[other].remove(into);
      }
    }

    private void add(int other, long value) {
      long before = row.value(other);
      long merged =
          extreme(value, before == KeptPairs.NONE ? background(intoLow, intoHigh, other) : before);
      if (merged == mergedBackground(other)) {
        row.remove(other);
        rows[other].remove(from);
        rows[other].remove(into);
      } else {
        row.set(other, merged, pairs());
        rows[other].replace(from, into, merged, pairs());
      }
    }

    private long extreme(long one, long other) {
      return isLeast ? Math.min(one, other) : Math.max(one, other);
    }

    private long mergedBackground(int other) {
      return pairs().background(loads().similarity(into, other));
    }

    private long background(double low, double high, int other) {
      return pairs().background(loads().similarity(low, high, other));
    }
  }
}
