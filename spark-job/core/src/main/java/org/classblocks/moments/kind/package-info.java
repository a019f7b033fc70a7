/**
 * Recognises what kind of scores a log holds from some of its rows.
 *
 * <p>Comes in: rows of scores as logged. Goes out: their kind, the evidence, and the transform that
 * suits them.
 */
@Room(
    sees = {"moments.batch", "moments.transform"},
    facade = {Recognition.class, ScoreKind.class, ScoreRows.class})
package org.classblocks.moments.kind;

import org.classblocks.Room;
