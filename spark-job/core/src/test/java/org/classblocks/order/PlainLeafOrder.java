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

  /**
   * The shortest path over a tree of which some nodes must begin with a certain leaf.
   *
   * @param firsts the leaf that comes first, by node; -1 for any
   * @param isTurned whether the second child of the root comes first
   */
  public static double leastLength(
      Dendrogram tree, Distances distances, int[] firsts, boolean isTurned) {
    int size = tree.leafCount();
    double[][] lengths = new double[size][size];
    int[][] leaves = new int[tree.nodeCount()][];
    double least = Double.POSITIVE_INFINITY;
    for (int node = 0; node < tree.nodeCount(); node++) {
      if (tree.isLeaf(node)) {
        leaves[node] = new int[] {node};
        continue;
      }
      int[] children = {tree.left(node), tree.right(node)};
      leaves[node] =
          Arrays.stream(children).flatMap(child -> Arrays.stream(leaves[child])).toArray();
      for (int way = 0; way < 2; way++) {
        int before = children[way];
        int after = children[1 - way];
        for (int u : leaves[before]) {
          for (int w : leaves[after]) {
            boolean isAllowed =
                (firsts[node] < 0 || firsts[node] == u)
                    && (node != tree.root() || isTurned == (way == 1));
            lengths[u][w] = Double.POSITIVE_INFINITY;
            for (int m : isAllowed ? others(tree, leaves, before, u) : new int[0]) {
              for (int k : others(tree, leaves, after, w)) {
                double length = lengths[u][m] + distances.at(m, k) + lengths[k][w];
                lengths[u][w] = Math.min(lengths[u][w], length);
              }
            }
            least = node == tree.root() ? Math.min(least, lengths[u][w]) : least;
          }
        }
      }
    }
    return least;
  }
}
