package org.classblocks.moments.attribute;

import java.util.Arrays;
import org.classblocks.moments.batch.AttributeRows;
import org.classblocks.moments.batch.CentredColumns;
import org.classblocks.moments.batch.DoubleDoubleMeans;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.RowWeights;
import org.classblocks.moments.batch.WeightSum;

/**
 * Adds up {@link AttributeMoments} from batches of centred scores: begin a batch, add its scores,
 * merge it. Does nothing for batches without attributes.
 *
 * <p>Cost for a dense sample: a multiplication for each class and number, and an addition for each
 * class and category that the sample has; for a sparse one the same for each class that it lists.
 * Not safe for use by several threads.
 */
public final class AttributeBuilder {
  /** Dense samples that are added at once, so that sums are loaded and stored less often. */
  private static final int TOGETHER = 4;

  private final AttributeMoments moments;
  private final int classCount;
  private final double[][] waiting;
  private final int[] waitingRows = new int[TOGETHER];
  private int waitingCount;
  private AttributeBatch batch;

  /** No samples of k classes. */
  public AttributeBuilder(int classCount) {
    this.moments = new AttributeMoments(classCount);
    this.classCount = classCount;
    this.waiting = new double[TOGETHER][0];
  }

  /**
   * Begins a batch, or a part of one.
   *
   * @param attributes those of the samples of the batch
   * @param weights what they weigh
   * @param sum what those of the part weigh, more than 0 in all
   * @param start the first sample of the part
   * @param end the one after its last
   */
  public void begin(
      AttributeRows attributes, RowWeights weights, WeightSum sum, int start, int end) {
    batch =
        attributes.rows() == 0
            ? null
            : new AttributeBatch(moments, attributes, weights, sum, start, end);
  }

  /**
   * Adds a dense sample.
   *
   * @param row its place in the batch
   * @param centred its scores less their means, times the root of its weight; copied
   */
  public void add(int row, double[] centred) {
    if (batch == null) {
      return;
    }
    for (int attribute = 0; attribute < batch.markCount(); attribute++) {
      int column = batch.mark(row, attribute);
      if (column != AttributeBatch.UNMARKED) {
        addTo(moments.column(column).withClasses, batch.root(row), centred);
      }
    }
    if (batch.numberCount() > 0) {
      if (waiting[waitingCount].length == 0) {
        waiting[waitingCount] = new double[classCount];
      }
      System.arraycopy(centred, 0, waiting[waitingCount], 0, classCount);
      waitingRows[waitingCount++] = row;
      if (waitingCount == TOGETHER) {
        multiply();
      }
    }
  }

  private static void addTo(double[] sums, double factor, double[] values) {
    for (int id = 0; id < sums.length; id++) {
      sums[id] = Math.fma(factor, values[id], sums[id]);
    }
  }

  /** Adds the products of the samples that wait with their numbers. */
  private void multiply() {
    for (int i = waitingCount; i < TOGETHER && waitingCount > 0; i++) {
      waiting[i] = new double[classCount];
    }
    for (int number = 0; number < batch.numberCount() && waitingCount > 0; number++) {
      double[] factors = new double[TOGETHER];
      for (int i = 0; i < waitingCount; i++) {
        factors[i] = batch.number(waitingRows[i], number);
      }
      addTo(moments.column(batch.numberColumn(number)).withClasses, factors, waiting);
    }
    waitingCount = 0;
  }

  private static void addTo(double[] sums, double[] factors, double[][] rows) {
    double a = factors[0];
    double b = factors[1];
    double c = factors[2];
    double d = factors[3];
    double[] first = rows[0];
    double[] second = rows[1];
    double[] third = rows[2];
    double[] fourth = rows[3];
    for (int id = 0; id < sums.length; id++) {
      double sum = Math.fma(a, first[id], Math.fma(b, second[id], sums[id]));
      sums[id] = Math.fma(c, third[id], Math.fma(d, fourth[id], sum));
    }
  }

  /** Adds sparse samples, the whole part at once. */
  public void add(CentredColumns scores) {
    if (batch == null) {
      return;
    }
    double[] sums = new double[batch.numberCount()];
    for (int id = 0; id < classCount; id++) {
      Arrays.fill(sums, 0);
      for (int e = scores.start(id); e < scores.start(id + 1); e++) {
        int row = batch.start() + scores.rows()[e];
        double score = scores.values()[e];
        batch.addNumbers(row, score, sums);
        for (int attribute = 0; attribute < batch.markCount(); attribute++) {
          int column = batch.mark(row, attribute);
          if (column != AttributeBatch.UNMARKED) {
            moments.column(column).withClasses[id] += score * batch.root(row);
          }
        }
      }
      addSums(id, sums, scores.sum(id));
    }
  }

  /** Adds the sums of a class; marks are not centred, so that their mean is taken off here. */
  private void addSums(int id, double[] ofNumbers, double sum) {
    for (int number = 0; number < ofNumbers.length; number++) {
      moments.column(batch.numberColumn(number)).withClasses[id] += ofNumbers[number];
    }
    for (int column : batch.marked()) {
      moments.column(column).withClasses[id] -= batch.mean(column) * sum;
    }
  }

  /**
   * Merges the batch with the samples before.
   *
   * @param before the statistics of the samples before
   * @param means the mean scores of the batch, in the same units
   */
  public void merge(MarginalsBuilder before, DoubleDoubleMeans means) {
    if (batch == null) {
      return;
    }
    multiply();
    batch.addProducts();
    double[] steps = new double[classCount];
    for (int id = 0; id < classCount && before.weight() > 0; id++) {
      steps[id] = means.minus(before.means(), id);
    }
    double share = batch.weight() / (before.weight() + batch.weight());
    moments.meet(batch.means(), share, steps, WeightSum.ofMeeting(before.weight(), batch.weight()));
    batch = null;
  }

  /** Changes the units of scores: co-moments so far are multiplied by a factor for each class. */
  public void multiply(double[] factors) {
    moments.multiply(factors);
  }

  /**
   * The co-moments so far; no batch may follow.
   *
   * @param marginals the statistics of all samples
   */
  public AttributeMoments result(MarginalsBuilder marginals) {
    if (moments.size() > 0) {
      moments.finish(marginals);
    }
    return moments;
  }
}
