package org.classblocks.similarity;

import java.util.stream.IntStream;
import org.classblocks.moments.batch.ClassSums;
import org.classblocks.moments.batch.Marginals;

/** Whether a class has a correlation with others, and if not, why. */
public enum ClassStatus {
  /** Its scores vary: it has a place in the dendrogram. */
  OK("ok"),
  /** Its scores never vary, or there are fewer than two samples. */
  CONSTANT("constant"),
  /** It has no finite score in any sample; in a window, in none of at least one date. */
  NEVER_FINITE("never-finite"),
  /** Its scores vary, but their squares, times weights, leave the range of double. */
  OUT_OF_RANGE("out-of-range"),
  /** So few samples list it that a graph leaves it out. */
  RARELY_LISTED("rarely-listed"),
  /** No sample carries its label, so it has no mean. */
  UNLABELLED("unlabelled"),
  /** The attributes that are taken out explain all of its variance. */
  EXPLAINED("explained");

  /** Below this a sum of squares may have lost digits to underflow. */
  private static final double LEAST_SQUARES = 0x1p-970;

  private final String text;

  ClassStatus(String text) {
    this.text = text;
  }

  /**
   * The status of a class by its own scores. It is constant only if its highest score is its
   * lowest: no variance is too small to count.
   *
   * @param marginals the statistics of all classes
   * @param sums those of the class, before they leave their unit
   */
  public static ClassStatus of(Marginals marginals, int classId, ClassSums sums) {
    if (marginals.isNeverFinite(classId)) {
      return NEVER_FINITE;
    }
    if (marginals.isConstant(classId)) {
      return CONSTANT;
    }
    return sums.squares() >= LEAST_SQUARES && sums.squares() <= Double.MAX_VALUE
        ? OK
        : OUT_OF_RANGE;
  }

  /** The word that outputs use. */
  public String text() {
    return text;
  }

  /**
   * The status that outputs call by a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ClassStatus of(String text) {
    for (ClassStatus status : values()) {
      if (status.text.equals(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException("no status is called " + text);
  }

  /** The ids of the classes whose status is ok, ascending. */
  static int[] usable(ClassStatus[] statuses) {
    return IntStream.range(0, statuses.length).filter(id -> statuses[id] == OK).toArray();
  }
}
