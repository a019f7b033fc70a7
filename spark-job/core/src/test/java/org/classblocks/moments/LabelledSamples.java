package org.classblocks.moments;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.SparseBatch;

/** Random samples with labels. Scores are few different floats, so that many are equal. */
public final class LabelledSamples {
  public final int classCount;
  public final double[][] scores;
  final int[][] labels;
  public final double[] weights;

  /**
   * @param mostLabels a sample has from 0 to so many labels, each of them more often than not among
   *     its higher scores
   * @param listed the share of the classes that a sample lists; the others' scores are NaN
   */
  public LabelledSamples(int samples, int classCount, int mostLabels, double listed, long seed) {
    Random random = new Random(seed);
    this.classCount = classCount;
    this.scores = new double[samples][classCount];
    this.labels = new int[samples][];
    this.weights = random.doubles(samples).toArray();
    for (int row = 0; row < samples; row++) {
      for (int id = 0; id < classCount; id++) {
        scores[row][id] =
            random.nextDouble() < listed
                ? (float) (random.nextInt(4 * classCount) / 8.0)
                : Double.NaN;
      }
      labels[row] = random.ints(random.nextInt(mostLabels + 1), 0, classCount).toArray();
      for (int label : labels[row]) {
        if (random.nextDouble() < 0.6 && !Double.isNaN(scores[row][label])) {
          scores[row][label] += 0.25 * classCount;
        }
      }
    }
  }

  public int samples() {
    return scores.length;
  }

  public Set<Integer> labelSet(int row) {
    Set<Integer> set = new TreeSet<>();
    Arrays.stream(labels[row]).forEach(set::add);
    return set;
  }

  /** Some of the samples in a dense batch. */
  public ScoreBatch dense(boolean doubles, int from, int to) {
    ScoreBatch batch =
        doubles
            ? ScoreBatch.ofDoubles(to - from, classCount)
            : ScoreBatch.ofFloats(to - from, classCount);
    for (int row = from; row < to; row++) {
      batch.add(scores[row]);
      addLabels(row, batch.labels());
    }
    return batch;
  }

  /** Some of the samples in a sparse batch, listed classes in a random order. */
  public SparseBatch sparse(int from, int to) {
    Random random = new Random(from);
    SparseBatch batch = new SparseBatch(classCount, -1, (to - from) * classCount + 1, to - from);
    for (int row = from; row < to; row++) {
      int[] ids = new int[classCount];
      double[] listed = new double[classCount];
      int count = 0;
      for (int id = 0; id < classCount; id++) {
        if (!Double.isNaN(scores[row][id])) {
          int place = random.nextInt(++count);
          ids[count - 1] = ids[place];
          listed[count - 1] = listed[place];
          ids[place] = id;
          listed[place] = scores[row][id];
        }
      }
      batch.add(ids, listed, 0, count);
      addLabels(row, batch.labels());
    }
    return batch;
  }

  private void addLabels(int row, LabelSets sets) {
    Arrays.stream(labels[row]).forEach(sets::add);
    sets.endRow();
  }
}
