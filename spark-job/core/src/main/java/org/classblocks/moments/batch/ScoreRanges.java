package org.classblocks.moments.batch;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The lowest and the highest score of each class in a batch. NaN wins over every number, so that a
 * look at these tells whether all scores are finite.
 */
final class ScoreRanges implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] minima;
  private final double[] maxima;

  /** Takes over the arrays, each of length k, by class id. */
  ScoreRanges(double[] minima, double[] maxima) {
    this.minima = minima;
    this.maxima = maxima;
  }

  /** Of no samples: the lowest score is positive infinity, the highest negative infinity. */
  static ScoreRanges none(int classCount) {
    double[] minima = new double[classCount];
    double[] maxima = new double[classCount];
    Arrays.fill(minima, Double.POSITIVE_INFINITY);
    Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
    return new ScoreRanges(minima, maxima);
  }

  /** Adds other samples' ranges, which stay as they are. */
  void combine(ScoreRanges other) {
    for (int id = 0; id < minima.length; id++) {
      minima[id] = Math.min(minima[id], other.minima[id]);
      maxima[id] = Math.max(maxima[id], other.maxima[id]);
    }
  }

  /** The lowest scores; not a copy. */
  double[] minima() {
    return minima;
  }

  /** The highest scores; not a copy. */
  double[] maxima() {
    return maxima;
  }

  /** The largest magnitude of a score of a class; there must be a sample. */
  double largest(int id) {
    return Math.max(Math.abs(minima[id]), Math.abs(maxima[id]));
  }

  /** Whether all scores are from {@code least} to {@code most}; there must be a sample. */
  boolean areWithin(double least, double most) {
    for (int id = 0; id < minima.length; id++) {
      if (!(minima[id] >= least && maxima[id] <= most)) {
        return false;
      }
    }
    return true;
  }

  /** As with numbers, in the type of each class. */
  boolean areWithin(ScoreBound least, ScoreBound most) {
    for (int id = 0; id < minima.length; id++) {
      if (!(minima[id] >= least.of(id) && maxima[id] <= most.of(id))) {
        return false;
      }
    }
    return true;
  }

  /** Whether no score is NaN or infinite; there must be a sample. */
  boolean areFinite() {
    for (int id = 0; id < minima.length; id++) {
      if (!Double.isFinite(minima[id]) || !Double.isFinite(maxima[id])) {
        return false;
      }
    }
    return true;
  }
}
