package org.classblocks.order.leaves;

/** How the leaves of a dendrogram are put in a row. Every subtree is contiguous in all of them. */
public enum LeafOrder {
  /** The shortest sum of distances between neighbours that the tree allows. */
  OPTIMAL,
  /**
   * Distances grow away from the diagonal over the whole matrix: the branches that matter for that
   * are turned by least squares, the others so that neighbours are nearest.
   */
  GLOBAL,
  /** As the merges come: scipy's {@code dendrogram(...)["leaves"]}. */
  DENDROGRAM
}
