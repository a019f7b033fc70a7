/**
 * All files of a run, written and read.
 *
 * <p>Comes in: a result with its provenance. Goes out: a complete run, and the result again.
 */
@Room(
    sees = {
      "attributes",
      "blocks",
      "blocks.errors",
      "blocks.taxonomy",
      "examples",
      "groups",
      "linalg",
      "moments",
      "moments.batch",
      "moments.count",
      "order",
      "result",
      "similarity",
      "store",
      "suspects",
      "write.format",
      "write.manifest",
      "write.table"
    },
    facade = {OutputSize.class, RunWriter.class, StoredRun.class})
package org.classblocks.write.run;

import org.classblocks.Room;
