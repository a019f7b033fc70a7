/**
 * The most similar classes of each class, without a matrix of all pairs: from rows that list some
 * classes, at the cost of the pairs they list; from rows of all scores tile by tile.
 *
 * <p>Comes in: rows or the co-moments of a tile, and the statistics of each class. Goes out:
 * neighbours, and how similar any other class can be at most.
 */
@Room(
    sees = {"linalg", "moments", "moments.batch", "similarity"},
    facade = {
      ListedRows.class,
      ListingTotals.class,
      NearestClasses.class,
      NearestMerger.class,
      NearestSearch.class,
      StandardUnits.class,
      TileNeighbours.class
    })
package org.classblocks.similarity.nearest;

import org.classblocks.Room;
