package org.classblocks.blocks.taxonomy;

import java.util.Arrays;

/**
 * Measures how far a taxonomy puts a class from all others: the logarithm of the size of the
 * smallest node that has both.
 *
 * <p>That size is what Resnik's information content is made of ("Using information content to
 * evaluate semantic similarity in a taxonomy", 1995, arXiv:cmp-lg/9511007). Levels would not do:
 * the depth of a taxonomy differs from place to place, and in a graph from path to path. Classes
 * without a common node are as far apart as those that only the root has in common.
 *
 * <p>O(n) time a class and O(n) memory for n nodes and edges, reused from class to class; for one
 * thread.
 */
final class SharedAncestors {
  private final ComparedTaxonomy taxonomy;
  private final AncestorWalk above;
  private final double[] distances;
  private final int[] reached;
  private final int[] pending;
  private int read;

  SharedAncestors(ComparedTaxonomy taxonomy) {
    int nodes = taxonomy.graph().size();
    this.taxonomy = taxonomy;
    this.above = new AncestorWalk(taxonomy.graph());
    this.distances = new double[nodes];
    this.reached = new int[nodes];
    this.pending = new int[nodes];
  }

  /** Finds the distances of a class that stands in the taxonomy. */
  void read(int classId) {
    read++;
    above.from(taxonomy.nodeOf(classId));
    long[] bySize = new long[above.count()];
    Arrays.setAll(bySize, i -> (long) taxonomy.size(above.at(i)) << 32 | above.at(i));
    Arrays.sort(bySize);
    for (long sized : bySize) {
      int ancestor = (int) sized;
      reachBelow(ancestor, Math.log(taxonomy.size(ancestor)));
    }
  }

  /** What lies below a node reached earlier has been reached from there. */
  private void reachBelow(int ancestor, double distance) {
    int count = reach(ancestor, 0, distance);
    while (count > 0) {
      int node = pending[--count];
      for (int child : taxonomy.graph().children(node)) {
        if (reached[child] != read) {
          count = reach(child, count, distance);
        }
      }
    }
  }

  private int reach(int node, int count, double distance) {
    if (reached[node] == read) {
      return count;
    }
    reached[node] = read;
    distances[node] = distance;
    pending[count] = node;
    return count + 1;
  }

  /** The distance between the class that was read and another one that stands in the taxonomy. */
  double distanceTo(int classId) {
    int node = taxonomy.nodeOf(classId);
    return reached[node] == read ? distances[node] : Math.log(taxonomy.classCount());
  }
}
