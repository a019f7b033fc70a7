/**
 * Scores packed into bytes: the type of the numbers, and their values.
 *
 * <p>Comes in: bytes. Goes out: scores, as primitive numbers.
 */
@Room(
    sees = {"moments.batch", "spark.half", "spark.intake", "spark.npy"},
    facade = {NpyVector.class, PackedContent.class, PackedType.class})
package org.classblocks.spark.packed;

import org.classblocks.Room;
