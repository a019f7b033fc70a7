/**
 * Orders the leaves of a dendrogram: optimal, global, or as the merges come.
 *
 * <p>Comes in: a dendrogram and distances. Goes out: a leaf order.
 */
@Room(
    sees = {"linalg", "order.linkage"},
    facade = {ExactSubtrees.class, LeafOrder.class, LeafOrdering.class})
package org.classblocks.order.leaves;

import org.classblocks.Room;
