package org.classblocks.blocks.errors;

/** What two classes are to each other. */
public enum PairKind {
  /** One class twice: the classifier can hardly tell them apart. */
  DUPLICATE("duplicate"),
  /** One scores, or is listed, whenever the other does, but not the other way round. */
  SUBSET("subset"),
  /** Part and whole, or two things seen together: scored together, but seldom confused. */
  COMPANION("companion"),
  /** Confused far more often than by chance, and none of the above. */
  LOOK_ALIKE("look-alike");

  private final String text;

  PairKind(String text) {
    this.text = text;
  }

  /** The word that outputs use. */
  public String text() {
    return text;
  }

  /**
   * The kind that outputs call by a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PairKind of(String text) {
    for (PairKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of pairs is called " + text);
  }
}
