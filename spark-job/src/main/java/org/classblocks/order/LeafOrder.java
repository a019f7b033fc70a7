package org.classblocks.order;

/** How the leaves of a dendrogram are put in a row. Every subtree is contiguous in all of them. */
public enum LeafOrder {
  /** The shortest sum of distances between neighbours that the tree allows. */
  OPTIMAL,
  /** As the merges come: scipy's {@code dendrogram(...)["leaves"]}. */
  DENDROGRAM
}
