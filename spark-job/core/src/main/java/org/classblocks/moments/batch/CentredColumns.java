package org.classblocks.moments.batch;

import java.util.function.Supplier;

/**
 * The scores of sparse samples by class, each less a pivot, so that what is not stored is zero.
 *
 * <p>The pivot of a class that samples of at most half of the weight list is the absent score. Then
 * E[y²] is at most twice the variance of y = x - pivot, so that centring products of y afterwards
 * costs one bit: with q the share of the weight of samples that list the class, E[y]² is at most q
 * E[y²] by Cauchy and Schwarz. The pivot of a common class ({@link ListedColumns}) is its own mean.
 *
 * <p>Cost: O(entries + k) time; memory 12 bytes an entry and 65 a class. Made once and loaded with
 * one batch after the other.
 */
public final class CentredColumns {
  /** Sums of more summands are added up in parts, to bound what rounding adds up to. */
  public static final int SUMMANDS = 512;

  private final ListedColumns listed;
  private final double[] sums;
  private final double[] offsets;
  private final double[] squares;
  private final double[] minima;
  private final double[] maxima;
  private DoubleDoubleMeans means;
  private double[] weights = new double[0];
  private double[] roots = new double[0];

  public CentredColumns(int classCount) {
    this.listed = new ListedColumns(classCount);
    this.sums = new double[classCount];
    this.offsets = new double[classCount];
    this.squares = new double[classCount];
    this.minima = new double[classCount];
    this.maxima = new double[classCount];
    this.means = new DoubleDoubleMeans(classCount);
  }

  /**
   * Takes the place of what was loaded before: all of a batch at once, or part after part where it
   * would take too many entries at once.
   *
   * @param batch at least one row
   * @param least the scale so far: values are in its units, or those of a higher one where scores
   *     ask for that
   * @param whenLoaded runs after each part, while it is loaded
   */
  public void load(SparseBatch batch, Supplier<PowerOfTwoScale> least, Runnable whenLoaded) {
    load(batch, 0, batch.rows(), least, whenLoaded);
  }

  private void load(
      SparseBatch batch, int start, int end, Supplier<PowerOfTwoScale> least, Runnable whenLoaded) {
    if (listed.load(batch, start, end)) {
      centre(batch, least.get());
      whenLoaded.run();
    } else {
      int middle = (start + end) >>> 1;
      load(batch, start, middle, least, whenLoaded);
      load(batch, middle, end, least, whenLoaded);
    }
  }

  private void centre(SparseBatch batch, PowerOfTwoScale least) {
    boolean areEqual = batch.weights().areEqual();
    if (!areEqual) {
      copyWeights(batch.weights());
    }
    means = new DoubleDoubleMeans(offsets.length);
    boolean isOrdinary = least.isAtMostOrdinary() && batch.isOrdinary(weights());
    int[] exponents = new int[offsets.length];
    for (int id = 0; id < offsets.length; id++) {
      if (isOrdinary) {
        centre(id, batch.absentScore(), areEqual);
        double largest = Math.max(Math.abs(minima[id]), Math.abs(maxima[id]));
        exponents[id] =
            Math.max(least.exponent(id), PowerOfTwoScale.exponentOf(largest * largestRoot()));
      } else {
        exponents[id] = centreExtreme(id, batch.absentScore(), areEqual, least.exponent(id));
      }
    }
    means = means.as(new PowerOfTwoScale(exponents));
  }

  /** Centres scores once they are divided by a power of two; returns its exponent. */
  private int centreExtreme(int id, double absentScore, boolean areEqual, int leastExponent) {
    double[] values = listed.values();
    boolean hasAbsent = hasAbsent(id);
    double least = hasAbsent ? absentScore : Double.POSITIVE_INFINITY;
    double most = hasAbsent ? absentScore : Double.NEGATIVE_INFINITY;
    double largest = hasAbsent ? Math.abs(absentScore) * largestRoot() : 0;
    for (int e = start(id); e < start(id + 1); e++) {
      double root = areEqual ? 1 : roots[listed.rows()[e]];
      if (root > 0) {
        least = Math.min(least, values[e]);
        most = Math.max(most, values[e]);
        largest = Math.max(largest, Math.abs(values[e]) * root);
      }
    }
    int exponent = Math.max(leastExponent, PowerOfTwoScale.exponentOf(largest));
    for (int e = start(id); e < start(id + 1); e++) {
      values[e] = Math.scalb(values[e], -exponent);
    }
    centre(id, Math.scalb(absentScore, -exponent), areEqual);
    minima[id] = least;
    maxima[id] = most;
    return exponent;
  }

