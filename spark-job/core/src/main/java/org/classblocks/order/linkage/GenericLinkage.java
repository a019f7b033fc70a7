package org.classblocks.order.linkage;

/**
 * Clusters by always merging the two nearest clusters, for centroid and median linkage. There a
 * merge can bring clusters closer to a third one, and a chain of nearest neighbours goes wrong.
 *
 * <p>Every cluster holds a candidate for its nearest neighbour among the clusters of higher index.
 * A heap holds a lower bound of the distance to it. A bound that proves too low is corrected when
 * it comes up. Heights can be lower than those of earlier merges (inversions); they stay as they
 * are, in the order of merging.
 *
 * <p>O(m^3) time at worst, near O(m^2) in practice, and a working copy of the distances, see {@link
 * ActiveClusters}. Ties follow scipy's rules, so trees agree with scipy on ties as well: the lowest
 * index among the neighbours of one cluster, and the order of the heap among clusters.
 *
 * <p>Sources: Müllner, Modern hierarchical, agglomerative clustering algorithms (2011),
 * arXiv:1109.2378, and fastcluster, Journal of Statistical Software 53(9) (2013),
 * doi:10.18637/jss.v053.i09.
 */
record GenericLinkage(Linkage linkage) {
  /** The tree over m leaves; m x m distances, all of them finite, the diagonal is not read. */
  Dendrogram cluster(Distances distances) {
    return new Run(linkage, distances).toTheEnd();
  }

  /** A merge keeps the higher index, so the highest is always a cluster and all others see it. */
  private static final class Run {
    private final ActiveClusters clusters;
    private final Merges merges;
    private final int[] candidates;
    private final MinimumQueue bounds;

    Run(Linkage linkage, Distances distances) {
      clusters = new ActiveClusters(linkage, distances);
      merges = new Merges(distances.size());
      candidates = new int[Math.max(0, distances.size() - 1)];
      double[] nearest = new double[candidates.length];
      for (int i = 0; i < candidates.length; i++) {
        candidates[i] = nearestAbove(i);
        nearest[i] = clusters.distance(i, candidates[i]);
      }
      bounds = new MinimumQueue(nearest);
    }

    Dendrogram toTheEnd() {
      while (clusters.count() > 1) {
        int x = nearestPair();
        int y = candidates[x];
        bounds.remove();
        merges.add(x, y, clusters.distance(x, y));
        int above = clusters.placeOf(x);
        clusters.merge(x, y);
        renewCandidates(x, y, above);
      }
      return merges.inOrder();
    }

    /** The lower cluster of a nearest pair; the other is its candidate. */
    private int nearestPair() {
      int x = bounds.key();
      while (bounds.valueOf(x) != clusters.distance(x, candidates[x])) {
        renew(x);
        x = bounds.key();
      }
      return x;
    }

    /**
     * Lets the others know that x went into y.
     *
     * @param placeOfX how many clusters have a lower index than x
     */
    private void renewCandidates(int x, int y, int placeOfX) {
      for (int place = 0; place < placeOfX; place++) {
        if (candidates[clusters.at(place)] == x) {
          candidates[clusters.at(place)] = y;
        }
      }
      for (int place = 0; clusters.at(place) < y; place++) {
        int i = clusters.at(place);
        if (clusters.distance(i, y) < bounds.valueOf(i)) {
          candidates[i] = y;
          bounds.change(i, clusters.distance(i, y));
        }
      }
      if (y < candidates.length) {
        renew(y);
      }
    }

    private void renew(int i) {
      candidates[i] = nearestAbove(i);
      bounds.change(i, clusters.distance(i, candidates[i]));
    }

    /** The nearest cluster of higher index than i, the lowest on ties. */
    private int nearestAbove(int i) {
      return clusters.nearest(i, clusters.placeOf(i) + 1);
    }
  }
}
