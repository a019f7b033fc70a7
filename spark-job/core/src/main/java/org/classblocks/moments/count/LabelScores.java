package org.classblocks.moments.count;

import java.io.Serializable;
import org.classblocks.Text;

/**
 * What the samples with one label score for its class, as logged, and which class scores highest in
 * them. Mergeable: no samples are the identity. Sums are added in the order of merging; counts are
 * exact in any order.
 *
 * <p>Memory: 24 bytes a class, and up to 64 for each pair of a label and another class that scores
 * highest.
 */
public final class LabelScores implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] samples;
  private final double[] sums;
  private final long[] firsts;
  private final PairSums confused = new PairSums();
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  /** No samples of k classes. */
  public LabelScores(int classCount) {
    samples = new long[classCount];
    sums = new double[classCount];
    firsts = new long[classCount];
  }

  /**
   * Adds a sample.
   *
   * @param label the class of its only label
   * @param score its score for that class, finite
   * @param first the class with the highest score, or -1 if the sample lists none
   */
  void accept(int label, double score, int first) {
    samples[label]++;
    sums[label] += score;
    least = Math.min(least, score);
    most = Math.max(most, score);
    if (first >= 0) {
      firsts[first]++;
      if (first != label) {
        confused.add(label, first, 1);
      }
    }
  }

  /**
   * Adds other samples, which stay as they are.
   *
   * @throws IllegalArgumentException if they are of another number of classes
   */
  public void combine(LabelScores other) {
    if (other.samples.length != samples.length) {
      throw new IllegalArgumentException(
          Text.of(
              "scores of %d classes cannot be merged with those of %d",
              samples.length, other.samples.length));
    }
    for (int id = 0; id < samples.length; id++) {
      samples[id] += other.samples[id];
      sums[id] += other.sums[id];
      firsts[id] += other.firsts[id];
    }
    confused.combine(other.confused);
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
  }

  public int classCount() {
    return samples.length;
  }

  /** The mean score of a class in the samples that it labels; NaN without any. */
  public double mean(int classId) {
    return sums[classId] / samples[classId];
  }

  /** Whether there are samples and all scores of their labels are from 0 to 1. */
  public boolean areProbabilities() {
    return least >= 0 && most <= 1;
  }

  /**
   * How common a confusion is, for a sample that has it: the share of the samples in which {@code
   * first} scores highest that have the label {@code label}, without the sample itself. 0 if no
   * other sample has the confusion.
   *
   * @param label the class of the label
   * @param first the class that scores highest
   */
  public double confusionRate(int label, int first) {
    double others = confused.of(label, first) - 1;
    return others <= 0 ? 0 : others / firsts[first];
  }
}
