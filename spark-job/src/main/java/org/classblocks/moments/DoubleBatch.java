package org.classblocks.moments;

/** A batch that holds doubles. */
final class DoubleBatch extends ScoreBatch {
  private final double[] scores;

  DoubleBatch(double[] scores, int capacity, int rows, int classCount) {
    super(capacity, rows, classCount);
    this.scores = scores;
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
  void copyRow(int row, double[] target) {
    System.arraycopy(scores, row * classCount(), target, 0, classCount());
  }
}
