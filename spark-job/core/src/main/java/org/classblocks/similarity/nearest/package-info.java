/**
 * The most similar classes of each class, without a matrix of all pairs: from rows that list some
 * classes, at the cost of the pairs they list.
 *
 * <p>Comes in: rows, and the statistics of each class. Goes out: neighbours, and how similar any
 * other class can be at most.
 */
@Room(
    sees = {"moments.batch", "similarity"},
    facade = {
      ListedRows.class,
      ListingTotals.class,
      NearestClasses.class,
      NearestSearch.class,
      StandardUnits.class
    })
package org.classblocks.similarity.nearest;

import org.classblocks.Room;
