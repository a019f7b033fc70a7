package org.classblocks.moments.batch;

/** A batch that holds doubles. */
final class DoubleBatch extends ScoreBatch {
  private final double[] scores;

  DoubleBatch(double[] scores, int capacity, int rows, int classCount) {
    super(capacity, rows, classCount);
    this.scores = scores;
  }

  @Override
  void put(int index, double score) {
    scores[index] = score;
  }

  @Override
  void put(double[] vector, int offset) {
    System.arraycopy(vector, 0, scores, offset, classCount());
  }

  @Override
  void put(float[] vector, int offset) {
    for (int id = 0; id < classCount(); id++) {
      scores[offset + id] = vector[id];
    }
  }

  @Override
  public void copyRow(int row, double[] target) {
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
    int found = 0;
    for (int id = 0; id < classCount; id++) {
      if (scores[offset + id] >= least) {
        ids[found] = id;
        foundScores[found++] = scores[offset + id];
      }
    }
    return found;
  }

  /** Rows are copied out first: the compiler makes vectors of loops with one index alone. */
  @Override
  ScoreRanges findRanges() {
    ScoreRanges ranges = ScoreRanges.none(classCount());
    double[] scoresOfRow = new double[classCount()];
    double[] minima = ranges.minima();
    double[] maxima = ranges.maxima();
    for (int row = 0; row < rows(); row++) {
      if (weights().of(row) > 0) {
        copyRow(row, scoresOfRow);
        for (int id = 0; id < minima.length; id++) {
          minima[id] = Math.min(minima[id], scoresOfRow[id]);
          maxima[id] = Math.max(maxima[id], scoresOfRow[id]);
        }
      }
    }
    return ranges;
  }
}
