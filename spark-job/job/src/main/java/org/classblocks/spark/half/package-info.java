/**
 * Numbers of two bytes (float16), which Spark lacks: their values, and the files that have them.
 *
 * <p>Comes in: files, and the columns to read. Goes out: rows with floats.
 */
@Room(
    sees = {},
    facade = {HalfConverters.class, HalfFloats.class, HalfReader.class})
package org.classblocks.spark.half;

import org.classblocks.Room;
