package org.classblocks.moments.count;

/** Why a row cannot be used. */
public enum BadRow {
  MISSING_SCORES("missing-scores", "no scores"),
  UNREADABLE_SCORES("unreadable-scores", "text that holds no scores"),
  WRONG_LENGTH("wrong-length", "a wrong number of scores"),
  MISSING_SAMPLE_ID("missing-sample-id", "no sample id"),
  NULL_ID("null-id", "a class id that is null"),
  UNKNOWN_ID("unknown-id", "an id that no class has"),
  REPEATED_ID("repeated-id", "a class that is listed twice"),
  NULL_SCORE("null-score", "a score that is null"),
  NAN_SCORE("nan-score", "a score that is NaN"),
  INFINITE_SCORE("infinite-score", "a score that is infinite"),
  NOT_A_PROBABILITY("not-a-probability", "a score outside [0, 1]"),
  BAD_WEIGHT("bad-weight", "a weight that is null, NaN, infinite or negative");

  private final String word;
  private final String text;

  BadRow(String word, String text) {
    this.word = word;
    this.text = text;
  }

  /** The word that outputs use. */
  public String word() {
    return word;
  }

  /** What is wrong, for people. */
  public String text() {
    return text;
  }
}
