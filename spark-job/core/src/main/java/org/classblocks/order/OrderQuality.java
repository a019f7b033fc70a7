package org.classblocks.order;

import java.util.Optional;

/**
 * How an order was found, and how good it is.
 *
 * @param leafOrder how the leaves were put in a row: more than the kind of order asked for where
 *     the tree was too costly for it
 * @param inversions how many merges are lower than one below them, see {@link
 *     org.classblocks.order.linkage.Dendrogram#inversions}
 * @param criteria the measures of the order, without the classes that have no correlation; none of
 *     so many classes that not all pairs are looked at
 * @param unordered the measures of the same classes by class id, likewise
 */
public record OrderQuality(
    String leafOrder,
    int inversions,
    Optional<OrderCriteria> criteria,
    Optional<OrderCriteria> unordered) {}
