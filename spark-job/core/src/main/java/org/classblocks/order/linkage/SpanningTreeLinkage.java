package org.classblocks.order.linkage;

import java.util.Arrays;

/**
 * Single linkage by a minimum spanning tree: its edges, from short to long, are the merges.
 *
 * <p>The tree grows from leaf 0 by the leaf nearest to it. O(m^2) time, O(m) memory beside the
 * distances, which are only read.
 *
 * <p>Ties: the lowest leaf joins first; equal heights stay in the order of joining. As in scipy, a
 * merge is named by the leaf that joined and the one that joined just before, which comes to the
 * same clusters as the edge itself, on ties too.
 *
 * <p>Sources: Prim, Shortest connection networks and some generalizations, Bell System Technical
 * Journal 36 (1957), doi:10.1002/j.1538-7305.1957.tb01515.x; Müllner, Modern hierarchical,
 * agglomerative clustering algorithms (2011), arXiv:1109.2378.
 */
final class SpanningTreeLinkage {
  private SpanningTreeLinkage() {}

  /** The tree over m leaves; m x m distances, all of them finite, the diagonal is not read. */
  static Dendrogram cluster(Distances distances) {
    return new Run(distances).toTheEnd();
  }

  private static final class Run {
    private final Distances distances;
    private final Merges merges;
    private final double[] row;
    private final double[] toTree;
    private final boolean[] joined;

    Run(Distances distances) {
      this.distances = distances;
      merges = new Merges(distances.size());
      row = new double[distances.size()];
      toTree = new double[distances.size()];
      joined = new boolean[distances.size()];
      Arrays.fill(toTree, Double.POSITIVE_INFINITY);
    }

    Dendrogram toTheEnd() {
      int last = 0;
      for (int merge = 0; merge < distances.size() - 1; merge++) {
        joined[last] = true;
        int next = nearestToTree(last);
        merges.add(last, next, toTree[next]);
        last = next;
      }
      return merges.byHeight();
    }

    /** The leaf outside the tree that is nearest to it, now that {@code last} has joined. */
    private int nearestToTree(int last) {
      distances.copyRow(last, row);
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < row.length; i++) {
        if (!joined[i]) {
          toTree[i] = Math.min(toTree[i], row[i]);
          if (toTree[i] < least) {
            least = toTree[i];
            nearest = i;
          }
        }
      }
      return nearest;
    }
  }
}
