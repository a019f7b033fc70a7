/**
 * Co-moments of rows that list some classes, at the cost of the pairs they list.
 *
 * <p>Comes in: sparse batches. Goes out: co-moments of tiles.
 */
@Room(
    sees = {"linalg", "moments", "moments.attribute", "moments.batch"},
    facade = {ListingCounts.class, SparseMomentsBuilder.class})
package org.classblocks.moments.sparse;

import org.classblocks.Room;
