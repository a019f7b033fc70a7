/**
 * How far the similarities of a run, and means of them, err by sampling.
 *
 * <p>Comes in: a result with or without folds. Goes out: variances, and tests of two figures.
 */
@Room(
    sees = {"blocks", "moments", "order", "result", "similarity"},
    facade = {ClassSets.class, Estimate.class, PairTest.class, RareListings.class})
package org.classblocks.compare.noise;

import org.classblocks.Room;
