package org.classblocks.expect;

import java.util.List;
import java.util.Locale;

/**
 * Something that a user expects of some classes.
 *
 * @param kind what is expected
 * @param bound the similarity, recall or share to compare with; NaN for expectations on blocks
 * @param classes the ids of the classes, each once
 * @param attribute the attribute of samples that it is about; empty for other kinds
 */
public record Expectation(Kind kind, double bound, List<Integer> classes, String attribute) {
  /** What can be expected. */
  public enum Kind {
    /** One block has all of the classes. */
    SAME_BLOCK(2, false),
    /** No block has two of the classes. */
    APART(2, false),
    /** No two of the classes are more similar. */
    MAX_SIMILARITY(2, true),
    /** No two of the classes are less similar. */
    MIN_SIMILARITY(2, true),
    /** Of the labels of each class, at least this share is predicted. */
    RECALL_AT_LEAST(1, true),
    /**
     * An attribute explains at most this share of the smallest block that has all of the classes.
     */
    NOT_EXPLAINED_BY(2, true);

    private final int leastClasses;
    private final boolean isBounded;

    Kind(int leastClasses, boolean isBounded) {
      this.leastClasses = leastClasses;
      this.isBounded = isBounded;
    }

    /** The word in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The fewest classes that it needs. */
    public int leastClasses() {
      return leastClasses;
    }

    /** Whether it compares with a number. */
    public boolean isBounded() {
      return isBounded;
    }
  }

  /** An expectation that is not about an attribute. */
  public Expectation(Kind kind, double bound, List<Integer> classes) {
    this(kind, bound, classes, "");
  }

  public Expectation {
    classes = List.copyOf(classes);
    if (classes.size() < kind.leastClasses()
        || kind.isBounded() == Double.isNaN(bound)
        || (kind == Kind.NOT_EXPLAINED_BY) == attribute.isEmpty()) {
      throw new IllegalArgumentException(kind + " of " + classes + " with " + bound);
    }
  }
}
