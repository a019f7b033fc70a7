package org.classblocks.moments.count;

import java.io.Serializable;
import org.classblocks.moments.batch.SampleBatch;

/**
 * Counts clipped scores and finds the range of the sums of samples. Mergeable, with no samples as
 * the identity.
 */
public final class ScoreSurvey implements Serializable {
  private static final long serialVersionUID = 1L;

  private long clipped;
  private double leastSum = Double.POSITIVE_INFINITY;
  private double mostSum = Double.NEGATIVE_INFINITY;

  /** Adds the sums of the samples of a batch, which stays as it is; O(k) a sample. */
  public void acceptSums(SampleBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      double sum = batch.sum(row);
      leastSum = Math.min(leastSum, sum);
      mostSum = Math.max(mostSum, sum);
    }
  }

  public void acceptClipped(long more) {
    clipped += more;
  }

  /** Adds other samples, which stay as they are. */
  public void combine(ScoreSurvey other) {
    clipped += other.clipped;
    leastSum = Math.min(leastSum, other.leastSum);
    mostSum = Math.max(mostSum, other.mostSum);
  }

  /** How many scores were clipped; of sparse samples, listed ones. */
  public long clipped() {
    return clipped;
  }

  /** The lowest sum of a sample's scores; positive infinity where no sums were taken. */
  public double leastSum() {
    return leastSum;
  }

  /** The highest sum of a sample's scores; negative infinity where no sums were taken. */
  public double mostSum() {
    return mostSum;
  }
}
