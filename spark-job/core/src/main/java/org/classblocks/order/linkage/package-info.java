/**
 * Hierarchical clustering: distances to dendrograms, with the merges and ties of scipy.
 *
 * <p>Comes in: distances, or the similarity graph of classes too many for a matrix. Goes out:
 * dendrograms.
 */
@Room(
    sees = {"linalg", "similarity"},
    facade = {
      Dendrogram.class,
      DistanceMeasure.class,
      Distances.class,
      GraphClustering.class,
      HierarchicalClustering.class,
      Linkage.class,
      LowerTriangle.class
    })
package org.classblocks.order.linkage;

import org.classblocks.Room;
