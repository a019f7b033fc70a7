package org.classblocks.moments.kind;

import java.util.Arrays;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.moments.transform.ScoreTransform;

/** Finds the kind of scores from the rows of a log. Where the evidence is thin, it says so. */
final class KindFinder {
  /** The share of rows that may break a rule. */
  private static final double HARDLY_ANY = 0.01;

  /** If a lower share of scores is a half or more, few labels apply to a sample. */
  private static final double MANY = 0.1;

  private static final double ROUNDING = 1e-6;

  private final ScoreRows rows;

  KindFinder(ScoreRows rows) {
    this.rows = rows;
  }

  Recognition find() {
    if (rows.scores().findAny().isEmpty()) {
      return new Recognition(ScoreKind.UNCLEAR, "no row with scores");
    }
    List<double[]> inside = within(0, ScoreTransform.MOST_PROBABILITY);
    boolean areInside =
        inside.size() >= (1 - HARDLY_ANY) * rows.rows().size()
            && (rows.areWhole() || (rows.absentScore() >= 0 && rows.absentScore() <= 1));
    return areInside ? fromZeroToOne(rows.with(inside)) : unbounded();
  }

  private List<double[]> within(double least, double most) {
    return rows.rows().stream()
        .filter(row -> Arrays.stream(row).allMatch(score -> score >= least && score <= most))
        .toList();
  }

  private Recognition fromZeroToOne(ScoreRows scores) {
    if (scores.scores().allMatch(score -> score == 0 || score == 1)) {
      return zeroOrOne(scores);
    }
    double step = Step.of(scores);
    SumsToOne sums = new SumsToOne(scores, step);
    if (scores.areWhole() && sums.isSoftmax()) {
      return new Recognition(ScoreKind.SOFTMAX, sums.text());
    }
    if (sums.isPartOfSoftmax()) {
      return new Recognition(ScoreKind.SOFTMAX_PART, sums.text());
    }
    return bySpread(new Spread(scores, step), step);
  }

  private Recognition zeroOrOne(ScoreRows scores) {
    long single = scores.rows().stream().filter(row -> Arrays.stream(row).sum() == 1).count();
    return single >= (1 - HARDLY_ANY) * scores.rows().size()
        ? new Recognition(ScoreKind.ONE_HOT, Text.of("one 1 in each of %,d rows", single))
        : new Recognition(
            ScoreKind.YES_OR_NO, Text.of("in each of %,d rows", scores.rows().size()));
  }

  private Recognition bySpread(Spread spread, double step) {
    if (!spread.hasEnoughScores()) {
      return new Recognition(
          ScoreKind.UNCLEAR,
          Text.of("from 0 to 1, and %,d rows are too few to tell more", rows.rows().size()));
    }
    if (step == 0 && spread.isScaledByRow()) {
      return new Recognition(ScoreKind.LOGITS, "each row is scaled to run from 0 to 1");
    }
    if (spread.isOfSigmoids()) {
      return new Recognition(
          spread.shareAboveHalf() >= MANY ? ScoreKind.SIGMOIDS : ScoreKind.RARE_SIGMOIDS,
          spread.text());
    }
    return spread.isOfLogits()
        ? new Recognition(ScoreKind.LOGITS, "from 0 to 1, but " + spread.text())
        : new Recognition(
            ScoreKind.UNCLEAR, "outputs of sigmoids or scaled logits, since " + spread.text());
  }

  private Recognition unbounded() {
    List<double[]> negative = within(Double.NEGATIVE_INFINITY, ROUNDING);
    if (negative.size() >= (1 - HARDLY_ANY) * rows.rows().size()) {
      ScoreRows powers =
          rows.with(
              negative.stream().map(row -> Arrays.stream(row).map(Math::exp).toArray()).toList());
      SumsToOne sums = new SumsToOne(powers, 0);
      if (powers.areWhole() && sums.isSoftmax()) {
        return new Recognition(ScoreKind.LOG_PROBABILITIES, "after exp, " + sums.text());
      }
      if (sums.isPartOfSoftmax()) {
        return new Recognition(ScoreKind.LOG_PROBABILITIES_PART, "after exp, " + sums.text());
      }
    }
    return new Recognition(
        ScoreKind.LOGITS,
        Text.of(
            "from %s to %s in %,d rows",
            Rounded.text(rows.scores().min().getAsDouble()),
            Rounded.text(rows.scores().max().getAsDouble()),
            rows.rows().size()));
  }
}
