package org.classblocks.spark.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.spark.half.HalfFloats;
import org.classblocks.spark.intake.FloatingScores;
import org.classblocks.spark.intake.ScoreType;

/** The type of packed scores, little-endian. */
public enum PackedType {
  FLOAT16(Short.BYTES, "float16") {
    @Override
    public ArrayData array(byte[] bytes, int start) {
      return UnsafeArrayData.fromPrimitiveArray(floats(bytes, start));
    }

    @Override
    public ScoreBatch fullBatch(byte[] bytes, int classCount) {
      return ScoreBatch.full(floats(bytes, 0), classCount);
    }

    private float[] floats(byte[] bytes, int start) {
      ByteBuffer halves = littleEndian(bytes, start);
      float[] scores = new float[halves.remaining() / Short.BYTES];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = HalfFloats.value(halves.getShort());
      }
      return scores;
    }
  },
  FLOAT32(Float.BYTES, "float32") {
    @Override
    public ArrayData array(byte[] bytes, int start) {
      return UnsafeArrayData.fromPrimitiveArray(floats(bytes, start));
    }

    @Override
    public ScoreBatch fullBatch(byte[] bytes, int classCount) {
      return ScoreBatch.full(floats(bytes, 0), classCount);
    }

    private float[] floats(byte[] bytes, int start) {
      ByteBuffer packed = littleEndian(bytes, start);
      float[] scores = new float[packed.remaining() / Float.BYTES];
      packed.asFloatBuffer().get(scores);
      return scores;
    }
  },
  FLOAT64(Double.BYTES, "float64") {
    @Override
    public ArrayData array(byte[] bytes, int start) {
      return UnsafeArrayData.fromPrimitiveArray(doubles(bytes, start));
    }

    @Override
    public ScoreBatch fullBatch(byte[] bytes, int classCount) {
      return ScoreBatch.full(doubles(bytes, 0), classCount);
    }

    private double[] doubles(byte[] bytes, int start) {
      ByteBuffer packed = littleEndian(bytes, start);
      double[] scores = new double[packed.remaining() / Double.BYTES];
      packed.asDoubleBuffer().get(scores);
      return scores;
    }
  };

  private final int width;
  private final String word;

  PackedType(int width, String word) {
    this.width = width;
    this.word = word;
  }

  /** The bytes of a score. */
  public int width() {
    return width;
  }

  /** Its name, as numpy has it. */
  public String word() {
    return word;
  }

  /** How unpacked scores are held: a half is exact as a float. */
  public ScoreType scoreType() {
    return this == FLOAT64 ? FloatingScores.DOUBLE : FloatingScores.FLOAT;
  }

  /** The scores from a byte on to the end. */
  public abstract ArrayData array(byte[] bytes, int start);

  /** A batch of the scores of whole rows. */
  public abstract ScoreBatch fullBatch(byte[] bytes, int classCount);

  private static ByteBuffer littleEndian(byte[] bytes, int start) {
    return ByteBuffer.wrap(bytes, start, bytes.length - start)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
