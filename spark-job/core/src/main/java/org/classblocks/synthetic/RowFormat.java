package org.classblocks.synthetic;

import java.io.Serializable;
import org.classblocks.UserErrorException;

/**
 * How a row of a log holds its scores.
 *
 * @param kind all scores, or those of some classes
 * @param top the most classes that a sparse row lists
 */
public record RowFormat(Kind kind, int top) implements Serializable {

  /** Which columns a row has. */
  public enum Kind {
    /** An array of the scores of all classes. */
    ARRAY,
    /** The same as little-endian floats in bytes. */
    PACKED,
    /** Two arrays: the ids of the highest scores, the highest first, and these scores. */
    SPARSE,
    /** The same of classes around a topic, for classes too many for a score each. */
    TOPIC
  }

  public RowFormat {
    if (top < 1) {
      throw UserErrorException.usage(
          "A sparse row must list at least 1 class, found %d. Raise" + " --top.", top);
    }
  }

  /** The bytes of a row's scores before they are compressed. */
  double bytes(int classes) {
    return kind == Kind.SPARSE || kind == Kind.TOPIC
        ? (double) listed(classes) * (Integer.BYTES + Float.BYTES)
        : (double) classes * Float.BYTES;
  }

  /** How many classes a sparse row lists. */
  public int listed(int classes) {
    return Math.min(top, classes);
  }
}
