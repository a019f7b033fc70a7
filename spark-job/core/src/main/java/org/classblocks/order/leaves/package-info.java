/**
 * The leaves of a dendrogram in a row: optimal, global, or as they come.
 *
 * <p>Comes in: a dendrogram and distances. Goes out: a leaf order.
 */
@Room(
    sees = {"linalg", "order.linkage"},
    facade = {ExactSubtrees.class, LeafOrder.class, LeafOrdering.class})
package org.classblocks.order.leaves;

import org.classblocks.Room;
