package org.classblocks.moments;

import java.io.Serializable;

/**
 * How many samples carry the label of each class, and how many labels named no class. Mergeable:
 * the empty counts are the identity.
 */
public final class LabelCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] positives;
  private long unknown;

  /** No samples of k classes. */
  public LabelCounts(int classCount) {
    positives = new long[classCount];
  }

  /**
   * Counts as they were found before.
   *
   * @param positives the number of samples that carry the label of each class; copied
   * @param unknown the number of labels that name no class
   */
  public LabelCounts(long[] positives, long unknown) {
    this.positives = positives.clone();
    this.unknown = unknown;
  }

  /** Counts one label of one sample. */
  public void accept(int classId) {
    if (classId >= 0 && classId < positives.length) {
      positives[classId]++;
    } else {
      unknown++;
    }
  }

  /**
   * Adds the counts of other samples, which stay as they are.
   *
   * @throws IllegalArgumentException if they are of another number of classes
   */
  public void combine(LabelCounts other) {
    if (other.positives.length != positives.length) {
      throw new IllegalArgumentException(
          String.format(
              "labels of %d classes cannot be merged with those of %d",
              positives.length, other.positives.length));
    }
    for (int id = 0; id < positives.length; id++) {
      positives[id] += other.positives[id];
    }
    unknown += other.unknown;
  }

  /** The number of samples that carry the label of a class. */
  public long positives(int classId) {
    return positives[classId];
  }

  /** The number of labels that name no class of the list. */
  public long unknown() {
    return unknown;
  }
}
