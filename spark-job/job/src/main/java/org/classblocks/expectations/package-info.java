/**
 * Reads files of expectations, and reports which hold.
 *
 * <p>Comes in: a path, the classes and a result. Goes out: what holds and what does not.
 */
@Room(
    sees = {"conf", "expect", "result", "similarity", "store"},
    facade = {ExpectationFile.class, ExpectationReport.class})
package org.classblocks.expectations;

import org.classblocks.Room;
