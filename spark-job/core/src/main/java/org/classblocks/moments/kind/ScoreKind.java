package org.classblocks.moments.kind;

import java.util.Locale;
import java.util.OptionalDouble;
import org.classblocks.moments.transform.Transform;

/** The kinds of scores that logs hold, each with the transform that suits it. */
public enum ScoreKind {
  /** Every row adds up to 1. */
  SOFTMAX("outputs of a softmax", Transform.CLR),

  /** Some outputs of each row: the highest, or those of some classes. */
  SOFTMAX_PART("some of the outputs of a softmax", Transform.LOG),

  /** Many labels apply to a sample. */
  SIGMOIDS("outputs of sigmoids", Transform.LOGIT),

  /**
   * Few labels apply to a sample. How far below 0.001 a score lies says little about the sample,
   * but the logit would weigh it as much as whether the class is there.
   */
  RARE_SIGMOIDS("outputs of sigmoids, few of them high", Transform.LOGIT) {
    @Override
    public OptionalDouble leastProbability() {
      return OptionalDouble.of(1e-3);
    }
  },

  /** What e is raised to in a softmax that adds up to 1. */
  LOG_PROBABILITIES("log-probabilities", Transform.CENTRE),

  /** Some log-probabilities of each row. */
  LOG_PROBABILITIES_PART("some of the log-probabilities of a sample", Transform.NONE),

  /** One class of each row has 1, all others have 0. */
  ONE_HOT("one-hot answers", Transform.NONE),

  /** Every score is 0 or 1. */
  YES_OR_NO("answers of 0 or 1", Transform.NONE),

  /** Scores without bounds, or within bounds that they do not press against. */
  LOGITS("logits", Transform.NONE),

  /** Scores from 0 to 1 that may be outputs of sigmoids as well as scaled logits. */
  UNCLEAR("scores of an unclear kind", Transform.NONE);

  private final String text;
  private final Transform transform;

  ScoreKind(String text, Transform transform) {
    this.text = text;
    this.transform = transform;
  }

  /** The word for files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind in words for people. */
  public String text() {
    return text;
  }

  /** The transform after which correlations tell most. */
  public Transform transform() {
    return transform;
  }

  /** The lowest probability that the transform keeps, where it is not the usual one. */
  public OptionalDouble leastProbability() {
    return OptionalDouble.empty();
  }

  /** Whether all scores are probabilities. */
  public boolean isOfProbabilities() {
    return this == SOFTMAX || this == SOFTMAX_PART || this == SIGMOIDS || this == RARE_SIGMOIDS;
  }
}
