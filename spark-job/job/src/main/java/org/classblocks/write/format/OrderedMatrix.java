package org.classblocks.write.format;

import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;

/** Reads the similarity matrix in the order of classes, a row at a time; O(k) memory. */
public final class OrderedMatrix {
  public static final String PATH = "similarity.npy";

  private final Similarity similarity;
  private final ClassOrder order;
  private final double[] byClass;
  private final float[] byPosition;

  public OrderedMatrix(Similarity similarity, ClassOrder order) {
    this.similarity = similarity;
    this.order = order;
    this.byClass = new double[similarity.size()];
    this.byPosition = new float[similarity.size()];
  }

  /**
   * The similarities of the class at a position.
   *
   * @return length k, by position; NaN where undefined; overwritten by the next call
   */
  public float[] at(int position) {
    similarity.copyRow(order.classAt(position), byClass);
    for (int other = 0; other < byPosition.length; other++) {
      byPosition[other] = (float) byClass[order.classAt(other)];
    }
    return byPosition;
  }

  /** Writes all rows as an array of numpy: float32, k x k. */
  public static void write(Similarity similarity, ClassOrder order, OutputStream out)
      throws IOException {
    int size = order.size();
    out.write(NpyFormat.header(NpyFormat.FLOAT32, NpyFormat.matrix(size, size)));
    OrderedMatrix rows = new OrderedMatrix(similarity, order);
    byte[] row = new byte[Float.BYTES * size];
    for (int position = 0; position < size; position++) {
      NpyFormat.elements(row).asFloatBuffer().put(rows.at(position));
      out.write(row);
    }
  }
}
