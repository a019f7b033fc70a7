/**
 * Compares what a user expects of classes with what a run has found.
 *
 * <p>Comes in: expectations and a result. Goes out: which of them hold, and what was found instead.
 */
@Room(
    sees = {"attributes", "blocks", "linalg", "moments.count", "order", "result", "similarity"},
    facade = {Expectation.class, ExpectationCheck.class})
package org.classblocks.expect;

import org.classblocks.Room;
