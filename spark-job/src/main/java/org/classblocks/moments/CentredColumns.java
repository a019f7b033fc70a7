package org.classblocks.moments;

import java.util.Arrays;

/**
 * The scores of a sparse batch by class, each less a pivot, so that what is not stored is zero.
 *
 * <p>The pivot of a class that at most half of the rows list is the absent score. Then E[y²] is at
 * most twice the variance of y = x - pivot, so that centring products of y afterwards costs one
 * bit: with q the share of rows that list the class, E[y]² is at most q E[y²] by Cauchy and
 * Schwarz. A class that more than half of the rows list is common; its pivot is its own mean, and
 * the rows that do not list it get an entry. There are fewer common classes than two times the mean
 * length of a row, so that rows triple at most.
 *
 * <p>Cost: O(entries + k) time; memory 12 bytes an entry and 60 a class. Made once and loaded with
 * one batch after the other.
 */
final class CentredColumns {
  /** Sums of more summands are added up in parts, to bound what rounding adds up to. */
  static final int SUMMANDS = 512;

  private final int[] starts;
  private final int[] places;
  private final boolean[] isCommon;
  private final double[] sums;
  private final double[] offsets;
  private final double[] squares;
  private final double[] minima;
  private final double[] maxima;
  private Means means;
  private int[] rows = new int[0];
  private double[] values = new double[0];
  private int rowCount;
  private int commonCount;

  CentredColumns(int classCount) {
    this.starts = new int[classCount + 1];
    this.places = new int[classCount];
    this.isCommon = new boolean[classCount];
    this.sums = new double[classCount];
    this.offsets = new double[classCount];
    this.squares = new double[classCount];
    this.minima = new double[classCount];
    this.maxima = new double[classCount];
    this.means = new Means(classCount);
  }

  /** Takes the place of what was loaded before; at least one row. */
  void load(SparseBatch batch) {
    rowCount = batch.rows();
    means = new Means(offsets.length);
    countListed(batch);
    placeScores(batch);
    for (int id = 0; id < offsets.length; id++) {
      centre(id, batch.absentScore());
    }
  }

  private void countListed(SparseBatch batch) {
    Arrays.fill(places, 0);
    int[] ids = batch.ids();
    int entries = batch.entries();
    for (int e = 0; e < entries; e++) {
      places[ids[e]]++;
    }
    commonCount = 0;
    for (int id = 0; id < places.length; id++) {
      int listed = places[id];
      isCommon[id] = 2L * listed > rowCount;
      commonCount += isCommon[id] ? 1 : 0;
      places[id] = starts[id];
      starts[id + 1] = Math.addExact(starts[id], isCommon[id] ? rowCount : listed);
    }
    int length = starts[places.length];
    if (values.length < length) {
      rows = new int[length];
      values = new double[length];
    }
  }

  private void placeScores(SparseBatch batch) {
    for (int id = 0; commonCount > 0 && id < isCommon.length; id++) {
      if (isCommon[id]) {
        Arrays.fill(values, starts[id], starts[id + 1], batch.absentScore());
        for (int row = 0; row < rowCount; row++) {
          rows[starts[id] + row] = row;
        }
      }
    }
    int[] rowStarts = batch.starts();
    for (int row = 0; row < rowCount; row++) {
      placeRow(batch, row, rowStarts[row], rowStarts[row + 1]);
    }
  }

  private void placeRow(SparseBatch batch, int row, int start, int end) {
    int[] ids = batch.ids();
    double[] scores = batch.scores();
    for (int e = start; e < end; e++) {
      int id = ids[e];
      int place = isCommon[id] ? starts[id] + row : places[id]++;
      rows[place] = row;
      values[place] = scores[e];
    }
  }

  private void centre(int id, double absentScore) {
    int start = starts[id];
    int end = starts[id + 1];
    boolean hasAbsent = end - start < rowCount;
    minima[id] = hasAbsent ? absentScore : Double.POSITIVE_INFINITY;
    maxima[id] = hasAbsent ? absentScore : Double.NEGATIVE_INFINITY;
    double pivot = isCommon[id] ? mean(start, end) : absentScore;
    sums[id] = 0;
    squares[id] = 0;
    for (int from = start; from < end; from += SUMMANDS) {
      centrePart(id, pivot, from, Math.min(end, from + SUMMANDS));
    }
    offsets[id] = sums[id] / rowCount;
    means.set(id, pivot, offsets[id]);
    squares[id] = Math.max(0, squares[id] - sums[id] * offsets[id]);
  }

  private void centrePart(int id, double pivot, int from, int to) {
    double sum = 0;
    double square = 0;
    double least = minima[id];
    double most = maxima[id];
    for (int e = from; e < to; e++) {
      double score = values[e];
      least = score < least ? score : least;
      most = score > most ? score : most;
      double value = score - pivot;
      values[e] = value;
      sum += value;
      square += value * value;
    }
    sums[id] += sum;
    squares[id] += square;
    minima[id] = least;
    maxima[id] = most;
  }

  /** The mean of some scores, to rounding relative to their spread. */
  private double mean(int start, int end) {
    double shift = values[start];
    double sum = 0;
    for (int e = start; e < end; e++) {
      sum += values[e] - shift;
    }
    return shift + sum / (end - start);
  }

  /** The number of rows of the batch. */
  int rowCount() {
    return rowCount;
  }

  /** The number of classes that have an entry in every row. */
  int commonCount() {
    return commonCount;
  }

  /** Where the entries of a class start; at index k where the last ones end. */
  int start(int id) {
    return starts[id];
  }

  /** The row of each entry, ascending within a class; not to be changed. */
  int[] rows() {
    return rows;
  }

  /** y, the score less the pivot, of each entry; not to be changed. */
  double[] values() {
    return values;
  }

  /** The sum of y of a class over all rows. */
  double sum(int id) {
    return sums[id];
  }

  /** The mean of y of each class over all rows; not to be changed. */
  double[] offsets() {
    return offsets;
  }

  /** The means of the scores. */
  Means means() {
    return means;
  }

  /** The statistics of the batch alone, good until the next one is loaded. */
  MarginalsBuilder marginals() {
    return new MarginalsBuilder(rowCount, means, squares, new Extremes(minima, maxima));
  }
}
