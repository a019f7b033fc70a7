package org.classblocks.blocks.errors;

/** Why a person should look at a pair of classes. */
public enum TriageKind {
  /** The classes can hardly be told apart by their scores. */
  NEAR_DUPLICATE("near-duplicate"),
  /** The classes are among each other's nearest, but confused less than such pairs usually are. */
  SIMILAR_NOT_CONFUSED("similar-not-confused"),
  /** The classes are confused far more than chance would, but not among each other's nearest. */
  CONFUSED_NOT_SIMILAR("confused-not-similar"),
  /** One class is among the nearest of the other, but they lie in separate blocks. */
  SIMILAR_ACROSS_BLOCKS("similar-across-blocks");

  private final String text;

  TriageKind(String text) {
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
  public static TriageKind of(String text) {
    for (TriageKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of pairs is called " + text);
  }
}
