package org.classblocks.order.linkage;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * The background similarity of clusters, from the least and the greatest load of each, and the
 * cluster with the highest one.
 *
 * <p>Two clusters without a kept pair have the similarities -u v of their loads. The extreme one is
 * at an end of both ranges: the least (complete linkage), or the greatest (single linkage). For
 * average linkage, both ends are the mean load of the cluster.
 *
 * <p>A binary tree over the clusters, in the order of the loads they start with. Each node holds
 * the extremes of the ends of ranges below it, which bound the similarities of those clusters. A
 * search goes down the better side first, and not where the bound is below the best. A change is
 * O(log n). So is a search that skips nothing, if one term decides: for average and single linkage,
 * and for complete linkage of loads of one sign. With loads of both signs complete linkage may go
 * through more nodes, at worst all. 72 bytes a cluster.
 */
final class LoadTree {
  private static final int NONE = Integer.MAX_VALUE;

  private final int bits;
  private final int size;
  private final boolean takesGreatest;
  private final boolean hasOneEnd;

  /**
   * By node: the root is 1, the children of node i are 2 i and 2 i + 1, cluster c is size + c. The
   * size is a power of two, so all clusters are at one depth.
   */
  private final double[] leastLow;

  private final double[] mostLow;
  private final double[] leastHigh;
  private final double[] mostHigh;
  private final int[] lowestName;
  private final double leastEver;
  private final double mostEver;

