package org.classblocks.app.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.TransformConfig;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.kind.Recognition;
import org.classblocks.moments.kind.ScoreKind;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.moments.transform.Transform;
import org.classblocks.similarity.ClassList;

/** Recognises what kind of scores a log has, and which transform suits them. */
public final class ScoreAdvice {
  /** How far above 0 rounding may put the logarithm of a probability. */
  private static final double ROUNDING = 1e-6;

  /** The relative tolerance of a variance. */
  private static final double DIGITS = 1e-12;

  private static final int NAMED = 5;

  private ScoreAdvice() {}

  /** Whether there are scores and all are from 0 to 1. */
  private static boolean areProbabilities(Marginals marginals) {
    return areWithin(marginals, 0, ScoreTransform.MOST_PROBABILITY);
  }

  private static boolean areWithin(Marginals marginals, double least, double most) {
    for (int id = 0; id < marginals.size(); id++) {
      if (!marginals.isNeverFinite(id)
          && !(marginals.min(id) >= least && marginals.max(id) <= most)) {
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

  /**
   * A hint if scores without a transform had better be transformed.
   *
   * @param recognised looks at the scores; asked only if their range is not that of ordinary logits
   */
  public static Optional<String> onTransform(
      Marginals marginals, TransformConfig transform, Supplier<Recognition> recognised) {
    if (isChosen(transform)
        || !(areProbabilities(marginals)
            || areWithin(marginals, Double.NEGATIVE_INFINITY, ROUNDING))) {
      return Optional.empty();
    }
    Recognition found = recognised.get();
    return found.kind() != ScoreKind.UNCLEAR && found.kind().transform() == Transform.NONE
        ? Optional.empty()
        : Optional.of(capitalised(onKind(found)));
  }

  /** The same if no rows can be looked at: a hint if all scores are from 0 to 1. */
  public static Optional<String> onRange(Marginals marginals, TransformConfig transform) {
    return !isChosen(transform) && areProbabilities(marginals) && !areYesOrNo(marginals)
        ? Optional.of(
            "All scores are from 0 to 1. If they are probabilities, another input.transform suits"
                + " them better; validate says which.")
        : Optional.empty();
  }

  private static boolean isChosen(TransformConfig transform) {
    return transform.isAutomatic() || transform.kind() != Transform.NONE;
  }

  private static String capitalised(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
  }

  /** The kind of scores and the transform that suits them; nothing for ordinary logits. */
  public static Optional<String> onKind(Marginals marginals, Recognition found) {
    boolean areProbabilities = areProbabilities(marginals);
    if (found.kind() == ScoreKind.LOGITS && !areProbabilities) {
      return Optional.empty();
    }
    return Optional.of(
        found.kind().isOfProbabilities() && !areProbabilities
            ? found.text() + ", but other rows have scores outside 0 to 1"
            : onKind(found));
  }

  private static String onKind(Recognition found) {
    if (found.kind() == ScoreKind.UNCLEAR) {
      return found.text()
          + ". If they are outputs of sigmoids, input.transform=logit gives their logits";
    }
    return found.kind().transform() == Transform.NONE
        ? found.text() + ": no transform helps"
        : found.text() + ": " + found.setting() + " suits them";
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
