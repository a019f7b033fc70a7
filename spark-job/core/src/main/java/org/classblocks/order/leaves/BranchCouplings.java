package org.classblocks.order.leaves;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;

/**
 * Says what turning a node does to the sum of d(i, j) |i - j| over all pairs of positions, given
 * how the nodes above it are turned.
 *
 * <p>Two leaves that part at a node a stand as far apart as that node's children and the turns of
 * the nodes below it say. So, with s = 1 for a node as it stands in the tree and -1 for one that is
 * turned,
 *
 * <pre>
 * sum of d(i, j) |i - j| = constant + sum over nodes u and their ancestors a of s_u s_a p(u, a)
 * </pre>
 *
 * <p>where p(u, a) is, but for its sign, half of |C| d(E, B) - |E| d(C, B): C and E are the
 * children of u, B is the child of a that does not hold u, and d of two sets the sum of the
 * distances between them. The sign is negative if u lies in the first child of a: there the child
 * of u that is farther from B should come first.
 *
 * <p>O(m^2 + D) time and D numbers, where D is the sum of the depths of all nodes: some ten to a
 * hundred times m, m^2 / 2 for a caterpillar. Nodes of few leaves, which matter least, are left out
 * where D would exceed a budget; they have no couplings. Immutable.
 */
final class BranchCouplings {
  /** Half a gigabyte of doubles. */
  private static final long ENTRIES = 1 << 26;

  /** Subtrees of at most that many leaves are a task of their own; larger nodes go in such lots. */
  private static final int SMALL = 256;

  /** The error of a sum of n numbers, relative to the sum and n: couplings below it are none. */
  private static final double ROUNDING = 0x1p-52;

  private final Dendrogram tree;
  private final BranchLayout layout;
  private final Distances distances;
  private final int[] parents;
  private final int[] depths;
  private final int smallest;

  /**
   * By node: the coupling of the ancestor at each depth, from the root down; null without
   * couplings.
   */
  private final double[][] couplings;

  /**
   * While computing, by node: the distances to the other side of the ancestor at each depth, and
   * last those to all leaves.
   */
  private final double[][] sums;

  private BranchCouplings(Dendrogram tree, Distances distances, long entries) {
    this.tree = tree;
    this.layout = BranchLayout.of(tree);
    this.distances = distances;
    this.parents = tree.parents();
    this.depths = depths(tree);
    this.smallest = smallest(tree, depths, entries);
    this.couplings = new double[tree.nodeCount()][];
    this.sums = new double[tree.nodeCount()][];
    BitSet small = ExactSubtrees.roots(tree, SMALL);
    Subtrees.innerNodes(tree, small).parallelStream().forEach(this::addAll);
    int[] large =
        IntStream.range(tree.leafCount(), tree.nodeCount())
            .filter(node -> tree.size(node) > SMALL)
            .toArray();
    for (int from = 0; from < large.length; from += SMALL) {
      int[] next = Arrays.copyOfRange(large, from, Math.min(from + SMALL, large.length));
      Arrays.stream(next)
          .flatMap(node -> IntStream.of(tree.left(node), tree.right(node)))
          .filter(tree::isLeaf)
          .parallel()
          .forEach(leaf -> sums[leaf] = leafSums(leaf));
      addAll(next);
    }
  }

  /** Computes the couplings on all nodes, if they are not too many, on all cores. */
  static BranchCouplings of(Dendrogram tree, Distances distances) {
    return of(tree, distances, ENTRIES);
  }

  static BranchCouplings of(Dendrogram tree, Distances distances, long entries) {
    return new BranchCouplings(tree, distances, entries);
  }

  /** The least size of a node with couplings: the largest nodes, as many as the budget allows. */
  private static int smallest(Dendrogram tree, int[] depths, long entries) {
    long[] bySize = new long[tree.leafCount() + 1];
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      bySize[tree.size(node)] += depths[node];
    }
    long left = entries;
    int size = tree.leafCount();
    while (size > 1 && left >= bySize[size]) {
      left -= bySize[size--];
    }
    return size + 1;
  }

  private static int[] depths(Dendrogram tree) {
    int[] depths = new int[tree.nodeCount()];
    for (int node = tree.root(); node >= tree.leafCount(); node--) {
      depths[tree.left(node)] = depths[node] + 1;
      depths[tree.right(node)] = depths[node] + 1;
    }
    return depths;
  }

  /** The number of nodes above a node. */
  int depth(int node) {
    return depths[node];
  }

  /** The node above a node, -1 for the root. */
  int parent(int node) {
    return parents[node];
  }

  /** Whether a node has couplings: it is an inner one, and not too small for the budget. */
  boolean has(int node) {
    return couplings[node] != null;
  }

  /** p(u, a) for a node that has couplings and its ancestor at a depth below its own. */
  double coupling(int node, int depth) {
    return couplings[node][depth];
  }

  private void addAll(int[] nodes) {
    for (int node : nodes) {
      add(node);
    }
  }

  /**
   * Computes the couplings on a node from the sums of its children, which are not needed any more.
   */
  private void add(int node) {
    int first = tree.left(node);
    int second = tree.right(node);
    double[] firstSums = takeSums(first);
    double[] secondSums = takeSums(second);
    int all = depths[node] + 1;
    double[] sum = new double[all];
    for (int depth = 0; depth < depths[node]; depth++) {
      sum[depth] = firstSums[depth] + secondSums[depth];
    }
    sum[depths[node]] = firstSums[all] + secondSums[all];
    sums[node] = sum;
    if (tree.size(node) >= smallest) {
      double rounding =
          ROUNDING
              * tree.leafCount()
              * (tree.size(first) * secondSums[all] + tree.size(second) * firstSums[all]);
      double[] coupling = new double[depths[node]];
      int below = node;
      for (int depth = depths[node] - 1; depth >= 0; depth--) {
        int above = parents[below];
        double farther =
            tree.size(first) * secondSums[depth] - tree.size(second) * firstSums[depth];
        if (Math.abs(farther) > rounding) {
          coupling[depth] = (tree.left(above) == below ? -0.5 : 0.5) * farther;
        }
        below = above;
      }
      couplings[node] = coupling;
    }
  }

  private double[] takeSums(int node) {
    double[] taken = sums[node];
    sums[node] = null;
    return taken == null ? leafSums(node) : taken;
  }

  private double[] leafSums(int leaf) {
    double[] row = new double[distances.size()];
    distances.copyRow(leaf, row);
    double[] before = new double[row.length + 1];
    for (int position = 0; position < row.length; position++) {
      before[position + 1] = before[position] + row[layout.leafAt(position)];
    }
    double[] result = new double[depths[leaf] + 1];
    result[depths[leaf]] = before[row.length];
    int below = leaf;
    for (int depth = depths[leaf] - 1; depth >= 0; depth--) {
      int above = parents[below];
      int other = tree.left(above) == below ? tree.right(above) : tree.left(above);
      result[depth] = before[layout.end(other)] - before[layout.start(other)];
      below = above;
    }
    return result;
  }
}
