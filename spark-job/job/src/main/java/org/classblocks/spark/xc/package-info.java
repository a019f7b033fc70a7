/**
 * Text files of the extreme classification repository, as rows of a log.
 *
 * <p>Comes in: files. Goes out: rows that list classes and their scores.
 */
@Room(
    sees = {"spark.files", "spark.text"},
    facade = {XcLog.class})
package org.classblocks.spark.xc;

import org.classblocks.Room;
