package org.classblocks.app.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.TransformConfig;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.ScoreSurvey;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.moments.transform.Transform;
import org.classblocks.similarity.ClassList;

/** Recognises what kind of scores a log has, and which transform suits them. */
public final class ScoreAdvice {
  /** The tolerance of a softmax's sum: thousands of outputs, each rounded to half a float. */
  private static final double SUM_ROUNDING = 2e-3;

  /** The relative tolerance of a variance. */
  private static final double DIGITS = 1e-12;

  private static final int NAMED = 5;

  private ScoreAdvice() {}

  /** Whether there are scores and all are from 0 to 1. */
  private static boolean areProbabilities(Marginals marginals) {
    for (int id = 0; id < marginals.size(); id++) {
      if (!(marginals.min(id) >= 0 && marginals.max(id) <= ScoreTransform.MOST_PROBABILITY)) {
        return false;
      }
    }
    return marginals.samples() > 0;
  }

  /**
   * Whether all scores are 0 or 1, given that they are from 0 to 1. Only then the variance is as
   * large as mean (1 - mean).
   */
  private static boolean areYesOrNo(Marginals marginals) {
    double weight = marginals.sampleSize().weight();
    for (int id = 0; id < marginals.size(); id++) {
      double largest = weight * marginals.mean(id) * (1 - marginals.mean(id));
      if (marginals.squares(id) < (1 - DIGITS) * largest) {
        return false;
      }
    }
    return true;
  }

  /** A hint if scores without a transform look like probabilities. */
  public static Optional<String> onProbabilities(Marginals marginals, TransformConfig transform) {
    return transform.kind() == Transform.NONE
            && areProbabilities(marginals)
            && !areYesOrNo(marginals)
        ? Optional.of(
            "the scores look like probabilities, whose correlations differ from those of logits;"
                + " validate says which input.transform suits them")
        : Optional.empty();
  }

  /**
   * The kind of probabilities and the transform that suits them; nothing for other scores.
   *
   * @param survey the sums of the scores of each sample
   * @param isSparse whether samples list some of the classes
   */
  public static Optional<String> onKind(Marginals marginals, ScoreSurvey survey, boolean isSparse) {
    if (!areProbabilities(marginals)) {
      return Optional.empty();
    }
    if (areYesOrNo(marginals)) {
      return Optional.of("every score is 0 or 1, so no transform helps");
    }
    boolean sumUpToOne = survey.mostSum() <= 1 + SUM_ROUNDING;
    String kind;
    if (sumUpToOne && survey.leastSum() >= 1 - SUM_ROUNDING) {
      kind = "outputs of a softmax. input.transform=clr gives their logits, up to a shift per row";
    } else if (sumUpToOne && isSparse) {
      kind = "apparently the highest outputs of a softmax. input.transform=log suits them best";
    } else {
      kind = "outputs of sigmoids. input.transform=logit gives their logits";
    }
    return Optional.of(
        Text.of(
            "probabilities, with sums from %.6g to %.6g per row: %s",
            survey.leastSum(), survey.mostSum(), kind));
  }

  /** Warns of classes that hardly any sample lists. */
  public static Optional<String> onRarelyListed(ListedPairs listed, ClassList classes) {
    int[] rare = listed.rarelyListed();
    if (rare.length == 0) {
      return Optional.empty();
    }
    List<String> names = Arrays.stream(rare).limit(NAMED).mapToObj(classes::name).toList();
    return Optional.of(
        Text.of(
            "%s listed by fewer than %d samples, so their similarities are uncertain: %s%s",
            Counts.of(rare.length, "class is", "classes are"),
            ListedPairs.FEW,
            String.join(", ", names),
            rare.length > NAMED ? ", ..." : ""));
  }
}
