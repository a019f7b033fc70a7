package org.classblocks.order.linkage;

/** How the distance from a merged cluster to the others follows from its parts. */
public enum Linkage {
  /** The mean over all pairs (UPGMA). */
  AVERAGE,
  /** The farthest pair. */
  COMPLETE,
  /** The nearest pair. */
  SINGLE,
  /** The mean of the two parts, whatever their sizes (WPGMA). */
  WEIGHTED,
  /** The growth of the within-cluster variance. */
  WARD,
  /** Between centroids (UPGMC); heights can invert. */
  CENTROID,
  /** Between midpoints (WPGMC); heights can invert. */
  MEDIAN
}
