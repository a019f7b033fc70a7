package org.classblocks.moments.batch;

import java.util.Arrays;
import org.classblocks.Text;

/** The weights of the samples of a batch, in their order; of all of them or of none. */
public final class RowWeights {
  private double[] weights = new double[0];
  private int size;

  void clear() {
    size = 0;
  }

  /**
   * Adds the weight of the next sample.
   *
   * @param weight finite, at least 0
   */
  void add(double weight) {
    if (size == weights.length) {
      weights = Arrays.copyOf(weights, Math.max(64, 2 * size));
    }
    weights[size++] = weight;
  }

  /** Forgets the weights of all but the first samples. */
  void keep(int rows) {
    size = Math.min(size, rows);
  }

  /** Whether no sample has a weight, so that all weigh 1. */
  boolean areEqual() {
    return size == 0;
  }

  /** What a sample weighs. */
  public double of(int row) {
    return size == 0 ? 1 : weights[row];
  }

  /**
   * What some samples weigh together.
   *
   * @param start the first of them
   * @param end the one after the last
   * @throws IllegalStateException if some samples have weights and these do not
   */
  public WeightSum sum(int start, int end) {
    if (areEqual()) {
      return WeightSum.ofEqual(end - start);
    }
    if (end > size) {
      throw new IllegalStateException(Text.of("only %d of %d samples have a weight", size, end));
    }
    WeightSum sum = new WeightSum();
    for (int row = start; row < end; row++) {
      sum.accept(weights[row]);
    }
    return sum;
  }

  /** The heaviest of the first samples; of equal ones the first. */
  int heaviest(int rows) {
    int heaviest = 0;
    for (int row = 1; row < rows; row++) {
      heaviest = of(row) > of(heaviest) ? row : heaviest;
    }
    return heaviest;
  }
}
