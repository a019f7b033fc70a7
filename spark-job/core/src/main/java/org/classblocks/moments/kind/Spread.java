package org.classblocks.moments.kind;

import java.util.Arrays;
import org.classblocks.Text;

/**
 * How scores from 0 to 1 are spread, which tells outputs of sigmoids from logits.
 *
 * <p>Outputs of sigmoids pile up at 0, or at 0 and 1, and their logits spread evenly over a wide
 * range. Logits that happen to lie from 0 to 1, or were scaled to, do not: most lie in the middle,
 * and few or none reach both ends. The bounds are set by simulated logs of both kinds.
 *
 * <p>O(s log s) time for s scores. Without scores all shares are NaN, and nothing holds.
 */
final class Spread {
  private static final double END = 0.05;
  private static final double LEAST = 1e-7;
  private static final double HALF = 0.5;

  /** Fewer scores do not show how they are spread. */
  private static final int FEW = 100;

  private final ScoreRows rows;
  private final double[] scores;
  private final double low;
  private final double high;
  private final double middle;
  private final double width;
  private final double skew;

  /**
   * @param rows scores from 0 to 1
   * @param step what they were rounded to; 0 if they were not, and then scores of exactly 0 or 1 do
   *     not count, as no sigmoid gives many
   */
  Spread(ScoreRows rows, double step) {
    this.rows = rows;
    this.scores =
        rows.scores().filter(score -> step > 0 || (score > 0 && score < 1)).sorted().toArray();
    low = share(0, END);
    high = share(1 - END, 2);
    middle = share(HALF - END, HALF + END);
    double least = Math.max(LEAST, step / 4);
    double[] logits = Arrays.stream(scores).map(score -> logit(score, least)).toArray();
    width = quantile(logits, 0.75) - quantile(logits, 0.25);
    double range = quantile(logits, 0.95) - quantile(logits, 0.05);
    skew = (quantile(logits, 0.95) + quantile(logits, 0.05) - 2 * quantile(logits, HALF)) / range;
  }

  private static double logit(double score, double least) {
    double clipped = Math.min(1 - least, Math.max(least, score));
    return Math.log(clipped / (1 - clipped));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
  }

  private double share(double from, double to) {
    long inside = Arrays.stream(scores).filter(score -> score >= from && score <= to).count();
    return (double) inside / scores.length;
  }

  /** Whether there are enough scores to judge their spread. */
  boolean hasEnoughScores() {
    return scores.length >= FEW;
  }

  /**
   * Whether nine of ten rows run from exactly 0 to exactly 1, as after scaling. Rows that list some
   * classes need only reach 1. False with two classes, since any scores scale to that.
   */
  boolean isScaledByRow() {
    long scaled =
        rows.rows().stream()
            .filter(row -> row.length > 0 && Arrays.stream(row).max().getAsDouble() == 1)
            .filter(row -> !rows.areWhole() || Arrays.stream(row).min().getAsDouble() == 0)
            .count();
    return rows.classCount() > 2 && scaled >= 0.9 * rows.rows().size();
  }

  /** Whether outputs of sigmoids are spread like this. */
  boolean isOfSigmoids() {
    boolean pilesUp = rows.areWhole() ? low + high >= HALF && width >= 2 : low + high >= HALF / 2;
    boolean isU = low + high >= 0.12 && Math.min(low, high) >= 0.65 * middle;
    boolean isWide = width >= 2.4 && Math.abs(skew) <= 0.2;
    return (pilesUp || isU || isWide) && rowsAboveHalf() >= END;
  }

  /** Whether scores crowd in the middle, as outputs of sigmoids do not. */
  boolean isOfLogits() {
    return rows.areWhole() && low + high <= HALF / 2 && width <= 2;
  }

  private double rowsAboveHalf() {
    long rowsAbove =
        rows.rows().stream()
            .filter(row -> Arrays.stream(row).anyMatch(score -> score >= HALF))
            .count();
    return (double) rowsAbove / rows.rows().size();
  }

  /** The share of all classes and rows that score a half or more; unlisted classes do not. */
  double shareAboveHalf() {
    long above = rows.scores().filter(score -> score >= HALF).count();
    return (double) above / rows.rows().size() / rows.classCount();
  }

  /** Such as "81% of the scores of 400 rows are below 0.05 and 2% above 0.95". */
  String text() {
    return Text.of(
        "%.0f%% of the scores of %,d rows are below %s and %.0f%% above %s",
        100 * low, rows.rows().size(), END, 100 * high, 1 - END);
  }
}
