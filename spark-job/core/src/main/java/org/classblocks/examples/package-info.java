/**
 * Samples to look at: those that score highest for a class, a confused pair or a block.
 *
 * <p>Comes in: batches with sample ids. Goes out: bounded lists of ids, which merge exactly.
 */
@Room(
    sees = {"moments.batch"},
    facade = {BlockExamples.class, Example.class, ExampleLists.class, Examples.class})
package org.classblocks.examples;

import org.classblocks.Room;
