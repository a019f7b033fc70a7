package org.classblocks.order.linkage;

/**
 * The clusters of one execution that are not yet part of a larger one, and how far apart they are.
 * A cluster goes by the index of one of its leaves.
 */
interface Clusters {
  /** The number of clusters. */
  int count();

  /** The cluster of the lowest index. */
  int lowest();

  /** The cluster nearest to x, the lowest on ties; there is another than x. */
  int nearest(int x);

  /** The distance between two different clusters. */
  double distance(int x, int y);

  /** Merges cluster x into cluster y: from now on x is none, and y is the union of the two. */
  void merge(int x, int y);
}
