package org.classblocks.spark.text;

/** What the texts of a column hold. */
public enum TextLayout {
  /** A score for every class. */
  VECTOR,
  /** Classes with their scores, in JSON or as {@code class:score}. */
  LISTS,
  /** Classes with their scores, as {@code class score}. */
  PAIRS
}
