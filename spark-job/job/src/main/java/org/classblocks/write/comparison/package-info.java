/**
 * All files of a comparison and of the history.
 *
 * <p>Comes in: a comparison. Goes out: its files, and the history again.
 */
@Room(
    sees = {
      "blocks",
      "blocks.errors",
      "compare",
      "result",
      "similarity",
      "store",
      "write.format",
      "write.manifest",
      "write.parquet"
    },
    facade = {
      ComparisonFigures.class,
      ComparisonWriter.class,
      DriftAlert.class,
      HistoryRow.class,
      HistoryTable.class
    })
package org.classblocks.write.comparison;

import org.classblocks.Room;
