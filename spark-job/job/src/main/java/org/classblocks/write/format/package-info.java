/**
 * Formats that are no tables: JSON, npy, Newick.
 *
 * <p>Comes in: values of the mathematics. Goes out: bytes, and some of the values again.
 */
@Room(
    sees = {"linalg", "moments", "order", "order.linkage", "result", "similarity"},
    facade = {
      CondensedCounts.class,
      CondensedMatrix.class,
      FoldArrays.class,
      Json.class,
      NewickWriter.class,
      OrderArrays.class,
      OrderedMatrix.class
    })
package org.classblocks.write.format;

import org.classblocks.Room;
