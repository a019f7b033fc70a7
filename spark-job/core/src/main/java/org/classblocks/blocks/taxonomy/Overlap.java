package org.classblocks.blocks.taxonomy;

import org.classblocks.Text;

/**
 * What a block and a node of a taxonomy have in common, counted over classes that have a
 * correlation.
 *
 * @param shared the classes in both
 * @param inBlock the classes of the block, also those that stand nowhere in the taxonomy
 * @param inNode the classes of the node
 */
public record Overlap(int shared, int inBlock, int inNode) {
  /** Of nothing with nothing: every figure is NaN. */
  public static final Overlap NONE = new Overlap(0, 0, 0);

  public Overlap {
    if (shared < 0 || shared > inBlock || shared > inNode) {
      throw new IllegalArgumentException(Text.of("%d of %d and of %d", shared, inBlock, inNode));
    }
  }

  /**
   * The overlap of a block and a node of known figures.
   *
   * @param precision NaN if they have no class in common
   */
  public static Overlap ofBlock(int inBlock, double precision, double recall) {
    if (Double.isNaN(precision)) {
      return NONE;
    }
    int shared = (int) Math.rint(precision * inBlock);
    return new Overlap(shared, inBlock, (int) Math.rint(shared / recall));
  }

  /** The share of the block's classes that the node has. */
  public double precision() {
    return (double) shared / inBlock;
  }

  /** The share of the node's classes that the block has. */
  public double recall() {
    return (double) shared / inNode;
  }

  /** The harmonic mean of precision and recall: the classes in both over the mean size. */
  public double f1() {
    return 2.0 * shared / ((double) inBlock + inNode);
  }

  /** The classes in both over those in either. */
  public double jaccard() {
    return shared / ((double) inBlock + inNode - shared);
  }

  /** Compares F1 without rounding, so that equally good fits tie. */
  int compareF1(Overlap other) {
    return Long.compare(
        (long) shared * (other.inBlock + other.inNode), (long) other.shared * (inBlock + inNode));
  }
}
