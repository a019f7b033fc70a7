package org.classblocks.moments.count;

import java.io.Serializable;
import org.classblocks.moments.batch.LabelSets;

/**
 * Weights that let every class count the same, however often it is a label: a sample weighs the
 * mean of 1 / frequency of its labels. With one label a sample, the samples of every class that
 * occurs weigh 1 together. A sample without a known label weighs nothing.
 */
public final class ClassBalance implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] shares;

  private ClassBalance(double[] shares) {
    this.shares = shares;
  }

  /** Balances classes that are labels as often as counted; those that never are weigh nothing. */
  public static ClassBalance of(LabelCounts frequencies) {
    double[] shares = new double[frequencies.classCount()];
    for (int id = 0; id < shares.length; id++) {
      long frequency = frequencies.positives(id);
      shares[id] = frequency == 0 ? 0 : 1.0 / frequency;
    }
    return new ClassBalance(shares);
  }

  /** What a sample with these labels weighs. */
  public double weight(LabelSets labels, int row) {
    int start = labels.start(row);
    int end = labels.end(row);
    double sum = 0;
    for (int label = start; label < end; label++) {
      sum += shares[labels.id(label)];
    }
    return end == start ? 0 : sum / (end - start);
  }
}
