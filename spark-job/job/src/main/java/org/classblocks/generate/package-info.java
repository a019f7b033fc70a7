/**
 * Writing synthetic logs, distributed.
 *
 * <p>Comes in: what to draw. Goes out: a log, its class list and the truth about its blocks.
 */
@Room(
    sees = {"spark.files", "store", "synthetic", "write.parquet"},
    facade = {HierarchyCsv.class, SyntheticLogWriter.class})
package org.classblocks.generate;

import org.classblocks.Room;
