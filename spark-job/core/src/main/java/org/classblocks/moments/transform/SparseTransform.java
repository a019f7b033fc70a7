package org.classblocks.moments.transform;

import java.util.Arrays;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Transforms sparse samples as far as each score can be by itself: listed ones, and the absent one,
 * so that they stay sparse. Memory: 8 bytes a listed score. Not safe for use by several threads.
 */
public final class SparseTransform {
  private final ScoreTransform transform;
  private double[] scores = new double[0];
  private long clipped;

  /**
   * @param transform what is done to scores
   */
  public SparseTransform(ScoreTransform transform) {
    this.transform = transform;
  }

  ScoreTransform transform() {
    return transform;
  }

  /** The samples of a batch, transformed; good until the next one, and as long as the batch is. */
  public SparseBatch apply(SparseBatch batch) {
    int entries = batch.entries();
    if (scores.length < entries) {
      scores = Arrays.copyOf(batch.scores(), entries);
    } else {
      System.arraycopy(batch.scores(), 0, scores, 0, entries);
    }
    clipped += transform.applyToEach(scores, entries);
    for (int e = 0; !transform.masked().isEmpty() && e < entries; e++) {
      scores[e] = transform.masked().get(batch.ids()[e]) ? Marginals.NEVER_FINITE : scores[e];
    }
    return batch.withScores(scores, absentScore(batch.absentScore()));
  }

  /** What becomes of the score of classes that samples do not list. */
  public double absentScore(double logged) {
    double[] absent = {logged};
    transform.applyToEach(absent, 1);
    return absent[0];
  }

  /** How many listed scores were clipped so far. */
  public long clipped() {
    return clipped;
  }
}
