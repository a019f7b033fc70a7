package org.classblocks.moments.count;

import java.io.Serializable;

/** Counts clipped scores. Mergeable, with no samples as the identity. */
public final class ScoreSurvey implements Serializable {
  private static final long serialVersionUID = 1L;

  private long clipped;

  public void acceptClipped(long more) {
    clipped += more;
  }

  /** Adds other samples, which stay as they are. */
  public void combine(ScoreSurvey other) {
    clipped += other.clipped;
  }

  /** How many scores were clipped; of sparse samples, listed ones. */
  public long clipped() {
    return clipped;
  }
}
