/**
 * ClassBlocks in Spark SQL: procedures that make runs, and runs as tables.
 *
 * <p>Comes in: calls and queries of a session. Goes out: rows.
 */
@Room(
    sees = {
      "app.compare",
      "app.render",
      "app.run",
      "conf",
      "store",
      "write.comparison",
      "write.manifest",
      "write.run"
    })
package org.classblocks.sql;

import org.classblocks.Room;
