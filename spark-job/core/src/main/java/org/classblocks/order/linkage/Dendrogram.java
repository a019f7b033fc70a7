package org.classblocks.order.linkage;

import java.util.Arrays;
import org.classblocks.Text;
import org.classblocks.linalg.Permutation;

/**
 * The binary merge tree of a hierarchical clustering.
 *
 * <p>Nodes are numbered as scipy numbers them: node l below {@link #leafCount()} is leaf l, and
 * merge t makes node leafCount + t of two nodes with lower numbers. The last node is the root. A
 * tree of no leaves has no nodes, a tree of one leaf is that leaf. Immutable; every walk is
 * iterative, so depth costs no stack.
 */
public final class Dendrogram {
  private final int leafCount;
  private final int[] left;
  private final int[] right;
  private final double[] heights;
  private final int[] sizes;

  /**
   * @param leafCount the number of leaves, m
   * @param left the first child of merge t at index t, a node number below m + t; length m - 1
   * @param right the second child of merge t at index t; length m - 1
   * @param heights the distance at which merge t happened; length m - 1
   * @throws IllegalArgumentException if the arrays do not describe one tree over all leaves
   */
  public Dendrogram(int leafCount, int[] left, int[] right, double[] heights) {
    int merges = Math.max(0, leafCount - 1);
    if (left.length != merges || right.length != merges || heights.length != merges) {
      throw new IllegalArgumentException(
          Text.of(
              "%d leaves need %d merges, found %d, %d and %d",
              leafCount, merges, left.length, right.length, heights.length));
    }
    this.leafCount = leafCount;
    this.left = left.clone();
    this.right = right.clone();
    this.heights = heights.clone();
    this.sizes = new int[leafCount + merges];
    Arrays.fill(sizes, 0, leafCount, 1);
    boolean[] used = new boolean[leafCount + merges];
    for (int merge = 0; merge < merges; merge++) {
      int node = leafCount + merge;
      take(used, left[merge], node);
      take(used, right[merge], node);
      sizes[node] = sizes[left[merge]] + sizes[right[merge]];
    }
  }

  private static void take(boolean[] used, int child, int node) {
    if (child < 0 || child >= node || used[child]) {
      throw new IllegalArgumentException("node " + node + " cannot have the child " + child);
    }
    used[child] = true;
  }

  /** The number of leaves, m. */
  public int leafCount() {
    return leafCount;
  }

  /** The number of leaves and merges: 2 m - 1, or 0 without leaves. */
  public int nodeCount() {
    return sizes.length;
  }

  /** The node that holds all leaves, or -1 without leaves. */
  public int root() {
    return sizes.length - 1;
  }

  public boolean isLeaf(int node) {
    return node < leafCount;
  }

  /** The first child of an inner node. */
  public int left(int node) {
    return left[node - leafCount];
  }

  /** The second child of an inner node. */
  public int right(int node) {
    return right[node - leafCount];
  }

  /** The distance at which a node was merged; 0 for a leaf. */
  public double height(int node) {
    return node < leafCount ? 0 : heights[node - leafCount];
  }

  /** The number of leaves under a node. */
  public int size(int node) {
    return sizes[node];
  }

  /**
   * The number of merges that happened at a lower distance than a merge below them, which centroid
   * and median linkage can bring about. Orders and subtrees are defined with them too.
   */
  public int inversions() {
    int inversions = 0;
    for (int node = leafCount; node < nodeCount(); node++) {
      if (height(node) < Math.max(height(left(node)), height(right(node)))) {
        inversions++;
      }
    }
    return inversions;
  }

  /** The parent of every node by node number, -1 for the root; a new array. */
  public int[] parents() {
    int[] parents = new int[nodeCount()];
    Arrays.fill(parents, -1);
    for (int node = leafCount; node < nodeCount(); node++) {
      parents[left(node)] = node;
      parents[right(node)] = node;
    }
    return parents;
  }

  /**
   * The lowest node that holds two others, or one of them if it holds the other.
   *
   * @param parents the {@link #parents} of the tree: parents have higher numbers than children
   */
  public static int meeting(int[] parents, int one, int other) {
    int a = one;
    int b = other;
    while (a != b) {
      if (a < b) {
        a = parents[a];
      } else {
        b = parents[b];
      }
    }
    return a;
  }

  /** The leaves from left to right, each node's first child before its second. */
  public Permutation leafOrder() {
    int[] starts = new int[nodeCount()];
    int[] order = new int[leafCount];
    for (int node = root(); node >= leafCount; node--) {
      starts[left(node)] = starts[node];
      starts[right(node)] = starts[node] + size(left(node));
    }
    for (int leaf = 0; leaf < leafCount; leaf++) {
      order[starts[leaf]] = leaf;
    }
    return Permutation.of(order);
  }
}
