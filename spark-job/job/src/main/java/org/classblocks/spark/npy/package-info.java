/**
 * Arrays that numpy saved, as columns of a log.
 *
 * <p>Comes in: files. Goes out: rows.
 */
@Room(
    sees = {"spark.files", "spark.half"},
    facade = {NpyHeader.class, NpyLog.class})
package org.classblocks.spark.npy;

import org.classblocks.Room;
