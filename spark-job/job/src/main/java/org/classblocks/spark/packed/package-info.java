/**
 * Scores packed into bytes: which numbers they are, and what they are worth.
 *
 * <p>Comes in: bytes. Goes out: scores, as primitive numbers.
 */
@Room(
    sees = {"moments.batch", "spark.half", "spark.intake", "spark.npy"},
    facade = {NpyVector.class, PackedContent.class, PackedType.class})
package org.classblocks.spark.packed;

import org.classblocks.Room;
