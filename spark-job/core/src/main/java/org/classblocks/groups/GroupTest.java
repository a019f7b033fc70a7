package org.classblocks.groups;

import org.classblocks.blocks.Block;

/**
 * Tests whether similarities differ between groups of samples by more than chance gives. p-values
 * are corrected for the number of pairs, or of blocks (Bonferroni). Arrays have the similarity in
 * each group, NaN where a group has none.
 */
interface GroupTest {
  /** How conspicuous a pair of classes is: above 1 if it differs by more than chance gives. */
  double ratio(int a, int b, double[] r);

  /** How a pair of classes differs; null if less than two groups can be compared. */
  Difference ofPair(int a, int b, double[] r);

  /**
   * How the mean similarity inside a block differs; null if less than two groups can be compared.
   *
   * @param blocks how many such differences are looked at
   */
  Difference ofBlock(Block block, double[] cohesions, int blocks);
}