  private double largestRoot() {
    return Math.sqrt(weights().largest());
  }

  /** Whether samples that weigh anything have the absent score for a class. */
  private boolean hasAbsent(int id) {
    return start(id + 1) - start(id) < weights().weighty();
  }

  private void copyWeights(RowWeights rowWeights) {
    int rowCount = listed.rowCount();
    if (weights.length < rowCount) {
      weights = new double[rowCount];
      roots = new double[rowCount];
    }
    for (int row = 0; row < rowCount; row++) {
      weights[row] = rowWeights.of(listed.firstRow() + row);
      roots[row] = Math.sqrt(weights[row]);
    }
  }

  private void centre(int id, double absentScore, boolean areEqual) {
    int start = start(id);
    int end = start(id + 1);
    boolean hasAbsent = hasAbsent(id);
    minima[id] = hasAbsent ? absentScore : Double.POSITIVE_INFINITY;
    maxima[id] = hasAbsent ? absentScore : Double.NEGATIVE_INFINITY;
    double pivot = listed.isCommon(id) ? mean(start, end, areEqual) : absentScore;
    sums[id] = 0;
    squares[id] = 0;
    for (int from = start; from < end; from += SUMMANDS) {
      int to = Math.min(end, from + SUMMANDS);
      if (areEqual) {
        centreEqual(id, pivot, from, to);
      } else {
        centreWeighted(id, pivot, from, to);
      }
    }
    offsets[id] = sums[id] / weights().total();
    means.set(id, pivot, offsets[id]);
    squares[id] = Math.max(0, squares[id] - sums[id] * offsets[id]);
  }

  private void centreEqual(int id, double pivot, int from, int to) {
    double[] values = listed.values();
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
    add(id, sum, square, least, most);
  }

  private void centreWeighted(int id, double pivot, int from, int to) {
    double[] values = listed.values();
    double sum = 0;
    double square = 0;
    double least = minima[id];
    double most = maxima[id];
    for (int e = from; e < to; e++) {
      int row = listed.rows()[e];
      double score = values[e];
      boolean counts = weights[row] > 0;
      least = counts && score < least ? score : least;
      most = counts && score > most ? score : most;
      sum += weights[row] * (score - pivot);
      double value = roots[row] * (score - pivot);
      values[e] = value;
      square += value * value;
    }
    add(id, sum, square, least, most);
  }

  private void add(int id, double sum, double square, double least, double most) {
    sums[id] += sum;
    squares[id] += square;
    minima[id] = least;
    maxima[id] = most;
  }

  /** The mean of some scores, near enough to be a pivot. */
  private double mean(int start, int end, boolean areEqual) {
    double[] values = listed.values();
    double shift = values[start];
    double sum = 0;
    for (int e = start; e < end; e++) {
      sum += areEqual ? values[e] - shift : weights[listed.rows()[e]] * (values[e] - shift);
    }
    return shift + sum / weights().total();
  }

  /** What the rows weigh. */
  public WeightSum weights() {
    return listed.weights();
  }

  /** The place in the batch of the first row. */
  public int firstRow() {
    return listed.firstRow();
  }

  public int rowCount() {
    return listed.rowCount();
  }

  /** Whether rows have the entries that they list in the batch, all of which was loaded. */
  public boolean areAsListed(SparseBatch batch) {
    return listed.areAsListed(batch);
  }

  /** Where the entries of a class start; at index k where the last ones end. */
  public int start(int id) {
    return listed.start(id);
  }

  /** The row of each entry, from 0 on, ascending within a class; not to be changed. */
  public int[] rows() {
    return listed.rows();
  }

  /**
   * y, the score less the pivot, times the root of the weight, of each entry; not to be changed.
   */
  public double[] values() {
    return listed.values();
  }

  /** The sum of y times the weight of a class over all rows. */
  public double sum(int id) {
    return sums[id];
  }

  /** The mean of y of each class over all rows; not to be changed. */
  public double[] offsets() {
    return offsets;
  }

  /** The means of the scores. */
  public DoubleDoubleMeans means() {
    return means;
  }

  /** The statistics of the batch alone, good until the next one is loaded. */
  public MarginalsBuilder marginals() {
    return new MarginalsBuilder(weights(), means, squares, new ScoreRanges(minima, maxima));
  }
}
