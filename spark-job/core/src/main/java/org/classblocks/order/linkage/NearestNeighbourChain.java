package org.classblocks.order.linkage;

import java.util.Arrays;

/**
 * Clustering by chains of nearest neighbours, for the kinds of linkage in which a merge brings the
 * two clusters closer to no third one: average, complete, weighted and ward.
 *
 * <p>From any cluster, step to its nearest neighbour, from there to the nearest neighbour of that,
 * until two are each other's nearest; those are merged, and the chain goes on from what is left of
 * it. The merges are then sorted by height. Of m leaves, about 3 m searches for a nearest cluster
 * and m - 1 merges, whose cost is that of the clusters given; O(m) memory beside them.
 *
 * <p>Ties: the previous element of the chain wins, then the lowest index; a chain starts at the
 * lowest index; equal heights stay in the order of their discovery. This is scipy's rule, so trees
 * agree with scipy on ties as well.
 *
 * <p>Departs from its source in one point. Rounding can make a merged cluster closer to a third one
 * by an ulp or so, and then a chain may come back to an element it holds; it is cut there, so that
 * no cluster stands on the chain twice.
 *
 * <p>Sources: Murtagh, A survey of recent advances in hierarchical clustering algorithms, The
 * Computer Journal 26 (1983), doi:10.1093/comjnl/26.4.354; Müllner, Modern hierarchical,
 * agglomerative clustering algorithms (2011), arXiv:1109.2378.
 */
final class NearestNeighbourChain {
  private NearestNeighbourChain() {}

  /** The tree over m leaves, from m clusters of one leaf each, at finite distances. */
  static Dendrogram cluster(Clusters leaves) {
    return new Run(leaves).toTheEnd();
  }

  private static final class Run {
    private final Clusters clusters;
    private final Merges merges;
    private final int[] chain;
    private final int[] placeOnChain;
    private int length;

    Run(Clusters leaves) {
      clusters = leaves;
      merges = new Merges(leaves.count());
      chain = new int[leaves.count()];
      placeOnChain = new int[leaves.count()];
      Arrays.fill(placeOnChain, -1);
    }

    Dendrogram toTheEnd() {
      while (clusters.count() > 1) {
        if (length == 0) {
          push(clusters.lowest());
        }
        int top = chain[length - 1];
        int previous = length > 1 ? chain[length - 2] : -1;
        int next = nearest(top, previous);
        if (next == previous) {
          merge(top, previous);
        } else if (placeOnChain[next] >= 0) {
          cutTo(placeOnChain[next] + 1);
        } else {
          push(next);
        }
      }
      return merges.byHeight();
    }

    /** The cluster nearest to x: the preferred one (-1 for none) on ties, then the lowest. */
    private int nearest(int x, int preferred) {
      int nearest = clusters.nearest(x);
      return preferred >= 0 && clusters.distance(x, preferred) <= clusters.distance(x, nearest)
          ? preferred
          : nearest;
    }

    private void merge(int a, int b) {
      cutTo(length - 2);
      merges.add(a, b, clusters.distance(a, b));
      clusters.merge(Math.min(a, b), Math.max(a, b));
    }

    private void push(int cluster) {
      placeOnChain[cluster] = length;
      chain[length++] = cluster;
    }

    private void cutTo(int newLength) {
      while (length > newLength) {
        placeOnChain[chain[--length]] = -1;
      }
    }
  }
}
