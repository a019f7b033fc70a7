package org.classblocks.moments.kind;

import org.classblocks.Text;

/**
 * Tells whether the scores of rows add up to 1, or would but for what rounding and leaving out took
 * from them.
 *
 * <p>Rounding to a step errs by up to half of it for each score, which adds up as the root of their
 * number. Scores that were rounded to 0 are worse, as all of them err to the same side. What they
 * were is bounded by half a step each, and estimated from how many scores are one step: where a
 * softmax has many scores just below half a step, it has many just above it.
 */
final class SumsToOne {
  /** What floats of two bytes add up to: thousands of them, each rounded by its last bit. */
  private static final double SLACK = 4e-3;

  /** How often what is lost may be what scores of one step add up to. */
  private static final double LOST = 4;

  private static final double DEVIATIONS = 5;
  private static final double NEARLY_ALL = 0.98;
  private static final double HARDLY_ANY = 0.01;
  private static final double SOME = 0.05;
  private static final double HALF = 0.5;
  private static final int FEW = 20;

  private final int rows;
  private final double step;

  /** Rows that add up to 1. */
  private int exact;

  /** Rows that would add up to 1 but for rounding. */
  private int rounded;

  /** Rows that add up to more, whatever the rounding. */
  private int above;

  /**
   * Rows with a score of a half or more, which leaves little room for the others that they have.
   */
  private int contested;

  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  /**
   * @param probabilities of rows
   * @param step what they were rounded to; 0 if they were not
   */
  SumsToOne(ScoreRows probabilities, double step) {
    this.rows = probabilities.rows().size();
    this.step = step;
    probabilities.rows().forEach(this::add);
  }

  private void add(double[] row) {
    double sum = 0;
    int zeros = 0;
    int ones = 0;
    for (double score : row) {
      sum += score;
      zeros += score == 0 ? 1 : 0;
      ones += step > 0 && Math.rint(score / step) == 1 ? 1 : 0;
    }
    double slack = SLACK + DEVIATIONS * step * Math.sqrt((row.length - zeros) / 12.0);
    double lost = Math.min(zeros * step / 2, LOST * ones * step);
    boolean isBelow = sum <= 1 + slack;
    exact += Math.abs(sum - 1) <= SLACK ? 1 : 0;
    rounded += isBelow && sum >= 1 - slack - lost ? 1 : 0;
    above += isBelow ? 0 : 1;
    contested += most(row) >= HALF && row.length - zeros > 1 ? 1 : 0;
    least = Math.min(least, sum);
    most = Math.max(most, sum);
  }

  /** Whether nearly all rows add up to 1. */
  boolean isSoftmax() {
    return rows > 1
        && (exact >= NEARLY_ALL * rows || (rows >= FEW && rounded >= NEARLY_ALL * rows));
  }

  private static double most(double[] row) {
    double most = 0;
    for (double score : row) {
      most = Math.max(most, score);
    }
    return most;
  }

  /**
   * Whether hardly any row adds up to more than 1, although some have a high score beside others:
   * in a softmax the others have at most what the highest one leaves.
   */
  boolean isPartOfSoftmax() {
    return rows >= FEW && above <= HARDLY_ANY * rows && contested >= SOME * rows;
  }

  /** Such as "the sums of 400 rows are from 0.998 to 1.001, of scores rounded to 0.001". */
  String text() {
    return Text.of(
        "the sums of %,d rows are from %s to %s%s",
        rows,
        Rounded.text(least),
        Rounded.text(most),
        step == 0 ? "" : ", of scores rounded to " + Rounded.text(step));
  }
}
