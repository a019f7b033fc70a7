package org.classblocks.moments.count;

import org.classblocks.Text;
import org.classblocks.linalg.SparseMatrix;

/**
 * Which classes are predicted in place of which, and how often labels come first, as {@link
 * ConfusionCounter} counts it. Immutable; takes over the arrays it is given.
 */
public final class Confusion {
  private final SparseMatrix counts;
  private final double[] top1;
  private final double[] rankingPrecisions;
  private final ConfusionTotals totals;
  private final double[] misses;
  private final double[] falseAlarms;

  /**
   * @param counts (k + 1) x (k + 1): how often the class of the row was the label and that of the
   *     column the prediction; the last row is for no label, the last column for no prediction
   * @param top1 for each class, the share of the samples with its label in which it has the highest
   *     score; NaN without such samples
   * @param rankingPrecisions for each class, the mean ranking precision of its labels; NaN without
   *     labels
   */
  public Confusion(
      SparseMatrix counts, double[] top1, double[] rankingPrecisions, ConfusionTotals totals) {
    if (counts.size() != top1.length + 1 || rankingPrecisions.length != top1.length) {
      throw new IllegalArgumentException(
          Text.of(
              "counts of %d rows, %d and %d classes",
              counts.size(), top1.length, rankingPrecisions.length));
    }
    this.counts = counts;
    this.top1 = top1;
    this.rankingPrecisions = rankingPrecisions;
    this.totals = totals;
    this.misses = new double[counts.size()];
    this.falseAlarms = new double[counts.size()];
    for (int actual = 0; actual < counts.size(); actual++) {
      for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
        int predicted = counts.column(entry);
        if (predicted != actual) {
          misses[actual] += counts.value(entry);
          falseAlarms[predicted] += counts.value(entry);
        }
      }
    }
  }

  /** The number of classes, k. */
  public int size() {
    return top1.length;
  }

  /**
   * (k + 1) x (k + 1): how often the class of the row was the label and that of the column the
   * prediction. The last row is for no label, the last column for no prediction.
   */
  public SparseMatrix counts() {
    return counts;
  }

  /** Figures of all labelled samples. */
  public ConfusionTotals totals() {
    return totals;
  }

  /** How often a class was a label and was not predicted. */
  public double errors(int classId) {
    return misses[classId];
  }

  /** How often a class was a label. */
  public double labels(int classId) {
    return counts.at(classId, classId) + misses[classId];
  }

  /** The share of the labels of a class that are predicted; NaN without labels. */
  public double recall(int classId) {
    return counts.at(classId, classId) / labels(classId);
  }

  /** The share of the predictions of a class that are labels; NaN without predictions. */
  public double precision(int classId) {
    double hits = counts.at(classId, classId);
    return hits / (hits + falseAlarms[classId]);
  }

  /**
   * The share of the samples with the label of a class in which that class has the highest score;
   * NaN without such samples.
   */
  public double top1(int classId) {
    return top1[classId];
  }

  /** The mean ranking precision of the labels of a class; NaN without labels. */
  public double rankingPrecision(int classId) {
    return rankingPrecisions[classId];
  }
}
