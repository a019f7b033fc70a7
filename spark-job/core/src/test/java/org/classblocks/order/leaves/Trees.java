package org.classblocks.order.leaves;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;
import org.classblocks.order.linkage.MatrixDistances;

/** Trees and distances to try things on, and what can be said of them the plain way. */
public final class Trees {
  private Trees() {}

  /** Merges two nodes at random until one is left: every shape comes up. */
  static Dendrogram random(long seed, int leaves) {
    Random random = new Random(seed);
    int merges = Math.max(0, leaves - 1);
    int[] open = IntStream.range(0, leaves).toArray();
    int[] left = new int[merges];
    int[] right = new int[merges];
    for (int merge = 0; merge < merges; merge++) {
      int count = leaves - merge;
      left[merge] = take(open, random.nextInt(count), count);
      right[merge] = take(open, random.nextInt(count - 1), count - 1);
      open[count - 2] = leaves + merge;
    }
    return new Dendrogram(
        leaves, left, right, IntStream.range(0, merges).asDoubleStream().toArray());
  }

  private static int take(int[] open, int index, int count) {
    int node = open[index];
    open[index] = open[count - 1];
    return node;
  }

  /** One leaf after the other joins: leaf 0 and 1, then 2, then 3. */
  static Dendrogram caterpillar(int leaves) {
    int[] left = IntStream.range(0, leaves - 1).map(t -> t == 0 ? 0 : leaves + t - 1).toArray();
    int[] right = IntStream.range(1, leaves).toArray();
    return new Dendrogram(
        leaves, left, right, IntStream.range(1, leaves).asDoubleStream().toArray());
  }

  /** Distances from 0 to 1, in steps of 1 / {@code steps}: few steps make many ties. */
  public static Distances distances(long seed, int size, int steps) {
    Random random = new Random(seed);
    SymmetricMatrix.Builder distances = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        distances.set(i, j, (double) random.nextInt(steps + 1) / steps);
      }
    }
    return new MatrixDistances(distances.build());
  }

  /** The least path length over all orders the tree allows with some nodes fixed. */
  static double leastLength(Dendrogram tree, Distances distances, BitSet fixed) {
    int merges = tree.leafCount() - 1;
    double least = Double.POSITIVE_INFINITY;
    for (long turns = 0; turns < 1L << merges; turns++) {
      BitSet turned = new BitSet();
      for (int merge = 0; merge < merges; merge++) {
        turned.set(tree.leafCount() + merge, (turns >> merge & 1) == 1);
      }
      if (!turned.intersects(fixed)) {
        BranchLayout layout = new BranchLayout(tree, turned);
        int[] order = IntStream.range(0, tree.leafCount()).map(layout::leafAt).toArray();
        least = Math.min(least, length(order, distances));
      }
    }
    return least;
  }

  /** The sum of the distances between neighbours. */
  static double length(int[] order, Distances distances) {
    return IntStream.range(1, order.length)
        .mapToDouble(p -> distances.at(order[p - 1], order[p]))
        .sum();
  }
}