  /**
   * @param loads the load of cluster c at index c, n of them, ascending
   * @param names what to call cluster c at index c: ties go to the lowest name
   */
  LoadTree(Linkage linkage, double[] loads, int[] names) {
    bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, loads.length - 1));
    size = 1 << bits;
    takesGreatest = linkage == Linkage.SINGLE;
    leastLow = new double[2 * size];
    Arrays.fill(leastLow, Double.POSITIVE_INFINITY);
    System.arraycopy(loads, 0, leastLow, size, loads.length);
    mostLow = new double[2 * size];
    Arrays.fill(mostLow, Double.NEGATIVE_INFINITY);
    System.arraycopy(loads, 0, mostLow, size, loads.length);
    hasOneEnd = linkage == Linkage.AVERAGE;
    leastHigh = hasOneEnd ? leastLow : leastLow.clone();
    mostHigh = hasOneEnd ? mostLow : mostLow.clone();
    lowestName = new int[2 * size];
    Arrays.fill(lowestName, NONE);
    System.arraycopy(names, 0, lowestName, size, names.length);
    for (int node = size - 1; node > 0; node--) {
      combine(node);
    }
    leastEver = leastLow[1];
    mostEver = mostHigh[1];
  }

  private void combine(int node) {
    int left = 2 * node;
    int right = left + 1;
    leastLow[node] = Math.min(leastLow[left], leastLow[right]);
    mostLow[node] = Math.max(mostLow[left], mostLow[right]);
    leastHigh[node] = Math.min(leastHigh[left], leastHigh[right]);
    mostHigh[node] = Math.max(mostHigh[left], mostHigh[right]);
    lowestName[node] = Math.min(lowestName[left], lowestName[right]);
  }

  private void combineAbove(int leaf) {
    for (int node = leaf / 2; node > 0; node /= 2) {
      combine(node);
    }
  }

  /** How many bits the number of a cluster has at most: the depth of the tree. */
  int bits() {
    return bits;
  }

  double low(int cluster) {
    return leastLow[size + cluster];
  }

  double high(int cluster) {
    return leastHigh[size + cluster];
  }

  int name(int cluster) {
    return lowestName[size + cluster];
  }

  /** The lowest name of a cluster. */
  int lowest() {
    return lowestName[1];
  }

  void set(int cluster, int name, double low, double high) {
    int leaf = size + cluster;
    leastLow[leaf] = low;
    mostLow[leaf] = low;
    leastHigh[leaf] = high;
    mostHigh[leaf] = high;
    lowestName[leaf] = name;
    combineAbove(leaf);
  }

  void remove(int cluster) {
    int leaf = size + cluster;
    leastLow[leaf] = Double.POSITIVE_INFINITY;
    mostLow[leaf] = Double.NEGATIVE_INFINITY;
    leastHigh[leaf] = Double.POSITIVE_INFINITY;
    mostHigh[leaf] = Double.NEGATIVE_INFINITY;
    lowestName[leaf] = NONE;
    combineAbove(leaf);
  }

  /** The background similarity of two clusters. */
  double similarity(int a, int b) {
    if (hasOneEnd) {
      return 0 - low(a) * low(b);
    }
    return similarity(low(a), high(a), b);
  }

  /** The background similarity of a cluster with this range of loads to another one. */
  double similarity(double low, double high, int cluster) {
    return mostSimilar(low, high, size + cluster);
  }

  /** The most that a cluster under a node can be similar to one with this range of loads. */
  double mostSimilar(double low, double high, int node) {
    double lowLow = greatest(low, leastLow[node], mostLow[node]);
    double lowHigh = greatest(low, leastHigh[node], mostHigh[node]);
    double highLow = greatest(high, leastLow[node], mostLow[node]);
    double highHigh = greatest(high, leastHigh[node], mostHigh[node]);
    return takesGreatest
        ? Math.max(Math.max(lowLow, lowHigh), Math.max(highLow, highHigh))
        : Math.min(Math.min(lowLow, lowHigh), Math.min(highLow, highHigh));
  }

  /** The least -u v for any u in a range of loads and any load v of a cluster under a node. */
  double leastSimilar(double low, double high, int node) {
    return Math.min(
        least(low, leastLow[node], mostHigh[node]), least(high, leastLow[node], mostHigh[node]));
  }

  /** The least -u v for a v in a range. */
  private static double least(double u, double least, double most) {
    return Math.min(-u * least, -u * most);
  }

  /** The greatest -u v for the lower end v of the range of a cluster under a node. */
  double most(double u, int node) {
    return greatest(u, leastLow[node], mostLow[node]);
  }

  /** The greatest -u v for any load v that a cluster started with. */
  double mostEver(double u) {
    return greatest(u, leastEver, mostEver);
  }

  /** The greatest -u v for a v in a range. */
  private static double greatest(double u, double least, double most) {
    return Math.max(-u * least, -u * most);
  }

  /**
   * The name of the cluster most similar to one, by rounded similarities, the lowest on ties.
   *
   * @param isKept whether a cluster has a kept pair with it, and is left out
   * @param name the nearest of those, or any name if there is none
   * @param similarity its rounded similarity, or negative infinity
   */
  int nearest(int cluster, IntPredicate isKept, int name, double similarity) {
    Search search = new Search(cluster, isKept, name, similarity);
    search.visit(1, search.bound(1));
    return search.name;
  }

  private final class Search {
    private final int cluster;
    private final double low;
    private final double high;
    private final IntPredicate isKept;
    private int name;
    private double similarity;

    Search(int cluster, IntPredicate isKept, int name, double similarity) {
      this.cluster = cluster;
      this.low = low(cluster);
      this.high = high(cluster);
      this.isKept = isKept;
      this.name = name;
      this.similarity = similarity;
    }

    double bound(int node) {
      return lowestName[node] == NONE
          ? Double.NEGATIVE_INFINITY
          : SimilarityMatrix.rounded(mostSimilar(low, high, node));
    }

    void visit(int node, double bound) {
      if (bound < similarity || (bound == similarity && lowestName[node] >= name)) {
        return;
      }
      if (node >= size) {
        take(node, bound);
        return;
      }
      int left = 2 * node;
      int right = left + 1;
      double leftBound = bound(left);
      double rightBound = bound(right);
      if (leftBound > rightBound
          || (leftBound == rightBound && lowestName[left] < lowestName[right])) {
        visit(left, leftBound);
        visit(right, rightBound);
      } else {
        visit(right, rightBound);
        visit(left, leftBound);
      }
    }

    private void take(int leaf, double value) {
      int other = leaf - size;
      if (other != cluster && !isKept.test(other)) {
        name = lowestName[leaf];
        similarity = value;
      }
    }
  }
}
