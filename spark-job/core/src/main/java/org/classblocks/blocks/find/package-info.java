/**
 * Which subtrees are blocks, which pairs of blocks are links, and how often blocks come back.
 *
 * <p>Comes in: a similarity matrix and a class order. Goes out: the block forest and the links.
 */
@Room(
    sees = {"blocks", "order", "order.linkage", "similarity"},
    facade = {
      BlockFinder.class,
      BlockSupport.class,
      GeneralClassesFirst.class,
      PeakShares.class,
      SamplingNoise.class,
      LinkFinder.class
    })
package org.classblocks.blocks.find;

import org.classblocks.Room;
