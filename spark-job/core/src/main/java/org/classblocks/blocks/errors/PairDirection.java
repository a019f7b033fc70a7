package org.classblocks.blocks.errors;

/** Which of two classes is the general one, or the whole. */
public enum PairDirection {
  /** A is a case of B, or a part of it. */
  A_IN_B("a-in-b"),
  /** B is a case of A, or a part of it. */
  B_IN_A("b-in-a"),
  /** Neither is in the other. */
  NONE("none");

  private final String text;

  PairDirection(String text) {
    this.text = text;
  }

  /** The word that outputs use. */
  public String text() {
    return text;
  }

  /**
   * The direction that outputs call by a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PairDirection of(String text) {
    for (PairDirection direction : values()) {
      if (direction.text.equals(text)) {
        return direction;
      }
    }
    throw new IllegalArgumentException("no direction of pairs is called " + text);
  }

  /** The direction that says that one of two classes is in the other, or neither. */
  static PairDirection of(boolean isAInB, boolean isBInA) {
    if (isAInB == isBInA) {
      return NONE;
    }
    return isAInB ? A_IN_B : B_IN_A;
  }
}
