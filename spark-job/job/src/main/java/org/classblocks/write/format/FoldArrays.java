package org.classblocks.write.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.classblocks.linalg.HalfFloat;
import org.classblocks.similarity.FoldDeviations;

/**
 * How far the similarities deviate without each fold of the samples, as arrays of numpy: the shares
 * of the F folds in the weight, float64, and the deviations, F rows of float16, each in the order
 * of {@link CondensedMatrix}. Deviations keep three digits.
 *
 * <p>Reads and writes row by row: O(F k^2) time, O(k) memory besides the deviations.
 */
public final class FoldArrays {
  public static final String DEVIATIONS = "fold-deviations.npy";
  public static final String SHARES = "fold-shares.npy";

  private FoldArrays() {}

  public static void writeShares(FoldDeviations folds, OutputStream out) throws IOException {
    out.write(NpyFormat.header(NpyFormat.FLOAT64, NpyFormat.vector(folds.folds())));
    byte[] bytes = new byte[Double.BYTES * folds.folds()];
    NpyFormat.elements(bytes).asDoubleBuffer().put(folds.shares());
    out.write(bytes);
  }

  public static void writeDeviations(FoldDeviations folds, OutputStream out) throws IOException {
    int size = folds.size();
    out.write(NpyFormat.header(NpyFormat.FLOAT16, shape(folds.folds(), size)));
    byte[] bytes = new byte[Short.BYTES * size];
    for (int fold = 0; fold < folds.folds(); fold++) {
      for (int id = 0; id < size; id++) {
        ByteBuffer row = NpyFormat.elements(bytes);
        for (int other = id + 1; other < size; other++) {
          row.putShort(HalfFloat.of((float) folds.deviation(fold, id, other)));
        }
        out.write(bytes, 0, row.position());
      }
    }
  }

  /**
   * Reads the shares.
   *
   * @param folds how many there are
   * @throws IOException if the stream is not such an array
   */
  public static double[] readShares(InputStream in, int folds) throws IOException {
    NpyFormat.requireHeader(in, NpyFormat.FLOAT64, NpyFormat.vector(folds));
    byte[] bytes = new byte[Double.BYTES * folds];
    NpyFormat.read(in, bytes, bytes.length);
    double[] shares = new double[folds];
    NpyFormat.elements(bytes).asDoubleBuffer().get(shares);
    return shares;
  }

  /**
   * Reads the deviations.
   *
   * @param shares the shares of the folds
   * @param size the number of classes, k
   * @throws IOException if the stream is not such an array of k classes
   */
  public static FoldDeviations readDeviations(InputStream in, double[] shares, int size)
      throws IOException {
    NpyFormat.requireHeader(in, NpyFormat.FLOAT16, shape(shares.length, size));
    float[][][] deviations = new float[shares.length][size][];
    byte[] bytes = new byte[Short.BYTES * size];
    for (float[][] fold : deviations) {
      for (int id = 0; id < size; id++) {
        float[] row = new float[size - id - 1];
        NpyFormat.read(in, bytes, Short.BYTES * row.length);
        ByteBuffer elements = NpyFormat.elements(bytes);
        for (int i = 0; i < row.length; i++) {
          row[i] = HalfFloat.valueOf(elements.getShort());
        }
        fold[id] = row;
      }
    }
    return FoldDeviations.ofRows(shares, deviations);
  }

  private static String shape(int folds, int size) {
    return folds + ", " + (long) size * (size - 1) / 2;
  }
}
