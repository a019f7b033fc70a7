package org.classblocks.suspects;

import java.io.Serializable;

/**
 * How many samples were looked at.
 *
 * @param judged those with one label and an id
 * @param suspects those of them whose label looks wrong
 * @param unlabelled those without a label that names a class
 * @param severalLabels those with several labels, which are not judged
 * @param unnamed those with one label but without an id, which cannot be listed
 */
public record SuspectCounts(
    long judged, long suspects, long unlabelled, long severalLabels, long unnamed)
    implements Serializable {
  /** The counts of no samples. */
  public static final SuspectCounts NONE = new SuspectCounts(0, 0, 0, 0, 0);

  SuspectCounts plus(SuspectCounts other) {
    return new SuspectCounts(
        judged + other.judged,
        suspects + other.suspects,
        unlabelled + other.unlabelled,
        severalLabels + other.severalLabels,
        unnamed + other.unnamed);
  }
}
