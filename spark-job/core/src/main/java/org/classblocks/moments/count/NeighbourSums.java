package org.classblocks.moments.count;

import java.io.Serializable;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Estimates how alike samples next to each other are: the autocorrelation of each class's scores at
 * lag 1, from some pairs of neighbours of every batch.
 *
 * <p>With d the difference of two neighbours and S the sum of the squared deviations of both from
 * the mean, it is 1 - sum of d² / S: from -1 to 1, and von Neumann's ratio for many pairs.
 *
 * <p>Mergeable, with no samples as the identity. For each of {@value #PAIRS} pairs of a batch O(k)
 * time, or, where samples list some classes, O(l^2) for l of them; O(k) memory and time to merge. A
 * class that a sample does not list is brought up to date when it is listed again. Not safe for use
 * by several threads.
 *
 * <p>Source: von Neumann, "Distribution of the Ratio of the Mean Square Successive Difference to
 * the Variance", Annals of Mathematical Statistics 12 (1941), doi:10.1214/aoms/1177731677.
 */
public final class NeighbourSums implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int PAIRS = 32;
  private static final double[] NONE = {};

  private long pairs;
  private double absentScore;

  /** How many samples are in the mean and the squares of each class; the others lack it. */
  private long[] counts = {};

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
    PairIntake intake = intake(batch);
    for (int pair = 0; pair < found; pair++) {
      intake.accept((int) ((long) pair * (batch.rows() - 1) / found));
      pairs++;
    }
  }

  private interface PairIntake {
    /** Adds a sample of a batch and the one after it. */
    void accept(int row);
  }

  private PairIntake intake(SampleBatch batch) {
    if (batch instanceof SparseBatch sparse) {
      absentScore = sparse.absentScore();
      return row -> accept(sparse, row);
    }
    double[] first = new double[batch.classCount()];
    double[] second = new double[batch.classCount()];
    return row -> {
      batch.copyRow(row, first);
      batch.copyRow(row + 1, second);
      accept(first, second);
    };
  }

  private void accept(double[] first, double[] second) {
    for (int id = 0; id < means.length; id++) {
      add(id, first[id]);
      add(id, second[id]);
      addStep(id, first[id], second[id]);
    }
  }

  private void accept(SparseBatch batch, int row) {
    for (int e = batch.starts()[row]; e < batch.starts()[row + 1]; e++) {
      int id = batch.ids()[e];
      addAbsent(id, 2 * pairs);
      add(id, batch.scores()[e]);
      addStep(id, batch.scores()[e], batch.score(row + 1, id));
    }
    for (int e = batch.starts()[row + 1]; e < batch.starts()[row + 2]; e++) {
      int id = batch.ids()[e];
      if (counts[id] <= 2 * pairs) {
        addAbsent(id, 2 * pairs + 1);
        addStep(id, absentScore, batch.scores()[e]);
      }
      add(id, batch.scores()[e]);
    }
  }

  private void addStep(int id, double first, double second) {
    steps[id] += (second - first) * (second - first);
  }

  private void add(int id, double score) {
    double deviation = score - means[id];
    means[id] += deviation / ++counts[id];
    squares[id] += deviation * (score - means[id]);
  }

  /** Adds the absent score to a class until there are so many samples. */
  private void addAbsent(int id, long samples) {
    addAll(id, samples - counts[id], absentScore, 0);
  }

  /** Adds samples of a mean, and squares about it. */
  private void addAll(int id, long more, double mean, double squaresAbout) {
    if (more > 0) {
      double total = (double) counts[id] + more;
      double difference = mean - means[id];
      squares[id] += squaresAbout + difference * difference * (counts[id] * (more / total));
      means[id] += difference * (more / total);
      counts[id] += more;
    }
  }

  private void addAllAbsent() {
    for (int id = 0; id < means.length; id++) {
      addAbsent(id, 2 * pairs);
    }
  }

  private void makeRoom(int classCount) {
    if (pairs == 0) {
      counts = new long[classCount];
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
    addAllAbsent();
    absentScore = other.absentScore;
    for (int id = 0; id < means.length; id++) {
      addAll(id, other.counts[id], other.means[id], other.squares[id]);
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
    addAllAbsent();
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
