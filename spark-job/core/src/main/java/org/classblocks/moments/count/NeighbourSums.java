package org.classblocks.moments.count;

import java.io.Serializable;
import org.classblocks.moments.batch.SampleBatch;

/**
 * Estimates how alike samples next to each other are: the autocorrelation of each class's scores at
 * lag 1, from some pairs of neighbours of every batch.
 *
 * <p>With d the difference of two neighbours and S the sum of the squared deviations of both from
 * the mean, it is 1 - sum of d² / S: from -1 to 1, and von Neumann's ratio for many pairs.
 *
 * <p>Mergeable, with no samples as the identity. O(k) time for each of {@value #PAIRS} pairs of a
 * batch, O(k) memory. Not safe for use by several threads.
 *
 * <p>Source: von Neumann, "Distribution of the Ratio of the Mean Square Successive Difference to
 * the Variance", Annals of Mathematical Statistics 12 (1941), doi:10.1214/aoms/1177731677.
 */
public final class NeighbourSums implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int PAIRS = 32;
  private static final double[] NONE = {};

  private long pairs;
  private double[] means = NONE;
  private double[] squares = NONE;
  private double[] steps = NONE;

  /** Adds some neighbours of a batch whose samples follow each other as they were read. */
  void accept(SampleBatch batch) {
    int found = Math.min(PAIRS, batch.rows() - 1);
    if (found < 1) {
      return;
    }
    makeRoom(batch.classCount());
    double[] first = new double[batch.classCount()];
    double[] second = new double[batch.classCount()];
    for (int pair = 0; pair < found; pair++) {
      int row = (int) ((long) pair * (batch.rows() - 1) / found);
      batch.copyRow(row, first);
      batch.copyRow(row + 1, second);
      accept(first, second);
    }
  }

  private void accept(double[] first, double[] second) {
    for (int id = 0; id < means.length; id++) {
      add(id, first[id], 2 * pairs + 1);
      add(id, second[id], 2 * pairs + 2);
      double step = second[id] - first[id];
      steps[id] += step * step;
    }
    pairs++;
  }

  /**
   * Adds the score of a class.
   *
   * @param count how many scores there are then
   */
  private void add(int id, double score, long count) {
    double deviation = score - means[id];
    means[id] += deviation / count;
    squares[id] += deviation * (score - means[id]);
  }

  private void makeRoom(int classCount) {
    if (pairs == 0) {
      means = new double[classCount];
      squares = new double[classCount];
      steps = new double[classCount];
    }
  }

  /** Adds other samples, which stay as they are. */
  void combine(NeighbourSums other) {
    if (other.pairs == 0) {
      return;
    }
    makeRoom(other.means.length);
    double total = (double) pairs + other.pairs;
    for (int id = 0; id < means.length; id++) {
      double difference = other.means[id] - means[id];
      means[id] += difference * (other.pairs / total);
      squares[id] +=
          other.squares[id] + 2 * difference * difference * (pairs * (other.pairs / total));
      steps[id] += other.steps[id];
    }
    pairs += other.pairs;
  }

  /** How many pairs were compared. */
  long pairs() {
    return pairs;
  }

  /** The autocorrelation, averaged over the classes whose scores vary; NaN if no score varies. */
  double autocorrelation() {
    double sum = 0;
    int varying = 0;
    for (int id = 0; id < means.length; id++) {
      double correlation = 1 - steps[id] / squares[id];
      if (squares[id] > 0 && Double.isFinite(correlation)) {
        sum += correlation;
        varying++;
      }
    }
    return varying > 0 ? sum / varying : Double.NaN;
  }
}
