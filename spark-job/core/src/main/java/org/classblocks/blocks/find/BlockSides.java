package org.classblocks.blocks.find;

import java.util.List;
import org.classblocks.blocks.Block;

/**
 * What separate blocks have in common, and how each compares with its side: the subtree that holds
 * it just below the node where the two meet.
 */
interface BlockSides {
  /**
   * The side of one block towards another one, and the classes that the block is compared with: the
   * rest of its side or, if it is all of it, the classes outside the node where the two meet.
   *
   * @param node the subtree that holds the block and not the other one
   * @param isWhole whether the block is all of its side
   * @param rest the number of classes it is compared with
   * @param towards the sum of the similarities of the block to the side of the other one
   * @param outside the sum of its similarities to the classes outside the node where the two meet
   * @param variance the variance of the mean of the block less the mean of those it is compared
   *     with, each class of variance 1
   */
  record Side(
      int node, boolean isWhole, int rest, double towards, double outside, double variance) {}

  /** The blocks after a block, and apart from it, that it may have a link to. */
  List<Block> candidates(Block block);

  /** The side of a block towards another one, one of which is a candidate of the other. */
  Side side(Block block, Block other);

  /** The sum of the similarities between a block and a candidate of it. */
  double between(Block block, Block candidate);
}
