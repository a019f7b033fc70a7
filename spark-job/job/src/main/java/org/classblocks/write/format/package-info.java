/** Formats that are no tables: JSON, npy, Newick. */
@Room(
    sees = {"linalg", "moments", "order", "order.linkage", "result", "similarity"},
    facade = {
      CondensedCounts.class,
      CondensedMatrix.class,
      Json.class,
      NewickWriter.class,
      OrderArrays.class,
      OrderedMatrix.class
    })
package org.classblocks.write.format;

import org.classblocks.Room;
