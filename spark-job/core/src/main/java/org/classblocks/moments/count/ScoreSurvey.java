package org.classblocks.moments.count;

import java.io.Serializable;
import org.classblocks.moments.batch.SampleBatch;

/**
 * Counts clipped scores, and samples without a cluster, and says how alike samples next to each
 * other are. Mergeable, with no samples as the identity.
 */
public final class ScoreSurvey implements Serializable {
  private static final long serialVersionUID = 1L;

  private long clipped;
  private long unclustered;
  private final NeighbourSums neighbours = new NeighbourSums();
  private double knownPairs;
  private double knownSum;

  public void acceptClipped(long more) {
    clipped += more;
  }

  /** Looks at some neighbours of a batch. */
  void acceptNeighbours(SampleBatch batch) {
    neighbours.accept(batch);
  }

  /** Adds what is known of other neighbours. */
  public void accept(Neighbours known) {
    if (known.pairs() > 0 && !Double.isNaN(known.autocorrelation())) {
      knownPairs += known.pairs();
      knownSum += known.pairs() * known.autocorrelation();
    }
  }

  public void acceptUnclustered(long more) {
    unclustered += more;
  }

  /** Adds other samples, which stay as they are. */
  public void combine(ScoreSurvey other) {
    clipped += other.clipped;
    unclustered += other.unclustered;
    neighbours.combine(other.neighbours);
    knownPairs += other.knownPairs;
    knownSum += other.knownSum;
  }

  /** How many scores were clipped; of sparse samples, listed ones. */
  public long clipped() {
    return clipped;
  }

  /**
   * How alike samples next to each other are.
   *
   * @param pairs how many pairs were compared
   * @param autocorrelation the mean correlation of a class's scores in both; NaN if unknown
   */
  public record Neighbours(long pairs, double autocorrelation) {}

  /** How alike samples next to each other are; by the mean over sets that were measured apart. */
  public Neighbours neighbours() {
    double own = neighbours.autocorrelation();
    double pairs = knownPairs + (Double.isNaN(own) ? 0 : neighbours.pairs());
    double sum = knownSum + (Double.isNaN(own) ? 0 : neighbours.pairs() * own);
    return new Neighbours((long) pairs, pairs > 0 ? sum / pairs : Double.NaN);
  }

  /** How many samples name no cluster, where others do. */
  public long unclustered() {
    return unclustered;
  }
}
