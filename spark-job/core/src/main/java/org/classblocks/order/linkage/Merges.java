package org.classblocks.order.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The merges of one execution as they are found, each named by any one leaf of either side, and the
 * dendrogram they amount to.
 *
 * <p>Numbering the nodes takes a union-find over the leaves: O(m log m) time at most, O(m) memory.
 * As in scipy, the child with the lower number comes first.
 */
final class Merges {
  private final int leafCount;
  private final int[] first;
  private final int[] second;
  private final double[] heights;
  private int count;

  /** No merges yet, of at most {@code leafCount - 1}. */
  Merges(int leafCount) {
    this.leafCount = leafCount;
    int merges = Math.max(0, leafCount - 1);
    this.first = new int[merges];
    this.second = new int[merges];
    this.heights = new double[merges];
  }

  /** Adds the merge of the clusters that hold leaf a and leaf b. */
  void add(int a, int b, double height) {
    first[count] = a;
    second[count] = b;
    heights[count++] = height;
  }

  /** The dendrogram of the merges in the order they were added. */
  Dendrogram inOrder() {
    return label(IntStream.range(0, count).toArray());
  }

  /** The dendrogram of the merges from low to high, equal heights in the order they were added. */
  Dendrogram byHeight() {
    return label(
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(merge -> heights[merge]))
            .mapToInt(merge -> merge)
            .toArray());
  }

  private Dendrogram label(int[] order) {
    int[] left = new int[order.length];
    int[] right = new int[order.length];
    double[] sorted = new double[order.length];
    int[] owners = new int[leafCount + order.length];
    Arrays.setAll(owners, node -> node);
    for (int merge = 0; merge < order.length; merge++) {
      int a = top(owners, first[order[merge]]);
      int b = top(owners, second[order[merge]]);
      left[merge] = Math.min(a, b);
      right[merge] = Math.max(a, b);
      sorted[merge] = heights[order[merge]];
      owners[a] = leafCount + merge;
      owners[b] = leafCount + merge;
    }
    return new Dendrogram(leafCount, left, right, sorted);
  }

  /** The highest node over a node, halving the path to it on the way. */
  private static int top(int[] owners, int node) {
    int current = node;
    while (owners[current] != current) {
      owners[current] = owners[owners[current]];
      current = owners[current];
    }
    return current;
  }
}
