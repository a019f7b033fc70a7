package org.classblocks.blocks.errors;

import org.classblocks.linalg.SparseMatrix;

/**
 * How often two classes are confused, in either direction, and how often they would be by chance.
 * Immutable.
 */
final class PairConfusion {
  private static final int ODDS = 20;

  private final SparseMatrix counts;
  private final double samplesPerWeight;
  private final double bar;
  private final int classCount;
  private final double[] labels;
  private final double[] missed;
  private final double[] wronglyPredicted;
  private final int[] worst;
  private final double[] worstRates;
  private final double[] nextRates;
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
    this.bar = Math.log(classCount * (classCount - 1.0) / 2);
    this.labels = new double[classCount];
    this.missed = new double[classCount];
    this.wronglyPredicted = new double[classCount];
    this.worst = new int[classCount];
    this.worstRates = new double[classCount];
    this.nextRates = new double[classCount];
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
    forEach(
        (a, b) -> {
          offer(a, b);
          offer(b, a);
        });
  }

  private void offer(int of, int other) {
    double rate = rates(of, other);
    if (rate > worstRates[of]) {
      nextRates[of] = worstRates[of];
      worstRates[of] = rate;
      worst[of] = other;
    } else {
      nextRates[of] = Math.max(nextRates[of], rate);
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

  /** The rates of both directions together; a class without labels counts as never missed. */
  double rates(int a, int b) {
    return rateOrZero(a, b) + rateOrZero(b, a);
  }

  private double rateOrZero(int actual, int predicted) {
    return labels[actual] > 0 ? rate(actual, predicted) : 0;
  }

  /** The highest such rates of a class with another than the one given; 0 if there is none. */
  double nextRates(int of, int except) {
    return worst[of] == except ? nextRates[of] : worstRates[of];
  }

  /** The lower of the rates of the two directions. */
  double lowerRate(int a, int b) {
    return Math.min(rateOrZero(a, b), rateOrZero(b, a));
  }

  /** The higher of the rates of the two directions. */
  double higherRate(int a, int b) {
    return Math.max(rateOrZero(a, b), rateOrZero(b, a));
  }

  /** Whether both classes are labels of some samples. */
  boolean haveLabels(int a, int b) {
    return labels[a] > 0 && labels[b] > 0;
  }

  /**
   * How well two classes are told apart where one of them is the label and one of them is
   * predicted: Youden's index, the shares of either that are right, less 1. It is 1 without
   * confusion, 0 for a coin, and below for worse. One right and one wrong prediction of each are
   * added, so that few samples mean little.
   */
  double toldApart(int a, int b) {
    return rightShare(a, b) + rightShare(b, a) - 1;
  }

  private double rightShare(int of, int other) {
    double right = samplesPerWeight * counts.at(of, of);
    double wrong = samplesPerWeight * counts.at(of, other);
    return (right + 1) / (right + wrong + 2);
  }

  /** How often two classes are confused, in both directions. */
  double confused(int a, int b) {
    return counts.at(a, b) + counts.at(b, a);
  }

  /**
   * How often two classes would be confused if the wrong predictions were dealt out to the missed
   * labels at random.
   */
  private double expected(int a, int b) {
    return (missed[a] * wronglyPredicted[b] + missed[b] * wronglyPredicted[a]) / errors;
  }

  /**
   * Whether two classes are confused more often than the most confused of all pairs would be, if
   * wrong predictions were dealt out to missed labels at random.
   */
  boolean isConfused(int a, int b) {
    return isAboveExpected(a, b) && deviance(confused(a, b), expected(a, b)) > bar;
  }

  /** Whether two classes are confused more often than by chance on average. */
  boolean isAboveExpected(int a, int b) {
    return confused(a, b) > expected(a, b);
  }

  /**
   * Whether two classes are confused less often than some rate of their labels gives, and chance
   * explains that with at most one in {@value #ODDS}.
   *
   * @param usualRate confusions in both directions, over the labels of both classes
   */
  boolean isBelow(double usualRate, int a, int b) {
    double usual = usualRate * (labels[a] + labels[b]);
    return confused(a, b) < usual && deviance(confused(a, b), usual) >= Math.log(ODDS);
  }

  /** How often two classes are labels. */
  double labels(int a, int b) {
    return labels[a] + labels[b];
  }

  /**
   * How little chance explains a count of n samples: n ln(n / e) - n + e, half the deviance of a
   * Poisson variable of mean e. Such a variable is as far from e as n, on the same side, with a
   * probability of at most exp(-this) (Chernoff).
   *
   * @param expected the mean, above 0
   */
  private double deviance(double count, double expected) {
    double logarithmic = count > 0 ? count * Math.log(count / expected) : 0;
    return samplesPerWeight * (logarithmic - count + expected);
  }
}
