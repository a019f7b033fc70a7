/**
 * The order of classes.
 *
 * <p>Comes in: a similarity matrix. Goes out: the class order with its dendrogram.
 */
@Room(
    sees = {"linalg", "order.leaves", "order.linkage", "similarity"},
    facade = {ClassOrder.class, ClassOrdering.class, OrderCriteria.class, OrderQuality.class})
package org.classblocks.order;

import org.classblocks.Room;
