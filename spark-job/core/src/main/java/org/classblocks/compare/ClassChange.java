package org.classblocks.compare;

import java.util.Locale;

/**
 * A class that is elsewhere, in one of two runs only, or has a correlation in one only. Where it
 * is, is the smallest block around it that is matched with one of the other run.
 *
 * @param kind what is different
 * @param before the class id in the earlier run, or -1
 * @param after the class id in the later run, or -1
 * @param blockBefore the block it was in, or -1
 * @param blockAfter the block it is in, or -1
 * @param pValue how likely sampling alone gives such a change to any class; 0 for a class in one
 *     run only, NaN if it was not tested
 */
public record ClassChange(
    Kind kind, int before, int after, int blockBefore, int blockAfter, double pValue) {
  /** Whether it is in another block, or in one run only. */
  boolean isElsewhere() {
    return switch (kind) {
      case LOST -> blockBefore >= 0;
      case REGAINED, UNLISTED -> false;
      default -> true;
    };
  }

  /** The same after a test. */
  ClassChange with(Kind tested, double p) {
    return new ClassChange(tested, before, after, blockBefore, blockAfter, p);
  }

  /** What is different. */
  public enum Kind {
    /** It is in another block. */
    MOVED,
    /** It is in a block and was in none. */
    JOINED,
    /** It was in a block and is in none. */
    LEFT,
    /** Only the later run has it. */
    ADDED,
    /** Only the earlier run has it. */
    REMOVED,
    /** It had a correlation and has none. */
    LOST,
    /** It has none either, but sampling alone explains that no sample of the later run lists it. */
    UNLISTED,
    /** It has a correlation and had none. */
    REGAINED;

    /** The word that outputs use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
