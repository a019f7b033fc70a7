/**
 * The order of classes: distances, hierarchical clustering, and the leaves of its tree in a row.
 *
 * <p>Comes in: a similarity matrix. Goes out: {@link org.classblocks.order.ClassOrder} with the
 * {@link org.classblocks.order.Dendrogram} it comes from. Imports linalg and similarity.
 */
package org.classblocks.order;
