package org.classblocks.synthetic;

/** The random streams of a seed: sample i has stream i, everything else a negative number. */
final class Streams {
  /** Sizes of blocks, and which class sits where. */
  static final long HIERARCHY = -1;

  /** Spread, bias and rate of each class. */
  static final long CLASSES = -2;

  private Streams() {}
}
