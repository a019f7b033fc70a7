package org.classblocks.write.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.Similarity;

/**
 * The exact similarities, each pair once, as an array of numpy: float64, of length k (k - 1) / 2,
 * by class id, in the order of scipy's condensed matrices: (0, 1), (0, 2), ..., (1, 2), ...; NaN
 * where undefined. Reading returns the same values.
 *
 * <p>Reads and writes row by row: O(k^2) time, O(k) memory besides the matrix.
 */
public final class CondensedMatrix {
  public static final String PATH = "similarity-condensed.npy";

  private CondensedMatrix() {}

  public static void write(Similarity similarity, OutputStream out) throws IOException {
    int size = similarity.size();
    out.write(NpyFormat.header(NpyFormat.FLOAT64, shape(size)));
    double[] row = new double[size];
    byte[] bytes = new byte[Double.BYTES * size];
    for (int id = 0; id < size; id++) {
      similarity.copyRow(id, row);
      int above = size - id - 1;
      NpyFormat.elements(bytes).asDoubleBuffer().put(row, id + 1, above);
      out.write(bytes, 0, Double.BYTES * above);
    }
  }

  /**
   * Reads the array.
   *
   * @param size the number of classes, k
   * @return the matrix by class id, with zeros on the diagonal
   * @throws IOException if the stream is not such an array of k classes
   */
  public static SymmetricMatrix.Builder read(InputStream in, int size) throws IOException {
    NpyFormat.requireHeader(in, NpyFormat.FLOAT64, shape(size));
    SymmetricMatrix.Builder matrix = SymmetricMatrix.builder(size);
    byte[] bytes = new byte[Double.BYTES * size];
    double[] row = new double[size];
    for (int id = 0; id < size; id++) {
      int above = size - id - 1;
      NpyFormat.read(in, bytes, Double.BYTES * above);
      NpyFormat.elements(bytes).asDoubleBuffer().get(row, id + 1, above);
      for (int other = id + 1; other < size; other++) {
        matrix.set(id, other, row[other]);
      }
    }
    return matrix;
  }

  private static String shape(int size) {
    return NpyFormat.vector((long) size * (size - 1) / 2);
  }
}
