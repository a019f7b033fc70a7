package org.classblocks.blocks.taxonomy;

/**
 * The node of a taxonomy that fits a block best.
 *
 * @param node its number, or -1 if the block shares no class with a node of two or more
 * @param overlap how well the two fit
 */
public record BlockMatch(int node, Overlap overlap) {
  /**
   * The least F1 of a match: the classes in both are half of the mean size of the two, and a third
   * of those in either.
   */
  public static final double LEAST_F1 = 0.5;

  /** Of a block that has nothing in common with any node. */
  public static final BlockMatch NONE = new BlockMatch(-1, Overlap.NONE);

  /** Whether the fit is good enough for the block to be called by the name of the node. */
  public boolean isMatch() {
    return overlap.f1() >= LEAST_F1;
  }
}
