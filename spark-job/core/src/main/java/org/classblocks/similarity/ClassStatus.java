package org.classblocks.similarity;

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
  /** No sample carries its label, so it has no mean. */
  UNLABELLED("unlabelled"),
  /** The attributes that are taken out explain all of its variance. */
  EXPLAINED("explained");

  private final String text;

  ClassStatus(String text) {
    this.text = text;
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
}
