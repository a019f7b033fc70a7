package org.classblocks.similarity;

/** Whether a class has a correlation with others, and if not, why. */
public enum ClassStatus {
  /** Its scores vary: it has a place in the dendrogram. */
  OK("ok"),
  /** Its scores never vary, or there are fewer than two samples. */
  CONSTANT("constant"),
  /** Its scores vary, but their squares leave the range of double. */
  OUT_OF_RANGE("out-of-range");

  private final String text;

  ClassStatus(String text) {
    this.text = text;
  }

  /** The word that outputs use. */
  public String text() {
    return text;
  }
}
