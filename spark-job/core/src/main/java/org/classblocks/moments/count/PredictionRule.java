package org.classblocks.moments.count;

import java.io.Serializable;
import org.classblocks.moments.batch.ScoreBound;
import org.classblocks.moments.batch.ScoreTypes;

/**
 * Which of its classes a sample is predicted to have.
 *
 * @param threshold the score from which on a class is predicted, as a person writes it; NaN for as
 *     many classes as the sample has labels, those with the highest scores, of equal ones the lower
 *     ids
 */
public record PredictionRule(double threshold) implements Serializable {

  /** As many classes as the sample has labels. */
  public static PredictionRule asManyAsLabels() {
    return new PredictionRule(Double.NaN);
  }

  /** All classes with at least a score. */
  public static PredictionRule atLeast(double threshold) {
    return new PredictionRule(threshold);
  }

  /** The threshold as scores of given types meet it. */
  ScoreBound threshold(ScoreTypes types) {
    return ScoreBound.of(threshold, types);
  }

  /** Whether a score decides, not the number of labels. */
  public boolean hasThreshold() {
    return !Double.isNaN(threshold);
  }
}
