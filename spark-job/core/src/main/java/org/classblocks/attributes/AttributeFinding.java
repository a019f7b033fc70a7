package org.classblocks.attributes;

/**
 * How much of a block or of a link one attribute explains.
 *
 * @param block the id of the block, or of the first block of a link
 * @param otherBlock the id of the second block of a link; -1 for a block
 * @param attribute the name of the attribute
 * @param before the contrast: of a block cohesion less separation, of a link the mean similarity
 *     between its blocks less that between them and all other classes
 * @param after the same once the attribute is taken out of the scores
 * @param p how likely chance alone makes the classes differ as much from the others in their
 *     correlation with the attribute; 1 if that cannot be told
 * @param adjustedP the same, corrected for the number of tests
 * @param rank the place of the attribute among all for the block or link, from 1
 */
public record AttributeFinding(
    int block,
    int otherBlock,
    String attribute,
    double before,
    double after,
    double p,
    double adjustedP,
    int rank) {
  /** The adjusted p below which a finding is not put down to chance. */
  static final double LEVEL = 0.01;

  /** A block or link that loses this share of its contrast all but disappears. */
  private static final double MOST_OF_CONTRAST = 0.8;

  AttributeFinding withAdjustedP(double adjusted) {
    return new AttributeFinding(block, otherBlock, attribute, before, after, p, adjusted, rank);
  }

  AttributeFinding withRank(int place) {
    return new AttributeFinding(block, otherBlock, attribute, before, after, p, adjustedP, place);
  }

  public boolean isOfLink() {
    return otherBlock >= 0;
  }

  /** The share of the contrast that is gone; NaN without a contrast. */
  public double shareExplained() {
    return before > 0 ? 1 - after / before : Double.NaN;
  }

  /** Whether it is more than chance explains. */
  public boolean isSignificant() {
    return adjustedP < LEVEL;
  }

  /** Whether the block or link all but disappears without the attribute. */
  public boolean isUnreliable() {
    return isSignificant() && shareExplained() >= MOST_OF_CONTRAST;
  }
}
