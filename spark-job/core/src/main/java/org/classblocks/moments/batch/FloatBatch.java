package org.classblocks.moments.batch;

import java.util.Arrays;

/** A batch that holds floats. */
final class FloatBatch extends ScoreBatch {
  private final float[] scores;

  FloatBatch(float[] scores, int capacity, int rows, int classCount) {
    super(capacity, rows, classCount);
    this.scores = scores;
  }

  @Override
  void put(int index, double score) {
    scores[index] = (float) score;
  }

  @Override
  void put(double[] vector, int offset) {
    for (int id = 0; id < classCount(); id++) {
      scores[offset + id] = (float) vector[id];
    }
  }

  @Override
  void put(float[] vector, int offset) {
    System.arraycopy(vector, 0, scores, offset, classCount());
  }

  @Override
  public void copyRow(int row, double[] target) {
    int classCount = classCount();
    int offset = row * classCount;
    for (int id = 0; id < classCount; id++) {
      target[id] = scores[offset + id];
    }
  }

  void copyRow(int row, float[] target) {
    System.arraycopy(scores, row * classCount(), target, 0, classCount());
  }

  @Override
  public double listedScore(int row, int classId) {
    return scores[row * classCount() + classId];
  }

  @Override
  public int listedFrom(int row, double least, int[] ids, double[] foundScores) {
    int offset = row * classCount();
    int classCount = classCount();
    float bound = (float) least < least ? Math.nextUp((float) least) : (float) least;
    int found = 0;
    for (int id = 0; id < classCount; id++) {
      if (scores[offset + id] >= bound) {
        ids[found] = id;
        foundScores[found++] = scores[offset + id];
      }
    }
    return found;
  }

  /** Rows are copied out first: the compiler makes vectors of loops with one index alone. */
  @Override
  ScoreRanges findRanges() {
    int classCount = classCount();
    float[] row = new float[classCount];
    float[] minima = new float[classCount];
    float[] maxima = new float[classCount];
    Arrays.fill(minima, Float.POSITIVE_INFINITY);
    Arrays.fill(maxima, Float.NEGATIVE_INFINITY);
    for (int r = 0; r < rows(); r++) {
      if (weights().of(r) > 0) {
        copyRow(r, row);
        for (int id = 0; id < classCount; id++) {
          minima[id] = Math.min(minima[id], row[id]);
          maxima[id] = Math.max(maxima[id], row[id]);
        }
      }
    }
    return new ScoreRanges(widened(minima), widened(maxima));
  }

  private static double[] widened(float[] values) {
    double[] widened = new double[values.length];
    Arrays.setAll(widened, i -> values[i]);
    return widened;
  }
}
