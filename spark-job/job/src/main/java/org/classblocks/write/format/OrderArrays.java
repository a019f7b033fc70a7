package org.classblocks.write.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.OrderQuality;
import org.classblocks.order.linkage.Dendrogram;

/**
 * The order of the classes and its dendrogram as arrays of numpy.
 *
 * <ul>
 *   <li>{@value #ORDER}: the class id at each position; int32, length k.
 *   <li>{@value #LINKAGE}: the dendrogram as scipy's linkage matrix; float64, (m - 1) x 4. Row t
 *       holds the two nodes that merge t joins, their distance, and the number of leaves under the
 *       new node m + t. With fewer than two leaves the shape is (0, 4).
 * </ul>
 */
public final class OrderArrays {
  public static final String ORDER = "order.npy";
  public static final String LINKAGE = "linkage.npy";

  private static final int MERGE_BYTES = 4 * Double.BYTES;

  private OrderArrays() {}

  public static void writeOrder(ClassOrder order, OutputStream out) throws IOException {
    out.write(NpyFormat.header(NpyFormat.INT32, NpyFormat.vector(order.size())));
    byte[] elements = new byte[Integer.BYTES * order.size()];
    NpyFormat.elements(elements).asIntBuffer().put(order.permutation().toArray());
    out.write(elements);
  }

  /**
   * Reads the class id at each position.
   *
   * @param classCount the number of classes, k
   * @throws IOException if the stream is not such an array of k numbers
   */
  public static int[] readOrder(InputStream in, int classCount) throws IOException {
    NpyFormat.requireHeader(in, NpyFormat.INT32, NpyFormat.vector(classCount));
    byte[] elements = new byte[Integer.BYTES * classCount];
    NpyFormat.read(in, elements, elements.length);
    int[] order = new int[classCount];
    NpyFormat.elements(elements).asIntBuffer().get(order);
    return order;
  }

  public static void writeLinkage(Dendrogram dendrogram, OutputStream out) throws IOException {
    int merges = merges(dendrogram.leafCount());
    out.write(NpyFormat.header(NpyFormat.FLOAT64, NpyFormat.matrix(merges, 4)));
    byte[] merge = new byte[MERGE_BYTES];
    for (int node = dendrogram.leafCount(); node < dendrogram.nodeCount(); node++) {
      NpyFormat.elements(merge)
          .putDouble(dendrogram.left(node))
          .putDouble(dendrogram.right(node))
          .putDouble(dendrogram.height(node))
          .putDouble(dendrogram.size(node));
      out.write(merge);
    }
  }

  /**
   * Reads the tree over the classes with a correlation.
   *
   * @param leafCount the number of these classes, m
   * @throws IOException if the stream is not a linkage matrix of m - 1 merges
   */
  public static Dendrogram readDendrogram(InputStream in, int leafCount) throws IOException {
    int merges = merges(leafCount);
    NpyFormat.requireHeader(in, NpyFormat.FLOAT64, NpyFormat.matrix(merges, 4));
    byte[] elements = new byte[MERGE_BYTES * merges];
    NpyFormat.read(in, elements, elements.length);
    ByteBuffer rows = NpyFormat.elements(elements);
    int[] left = new int[merges];
    int[] right = new int[merges];
    double[] heights = new double[merges];
    for (int merge = 0; merge < merges; merge++) {
      left[merge] = (int) rows.getDouble();
      right[merge] = (int) rows.getDouble();
      heights[merge] = rows.getDouble();
      rows.getDouble();
    }
    return new Dendrogram(leafCount, left, right, heights);
  }

  private static int merges(int leafCount) {
    return Math.max(0, leafCount - 1);
  }

  /**
   * Combines both.
   *
   * @param order the class id at each position
   * @param leafClasses the class id of each leaf, ascending
   * @param quality how the order was found
   * @throws IllegalArgumentException if they do not fit
   */
  public static ClassOrder of(
      int[] order, Dendrogram dendrogram, int[] leafClasses, OrderQuality quality) {
    int[] leaves = new int[leafClasses.length];
    for (int position = 0; position < leaves.length; position++) {
      leaves[position] = Arrays.binarySearch(leafClasses, order[position]);
    }
    return new ClassOrder(
        dendrogram, Permutation.of(leaves), leafClasses, order.length, Optional.of(quality));
  }
}
