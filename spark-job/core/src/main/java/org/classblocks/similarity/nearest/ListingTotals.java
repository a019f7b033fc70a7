package org.classblocks.similarity.nearest;

import java.io.Serializable;
import java.util.Arrays;
import org.classblocks.moments.batch.SparseBatch;

/**
 * How often samples list each class, and how many classes they list with it. Mergeable: no samples
 * are the identity. Memory: 24 bytes a class. Not safe for use by several threads.
 */
public final class ListingTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] listed;
  private final long[] weightless;
  private final long[] pairs;

  /** No samples of k classes. */
  public ListingTotals(int classCount) {
    listed = new long[classCount];
    weightless = new long[classCount];
    pairs = new long[classCount];
  }

  /** The number of classes, k. */
  public int size() {
    return listed.length;
  }

  /** Counts the samples of a batch, which stays as it is. */
  public void accept(SparseBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      int start = batch.starts()[row];
      int end = batch.starts()[row + 1];
      int without = batch.weights().of(row) > 0 ? 0 : 1;
      for (int e = start; e < end; e++) {
        int id = batch.ids()[e];
        listed[id]++;
        weightless[id] += without;
        pairs[id] += end - start;
      }
    }
  }

  /** Adds other samples, which stay as they are. */
  public void combine(ListingTotals other) {
    Arrays.setAll(listed, id -> listed[id] + other.listed[id]);
    Arrays.setAll(weightless, id -> weightless[id] + other.weightless[id]);
    Arrays.setAll(pairs, id -> pairs[id] + other.pairs[id]);
  }

  /** The number of samples that list a class. */
  public long listed(int id) {
    return listed[id];
  }

  /** The number of samples that list a class and weigh anything. */
  long weighty(int id) {
    return listed[id] - weightless[id];
  }

  /**
   * The number of classes that are listed by the samples that list a class, counted once for each
   * sample: the products that its similarities take.
   */
  public long pairs(int id) {
    return pairs[id];
  }
}
