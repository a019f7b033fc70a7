package org.classblocks.order.linkage;

import java.util.Arrays;

/**
 * A list of clusters with values to add up. It may hold a cluster by the number of a part that is
 * merged into it by now, and so more than once: nothing has to be told to it. {@link #settle} makes
 * it a map. 12 bytes an entry.
 */
final class LooseRow {
  private int[] keys;
  private long[] values;
  private int count;

  /** The row of a cluster of one class. */
  static LooseRow of(NumberedGraph graph, int number, KeptPairs pairs) {
    LooseRow row = new LooseRow(graph.end(number) - graph.start(number));
    for (int entry = graph.start(number); entry < graph.end(number); entry++) {
      row.keys[row.count] = graph.neighbour(entry);
      row.values[row.count++] = pairs.value(graph, number, entry);
    }
    return row;
  }

  private LooseRow(int entries) {
    keys = new int[entries];
    values = new long[entries];
  }

  /** How many entries there are, which are more than clusters if not settled. */
  int count() {
    return count;
  }

  /** Goes through all entries. */
  void forEach(RowVisitor visitor) {
    for (int place = 0; place < count; place++) {
      visitor.visit(keys[place], values[place]);
    }
  }

  /** Adds all entries of another row. */
  void addAll(LooseRow row) {
    if (count + row.count > keys.length) {
      resize(count + row.count);
    }
    System.arraycopy(row.keys, 0, keys, count, row.count);
    System.arraycopy(row.values, 0, values, count, row.count);
    count += row.count;
  }

  private void resize(int entries) {
    keys = Arrays.copyOf(keys, entries);
    values = Arrays.copyOf(values, entries);
  }

  /**
   * Makes each cluster have one entry, by its own number, in the order of their first ones.
   *
   * @param self the cluster of this row, whose entries are removed
   * @param owners what each cluster is merged into, or itself
   * @param places takes the place of each cluster of the row; what it holds before does not matter
   */
  void settle(int self, int[] owners, int[] places) {
    int settled = 0;
    for (int entry = 0; entry < count; entry++) {
      int key = owner(owners, keys[entry]);
      int place = places[key];
      if (place < settled && keys[place] == key) {
        values[place] += values[entry];
      } else if (key != self) {
        places[key] = settled;
        keys[settled] = key;
        values[settled++] = values[entry];
      }
    }
    count = settled;
    if (2 * count < keys.length - 8) {
      resize(count);
    }
  }

  /** The cluster at the end of the path from one, halving the path on the way. */
  private static int owner(int[] owners, int cluster) {
    int current = cluster;
    while (owners[current] != current) {
      owners[current] = owners[owners[current]];
      current = owners[current];
    }
    return current;
  }

  /** The value of a cluster, or {@link KeptPairs#NONE}, with the places when it was settled. */
  long value(int key, int[] places) {
    int place = places[key];
    return place < count && keys[place] == key ? values[place] : KeptPairs.NONE;
  }
}
