package org.classblocks.moments.transform;

import java.io.Serializable;
import java.util.BitSet;
import java.util.Optional;
import org.classblocks.moments.batch.ClassScore;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreBound;
import org.classblocks.moments.batch.ScoreTypes;

/**
 * A transform and the bounds that scores are brought into before it, so that no logarithm is
 * infinite: what lies outside is clipped, and counted. Bounds are of the type that the log holds
 * scores in: where it holds floats, they are floats, and scores that are one of them are within.
 *
 * @param kind what is computed
 * @param least the lowest score that is kept; negative infinity where any is
 * @param most the highest score that is kept; positive infinity where any is
 * @param masked classes without a finite score, which no other class depends on: whatever stands in
 *     for their scores becomes {@link Marginals#NEVER_FINITE}; must not be changed
 */
public record ScoreTransform(Transform kind, ScoreBound least, ScoreBound most, BitSet masked)
    implements Serializable {
  /**
   * Sums and quotients of floats may come out above 1; what is more than this is no probability.
   */
  public static final double MOST_PROBABILITY = 1.000001;

  /** The scores as they are. */
  public static ScoreTransform none() {
    return of(Transform.NONE, 0, ScoreTypes.doubles());
  }

  /**
   * A transform.
   *
   * @param leastProbability the lowest probability that is kept, and for {@link Transform#LOGIT} 1
   *     less the highest; above 0 and below one half; of no meaning to transforms of other scores
   * @param types how the log holds scores
   */
  public static ScoreTransform of(Transform kind, double leastProbability, ScoreTypes types) {
    if (!kind.isOfProbabilities()) {
      return new ScoreTransform(
          kind,
          ScoreBound.exactly(Double.NEGATIVE_INFINITY),
          ScoreBound.exactly(Double.POSITIVE_INFINITY),
          new BitSet());
    }
    return new ScoreTransform(
        kind,
        ScoreBound.of(leastProbability, types),
        kind == Transform.LOGIT ? mostBelow1(leastProbability, types) : ScoreBound.exactly(1),
        new BitSet());
  }

  /** 1 less the lowest probability, but below 1 in any type. */
  private static ScoreBound mostBelow1(double leastProbability, ScoreTypes types) {
    double most = Math.min(1 - leastProbability, Math.nextDown(1.0));
    ScoreBound bound = ScoreBound.of(most, types);
    return bound.ofFloats() < 1 ? bound : ScoreBound.exactly(most);
  }

  /** The same without classes that have no finite score. */
  public ScoreTransform without(BitSet classes) {
    return new ScoreTransform(kind, least, most, classes);
  }

  public boolean isNone() {
    return kind == Transform.NONE;
  }

  /** Whether a score can be transformed: where a probability is needed, whether it is one. */
  public boolean admits(double score) {
    return score >= leastAdmitted() && score <= mostAdmitted();
  }

  private double leastAdmitted() {
    return kind.isOfProbabilities() ? 0 : Double.NEGATIVE_INFINITY;
  }

  private double mostAdmitted() {
    return kind.isOfProbabilities() ? MOST_PROBABILITY : Double.POSITIVE_INFINITY;
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
    int clipped = 0;
    for (int id = 0; kind.isOfProbabilities() && id < row.length; id++) {
      clipped += clip(row, id, least.of(id), most.of(id));
    }
    kind.mapEach(row, row.length);
    applyToRow(row);
    return clipped;
  }

  /** Transforms scores of all classes of a sample as far as they depend on each other. */
  void applyToRow(double[] row) {
    masked.stream().forEach(id -> row[id] = kind.neutral());
    kind.mapRow(row, row.length - masked.cardinality());
    masked.stream().forEach(id -> row[id] = Marginals.NEVER_FINITE);
  }

  /**
   * Transforms scores as far as each can be by itself.
   *
   * @param scores from 0 to {@code end} (exclusive), all of one type; receives the results
   * @return how many were clipped
   */
  int applyToEach(double[] scores, int end) {
    int clipped = 0;
    for (int i = 0; kind.isOfProbabilities() && i < end; i++) {
      clipped += clip(scores, i, least.of(0), most.of(0));
    }
    kind.mapEach(scores, end);
    return clipped;
  }

  private static int clip(double[] scores, int i, double least, double most) {
    double score = scores[i];
    scores[i] = Math.min(most, Math.max(least, score));
    return scores[i] == score ? 0 : 1;
  }
}
