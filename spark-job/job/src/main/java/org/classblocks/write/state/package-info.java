/**
 * The statistics of one date, or its rows, kept so that later runs need not read its logs.
 *
 * <p>Comes in: sums or rows of a log. Goes out: files, and the sums or rows again.
 */
@Room(
    sees = {
      "linalg",
      "moments",
      "moments.attribute",
      "moments.batch",
      "moments.count",
      "result",
      "similarity",
      "similarity.nearest",
      "splits",
      "store",
      "write.format",
      "write.manifest",
      "write.parquet"
    },
    facade = {
      CompleteState.class,
      StateFingerprint.class,
      StateName.class,
      StateRows.class,
      StateStore.class,
      StateSummary.class,
      StateWriter.class,
      StoredState.class
    })
package org.classblocks.write.state;

import org.classblocks.Room;
