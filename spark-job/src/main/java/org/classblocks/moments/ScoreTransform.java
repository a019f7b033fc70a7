package org.classblocks.moments;

import java.io.Serializable;
import java.util.Optional;

/**
 * A transform and the bounds that scores are brought into before it, so that no logarithm is
 * infinite: what lies outside is clipped, and counted.
 *
 * @param kind what is computed
 * @param least the lowest score that is kept; negative infinity where any is
 * @param most the highest score that is kept; positive infinity where any is
 */
public record ScoreTransform(Transform kind, double least, double most) implements Serializable {
  /** Sums and quotients of floats may come out above 1 by this much; more is no probability. */
  private static final double ROUNDING = 1e-6;

  /** The scores as they are. */
  public static ScoreTransform none() {
    return of(Transform.NONE, 0);
  }

  /**
   * A transform.
   *
   * @param leastProbability the lowest probability that is kept, and for {@link Transform#LOGIT} 1
   *     less the highest; above 0 and below one half; of no meaning to transforms of other scores
   */
  public static ScoreTransform of(Transform kind, double leastProbability) {
    return kind.isOfProbabilities()
        ? new ScoreTransform(
            kind, leastProbability, kind == Transform.LOGIT ? 1 - leastProbability : 1)
        : new ScoreTransform(kind, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Whether scores stay as they are. */
  public boolean isNone() {
    return kind == Transform.NONE;
  }

  /** Whether a score can be transformed: where a probability is needed, whether it is one. */
  public boolean admits(double score) {
    return score >= leastAdmitted() && score <= mostAdmitted();
  }

  private double leastAdmitted() {
    return kind.isOfProbabilities() ? 0 : least;
  }

  private double mostAdmitted() {
    return kind.isOfProbabilities() ? 1 + ROUNDING : most;
  }

  /** Whether all scores of a batch can be transformed. */
  public boolean admits(ScoreBatch batch) {
    return batch.isWithin(leastAdmitted(), mostAdmitted());
  }

  /** A score of the last sample of a batch that cannot be transformed, if there is one. */
  public Optional<ClassScore> misfit(SampleBatch batch) {
    return kind.isOfProbabilities()
        ? batch.lastOutside(leastAdmitted(), mostAdmitted())
        : Optional.empty();
  }

  /** How many scores of a batch would be clipped; of sparse samples, listed ones. */
  public long clippedIn(SampleBatch batch) {
    return kind.isOfProbabilities() ? batch.countOutside(least, most) : 0;
  }

  /**
   * Transforms the scores of all classes of a sample.
   *
   * @param row by class id; receives the result
   * @return how many were clipped
   */
  public int apply(double[] row) {
    int clipped = applyToEach(row, row.length);
    kind.mapRow(row);
    return clipped;
  }

  /**
   * Transforms scores as far as each can be by itself.
   *
   * @param scores from 0 to {@code end} (exclusive); receives the results
   * @return how many were clipped
   */
  int applyToEach(double[] scores, int end) {
    int clipped = kind.isOfProbabilities() ? clip(scores, end) : 0;
    kind.mapEach(scores, end);
    return clipped;
  }

  private int clip(double[] scores, int end) {
    int clipped = 0;
    for (int i = 0; i < end; i++) {
      double score = scores[i];
      double kept = Math.min(most, Math.max(least, score));
      clipped += kept == score ? 0 : 1;
      scores[i] = kept;
    }
    return clipped;
  }
}
