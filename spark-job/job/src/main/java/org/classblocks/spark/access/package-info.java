/**
 * Spark as logs are opened with it: in a session, or only foreseen, which is enough to plan how
 * plain files are read.
 *
 * <p>Comes in: a session, or the settings of one. Goes out: the session, and what is known of it
 * before it starts.
 */
@Room(
    sees = {"spark.files", "spark.plan"},
    facade = {SparkAccess.class, SparkNeededException.class})
package org.classblocks.spark.access;

import org.classblocks.Room;
