/**
 * The rows of logs, whether they lie in Parquet files, in a table, or come from a query.
 *
 * <p>Comes in: where a log is. Goes out: its rows, and what is known of them before they are read.
 */
@Room(
    sees = {"conf", "spark.access", "spark.files", "spark.npy", "spark.plan", "spark.xc"},
    facade = {
      LogTable.class,
      LogTables.class,
      PlainFiles.class,
      TableVersion.class,
      UnreadRows.class
    })
package org.classblocks.spark.table;

import org.classblocks.Room;
