package org.classblocks.moments.batch;

/**
 * A batch less its own column means, in two passes over its rows, so that no digit is lost to a
 * mean far from zero.
 *
 * <p>The heaviest row, the first one without weights, serves as a provisional mean; what is left of
 * the data is of the size of their spread, so its sums are exact to rounding relative to that
 * spread. O(k) memory beside the batch.
 */
public final class CentredBatch {
  private final ScoreBatch batch;
  private final WeightSum weights;
  private final double[] shift;
  private final double[] offsets;
  private final double[] squares;
  private final double[] factors;
  private final DoubleDoubleMeans means;

  /** Receives the rows of a batch. */
  public interface RowSink {
    /**
     * Takes one row.
     *
     * @param row its place in the batch
     * @param centred the scores of a sample less their means, times the root of its weight, by
     *     class id; reused for the next row
     */
    void accept(int row, double[] centred);
  }

  /**
   * Finds the means of a batch.
   *
   * @param weights what the samples of the batch weigh, more than 0 in all
   * @param scale the units that centred scores are in, at least those of the batch
   */
  public CentredBatch(ScoreBatch batch, WeightSum weights, PowerOfTwoScale scale) {
    int classCount = batch.classCount();
    this.batch = batch;
    this.weights = weights;
    this.shift = new double[classCount];
    this.offsets = new double[classCount];
    this.squares = new double[classCount];
    this.factors = factors(batch.ranges(), scale);
    this.means = new DoubleDoubleMeans(scale);
    read(batch.weights().heaviest(batch.rows()), shift);
    sum();
    for (int id = 0; id < classCount; id++) {
      offsets[id] /= weights.total();
      means.set(id, shift[id], offsets[id]);
    }
  }

  /** What scores are multiplied by; nothing where all stay as they are. */
  private static double[] factors(ScoreRanges ranges, PowerOfTwoScale scale) {
    double[] factors = new double[scale.size()];
    boolean isNeeded = false;
    for (int id = 0; id < factors.length; id++) {
      factors[id] = scale.factor(id);
      isNeeded |= factors[id] != 1 && ranges.largest(id) > 0;
    }
    return isNeeded ? factors : new double[0];
  }

  private void read(int row, double[] target) {
    batch.copyRow(row, target);
    for (int id = 0; id < factors.length; id++) {
      target[id] *= factors[id];
    }
  }

  private void sum() {
    double[] scores = new double[shift.length];
    for (int row = 0; row < batch.rows(); row++) {
      double weight = batch.weights().of(row);
      if (weight > 0) {
        read(row, scores);
        for (int id = 0; id < scores.length; id++) {
          offsets[id] += weight * (scores[id] - shift[id]);
        }
      }
    }
  }

  /** Hands over the rows that weigh anything, one after the other; to be called once. */
  public void forEachRow(RowSink sink) {
    double[] scores = new double[shift.length];
    for (int row = 0; row < batch.rows(); row++) {
      double root = Math.sqrt(batch.weights().of(row));
      if (root > 0) {
        read(row, scores);
        for (int id = 0; id < scores.length; id++) {
          double centred = root * ((scores[id] - shift[id]) - offsets[id]);
          scores[id] = centred;
          squares[id] += centred * centred;
        }
        sink.accept(row, scores);
      }
    }
  }

  /** The column means that were subtracted. */
  public DoubleDoubleMeans means() {
    return means;
  }

  /** The statistics of the batch alone, once its rows were handed over. */
  public MarginalsBuilder marginals() {
    return new MarginalsBuilder(weights, means, squares, batch.ranges());
  }
}
