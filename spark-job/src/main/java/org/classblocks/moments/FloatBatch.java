package org.classblocks.moments;

/** A batch that holds floats. */
final class FloatBatch extends ScoreBatch {
  private final float[] scores;

  FloatBatch(float[] scores, int capacity, int rows, int classCount) {
    super(capacity, rows, classCount);
    this.scores = scores;
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
  void copyRow(int row, double[] target) {
    int classCount = classCount();
    int offset = row * classCount;
    for (int id = 0; id < classCount; id++) {
      target[id] = scores[offset + id];
    }
  }
}
