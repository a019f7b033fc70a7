/**
 * Matrices as the page has them: similarities in few bits, tiles, counts of which most are zero.
 *
 * <p>Comes in: numbers of pairs, and an order. Goes out: bytes by position.
 */
@Room(
    sees = {"linalg", "order", "report.model", "report.script", "similarity"},
    facade = {
      GraphTiles.class,
      OrderedCounts.class,
      PairFormat.class,
      PairRange.class,
      RowsByPosition.class,
      TilePyramid.class,
      Triangle.class
    })
package org.classblocks.report.pairs;

import org.classblocks.Room;
