package org.classblocks.moments.kind;

/**
 * What kind of scores a log holds, as far as some of its rows tell.
 *
 * @param kind the kind
 * @param evidence what it was recognised by: a clause for people
 */
public record Recognition(ScoreKind kind, String evidence) {
  /** Recognises the kind of scores. */
  public static Recognition of(ScoreRows rows) {
    return new KindFinder(rows).find();
  }

  /**
   * The kind and the evidence as a clause, such as "the scores look like outputs of a softmax (the
   * sums of 400 rows are from 0.9998 to 1)".
   */
  public String text() {
    return kind == ScoreKind.UNCLEAR
        ? "it is unclear what the scores are (" + evidence + ")"
        : "the scores look like " + kind.text() + " (" + evidence + ")";
  }

  /** The setting that suits the scores, such as "input.transform=clr". */
  public String setting() {
    String transform = "input.transform=" + kind.transform().word();
    return kind.leastProbability().isPresent()
        ? transform + " with input.least-probability=" + kind.leastProbability().getAsDouble()
        : transform;
  }
}
