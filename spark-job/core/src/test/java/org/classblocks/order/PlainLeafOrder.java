package org.classblocks.order;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;

/** The algorithm of 2001 as it is told, one pair of ends after the other. */
public final class PlainLeafOrder {
  private PlainLeafOrder() {}

  public static double leastLength(Dendrogram tree, Distances distances) {
    return leastLength(tree, distances, tree.root());
  }

  /** The shortest path over a node, over all pairs of ends. */
  public static double leastLength(Dendrogram tree, Distances distances, int root) {
    int size = tree.leafCount();
    double[][] lengths = new double[size][size];
    int[][] leaves = new int[tree.nodeCount()][];
    for (int node = 0; node <= root; node++) {
      if (tree.isLeaf(node)) {
        leaves[node] = new int[] {node};
        continue;
      }
      int[] left = leaves[tree.left(node)];
      int[] right = leaves[tree.right(node)];
      leaves[node] = IntStream.concat(Arrays.stream(left), Arrays.stream(right)).toArray();
      for (int u : left) {
        int[] ends = others(tree, leaves, tree.left(node), u);
        double[] toRight = new double[size];
        for (int k : right) {
          toRight[k] = Double.POSITIVE_INFINITY;
          for (int m : ends) {
            toRight[k] = Math.min(toRight[k], lengths[u][m] + distances.at(m, k));
          }
        }
        for (int w : right) {
          double least = Double.POSITIVE_INFINITY;
          for (int k : others(tree, leaves, tree.right(node), w)) {
            least = Math.min(least, toRight[k] + lengths[k][w]);
          }
          lengths[u][w] = least;
          lengths[w][u] = least;
        }
      }
    }
    int[] left = leaves[tree.left(root)];
    int[] right = leaves[tree.right(root)];
    return Arrays.stream(left)
        .mapToDouble(u -> Arrays.stream(right).mapToDouble(w -> lengths[u][w]).min().orElseThrow())
        .min()
        .orElseThrow();
  }

  /** Where a path over a node can end that begins at one of its leaves. */
  private static int[] others(Dendrogram tree, int[][] leaves, int node, int leaf) {
    if (tree.isLeaf(node)) {
      return leaves[node];
    }
    int[] left = leaves[tree.left(node)];
    return Arrays.stream(left).anyMatch(l -> l == leaf) ? leaves[tree.right(node)] : left;
  }
}
