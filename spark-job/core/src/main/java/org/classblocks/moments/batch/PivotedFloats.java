package org.classblocks.moments.batch;

import java.util.Arrays;

/**
 * Samples whose floats are centred as floats: less a pivot that all of them share, the mean of the
 * samples before, rounded to floats. So y = x - pivot takes one pass over a batch. The products of
 * y become co-moments once n ybar_i ybar_j is taken from them, in double.
 *
 * <p>Sums of y and y² carry along what floats round away, so they err by at most 2^-32 of the sum
 * of magnitudes ({@link FloatSums}). (Sum2 of Ogita, Rump and Oishi, "Accurate Sum and Dot
 * Product", SIAM J. Sci. Comput. 26 (2005), doi:10.1137/030601818.)
 *
 * <p>A product of y errs relative to the sums of y², which exceed those of centred scores by n
 * ybar². A batch is refused if n ybar² of a class, over all pivots, would be more than 1/16 of the
 * sum of its squared deviations so far. Then {@link CentredBatch} has to take it.
 *
 * <p>Cost: O(k) memory, and O(k) time a batch beside that of its scores.
 */
public final class PivotedFloats {
  private static final double MOST_EXCESS = 1.0 / 16;

  private final MarginalsBuilder others;
  private final float[] pivot;
  private final double[] sums;
  private final double[] squares;
  private final double[] excess;
  private final FloatSums batchSums;
  private ScoreRanges ranges;
  private long samples;
  private long samplesAtStart;

  /** Receives the rows of a batch. */
  public interface RowSink {
    /**
     * Prepares for the rows of a batch.
     *
     * @param largest at least the largest magnitude of y by class id
     * @return a power of two for each class, good until the last row
     */
    float[] factors(double[] largest);

    /**
     * Takes one row.
     *
     * @param row y times the factors, by class id; reused for the next row
     */
    void accept(float[] row);
  }

  /**
   * No samples yet.
   *
   * @param others other samples, at least one of them, all of {@link #suits suitable} batches; more
   *     may come
   */
  public PivotedFloats(MarginalsBuilder others) {
    int classCount = others.classCount();
    this.others = others;
    this.pivot = new float[classCount];
    this.sums = new double[classCount];
    this.squares = new double[classCount];
    this.excess = new double[classCount];
    this.batchSums = new FloatSums(classCount);
    restart();
  }

  /** Begins anew with the mean of the others, once the samples of this are among them. */
  public void restart() {
    for (int id = 0; id < pivot.length; id++) {
      excess[id] += sums[id] * offset(sums[id], samples);
      pivot[id] = (float) others.means().value(id);
    }
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    ranges = ScoreRanges.none(pivot.length);
    samples = 0;
    samplesAtStart = others.samples();
  }

  /** Whether there are twice as many samples as those that the pivot is the mean of. */
  public boolean isOld() {
    return others.samples() + samples >= 2 * samplesAtStart;
  }

  /** Whether a batch has floats without weights and attributes. */
  public static boolean suits(ScoreBatch batch) {
    return batch instanceof FloatBatch
        && batch.weights().areEqual()
        && batch.attributes().rows() == 0;
  }

  /**
   * Hands over the rows of a suitable batch and adds its sums. The batch stays as it is.
   *
   * @return false if the batch is refused: its rows do not count, and this is as it was
   */
  public boolean accept(ScoreBatch batch, RowSink sink) {
    double[] largest = new double[pivot.length];
    for (int id = 0; id < largest.length; id++) {
      largest[id] =
          Math.max(
              batch.ranges().maxima()[id] - pivot[id], pivot[id] - batch.ranges().minima()[id]);
      if (!(largest[id] <= Float.MAX_VALUE)) {
        return false;
      }
    }
    batchSums.take((FloatBatch) batch, pivot, sink.factors(largest), sink);
    if (!isNear(batch.rows())) {
      return false;
    }
    for (int id = 0; id < pivot.length; id++) {
      sums[id] += batchSums.sums[id];
      squares[id] += batchSums.squares[id];
    }
    ranges.combine(batch.ranges());
    samples += batch.rows();
    return true;
  }

  /** Whether the pivot is near the means of all samples, with those of the batch. */
  private boolean isNear(int rows) {
    long count = samples + rows;
    double meeting = WeightSum.ofMeeting(others.weight(), (double) count);
    for (int id = 0; id < pivot.length; id++) {
      double sum = sums[id] + batchSums.sums[id];
      double offset = offset(sum, count);
      double step = offset - others.means().minus(pivot[id], id);
      double deviations =
          others.squares(id)
              + (squares[id] + batchSums.squares[id] - sum * offset)
              + meeting * step * step;
      if (!(excess[id] + sum * offset <= MOST_EXCESS * deviations)) {
        return false;
      }
    }
    return true;
  }

  private static double offset(double sum, long count) {
    return count == 0 ? 0 : sum / count;
  }

  /** The number of samples so far. */
  public long samples() {
    return samples;
  }

  /** The mean of y of each class; a new array. */
  public double[] offsets() {
    return Arrays.stream(sums).map(sum -> offset(sum, samples)).toArray();
  }

  /** The statistics of these samples alone, of which there must be one. */
  public MarginalsBuilder marginals() {
    double[] deviations = new double[pivot.length];
    DoubleDoubleMeans means = new DoubleDoubleMeans(PowerOfTwoScale.of(ranges).max(others.scale()));
    for (int id = 0; id < pivot.length; id++) {
      double offset = offset(sums[id], samples);
      means.set(id, pivot[id], offset);
      deviations[id] = Math.max(0, squares[id] - sums[id] * offset);
    }
    return new MarginalsBuilder(WeightSum.ofEqual(samples), means, deviations, ranges);
  }
}
