package org.classblocks.blocks.errors;

/** Why a pair of classes is listed. */
public enum PairEvidence {
  /** One class is among the nearest of the other. */
  SIMILARITY("similarity"),
  /** They are confused far more often than by chance. */
  CONFUSION("confusion"),
  /** Similarity and confusion. */
  BOTH("both");

  private final String text;

  PairEvidence(String text) {
    this.text = text;
  }

  /** The word that outputs use. */
  public String text() {
    return text;
  }

  /**
   * The evidence that outputs call by a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PairEvidence of(String text) {
    for (PairEvidence evidence : values()) {
      if (evidence.text.equals(text)) {
        return evidence;
      }
    }
    throw new IllegalArgumentException("no evidence for pairs is called " + text);
  }
}
