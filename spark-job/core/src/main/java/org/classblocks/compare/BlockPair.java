package org.classblocks.compare;

/**
 * A block of an earlier run and one of a later run that have classes in common. Only classes that
 * both runs have count.
 *
 * @param before the id of the earlier block
 * @param after the id of the later block
 * @param shared how many classes are in both
 * @param sizeBefore how many are in the earlier block
 * @param sizeAfter how many are in the later block
 */
record BlockPair(int before, int after, int shared, int sizeBefore, int sizeAfter) {
  private static final int MOST_IN_EITHER = 3;

  BlockPair {
    if (shared < 1 || shared > sizeBefore || shared > sizeAfter) {
      throw new IllegalArgumentException(shared + " of " + sizeBefore + " and of " + sizeAfter);
    }
  }

  private int inEither() {
    return sizeBefore + sizeAfter - shared;
  }

  /** The classes in both over those in either: above 0 and at most 1. */
  double jaccard() {
    return (double) shared / inEither();
  }

  boolean isIdentical() {
    return shared == inEither();
  }

  /**
   * Whether both can be the same block: their Jaccard index is 1/3 or more, which is an F1 of 1/2.
   * Below, what only one of them has is more than twice what both have.
   */
  boolean isRecognisable() {
    return inEither() <= MOST_IN_EITHER * shared;
  }

  /** The classes that are in the later one only. */
  int joined() {
    return sizeAfter - shared;
  }

  /** The classes that are in the earlier one only. */
  int left() {
    return sizeBefore - shared;
  }

  /** The same pair with the times exchanged. */
  BlockPair reversed() {
    return new BlockPair(after, before, shared, sizeAfter, sizeBefore);
  }
}
