package org.classblocks.blocks.errors;

import org.classblocks.linalg.SparseMatrix;

/**
 * How often two classes are confused, in either direction, and how often they would be by chance.
 * Immutable.
 */
final class PairConfusion {
  private final SparseMatrix counts;
  private final double samplesPerWeight;
  private final int classCount;
  private final double[] labels;
  private final double[] missed;
  private final double[] wronglyPredicted;
  private double errors;

  /**
   * @param counts how often the class of the row was the label and that of the column the
   *     prediction, k + 1 of each; the last row and column stand for none
   * @param samplesPerWeight how many samples a count of 1 stands for
   */
  PairConfusion(SparseMatrix counts, double samplesPerWeight) {
    this.counts = counts;
    this.samplesPerWeight = samplesPerWeight;
    this.classCount = counts.size() - 1;
    this.labels = new double[classCount];
    this.missed = new double[classCount];
    this.wronglyPredicted = new double[classCount];
    for (int actual = 0; actual < classCount; actual++) {
      for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
        int predicted = counts.column(entry);
        labels[actual] += counts.value(entry);
        if (predicted != actual && predicted < classCount) {
          missed[actual] += counts.value(entry);
          wronglyPredicted[predicted] += counts.value(entry);
          errors += counts.value(entry);
        }
      }
    }
  }

  /** Receives pairs of classes. */
  interface PairSink {
    void accept(int a, int b);
  }

  /** Hands on every pair that is confused in one direction or both, once. */
  void forEach(PairSink sink) {
    for (int actual = 0; actual < classCount; actual++) {
      for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
        int predicted = counts.column(entry);
        boolean isFirst = actual < predicted || counts.at(predicted, actual) == 0;
        if (predicted != actual && predicted < classCount && isFirst) {
          sink.accept(Math.min(actual, predicted), Math.max(actual, predicted));
        }
      }
    }
  }

  /** How often a class was predicted in place of another. */
  double count(int actual, int predicted) {
    return counts.at(actual, predicted);
  }

  /** The share of the labels of a class for which another was predicted; NaN without labels. */
  double rate(int actual, int predicted) {
    return count(actual, predicted) / labels[actual];
  }

  /** How often two classes are confused, in both directions. */
  double confused(int a, int b) {
    return counts.at(a, b) + counts.at(b, a);
  }

  /** How often two classes are labels. */
  double labels(int a, int b) {
    return labels[a] + labels[b];
  }

  /**
   * How often two classes would be confused if the wrong predictions were dealt out to the missed
   * labels at random.
   */
  double expected(int a, int b) {
    return (missed[a] * wronglyPredicted[b] + missed[b] * wronglyPredicted[a]) / errors;
  }

  /**
   * How little chance explains a count: n ln(n/e) - n + e, of samples. A Poisson variable of mean e
   * is as far from it as n, on the same side, with a probability of at most exp of minus that
   * (Chernoff).
   *
   * @param expected the mean, above 0
   */
  double deviance(double count, double expected) {
    double logarithmic = count > 0 ? count * Math.log(count / expected) : 0;
    return samplesPerWeight * (logarithmic - count + expected);
  }
}
