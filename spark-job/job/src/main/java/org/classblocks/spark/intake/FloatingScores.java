package org.classblocks.spark.intake;

import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.count.BadRow;

/** Scores that are floats or doubles. */
public enum FloatingScores implements ScoreType {
  FLOAT {
    @Override
    public boolean isFloat() {
      return true;
    }

    @Override
    public double at(SpecializedGetters scores, int i) {
      return scores.getFloat(i);
    }

    @Override
    public BadRow addTo(ScoreBatch batch, ArrayData scores) {
      float[] vector = scores.toFloatArray();
      for (float score : vector) {
        if (!Float.isFinite(score)) {
          return ScoreType.fault(score);
        }
      }
      batch.add(vector);
      return null;
    }

    @Override
    public float[] floats(ColumnVector scores, int offset, int length) {
      return scores.getFloats(offset, length);
    }

    @Override
    public double[] doubles(ColumnVector scores, int offset, int length) {
      float[] narrow = scores.getFloats(offset, length);
      double[] wide = new double[length];
      for (int i = 0; i < length; i++) {
        wide[i] = narrow[i];
      }
      return wide;
    }
  },
  DOUBLE {
    @Override
    public boolean isFloat() {
      return false;
    }

    @Override
    public double at(SpecializedGetters scores, int i) {
      return scores.getDouble(i);
    }

    @Override
    public BadRow addTo(ScoreBatch batch, ArrayData scores) {
      double[] vector = scores.toDoubleArray();
      for (double score : vector) {
        if (!Double.isFinite(score)) {
          return ScoreType.fault(score);
        }
      }
      batch.add(vector);
      return null;
    }

    @Override
    public float[] floats(ColumnVector scores, int offset, int length) {
      throw new UnsupportedOperationException("a float does not hold a double");
    }

    @Override
    public double[] doubles(ColumnVector scores, int offset, int length) {
      return scores.getDoubles(offset, length);
    }
  }
}
