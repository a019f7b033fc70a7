package org.classblocks.moments.count;

import java.io.Serializable;

/**
 * Counts clipped scores, and samples without a cluster. Mergeable, with no samples as the identity.
 */
public final class ScoreSurvey implements Serializable {
  private static final long serialVersionUID = 1L;

  private long clipped;
  private long unclustered;

  public void acceptClipped(long more) {
    clipped += more;
  }

  public void acceptUnclustered(long more) {
    unclustered += more;
  }

  /** Adds other samples, which stay as they are. */
  public void combine(ScoreSurvey other) {
    clipped += other.clipped;
    unclustered += other.unclustered;
  }

  /** How many scores were clipped; of sparse samples, listed ones. */
  public long clipped() {
    return clipped;
  }

  /** How many samples name no cluster, where others do. */
  public long unclustered() {
    return unclustered;
  }
}
