package org.classblocks.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.Dendrogram;

/** Reads the order and its dendrogram back that {@link NpyWriter} wrote. */
final class StoredOrder {
  static final String ORDER = "order.npy";
  static final String LINKAGE = "linkage.npy";

  private StoredOrder() {}

  /**
   * The class id at each position.
   *
   * @param classCount the number of classes, k
   * @throws IOException if the stream is not such an array of k numbers
   */
  static int[] order(InputStream in, int classCount) throws IOException {
    byte[] header = NpyWriter.header("<i4", classCount + ",");
    int[] order = new int[classCount];
    data(in, header, Integer.BYTES * classCount).asIntBuffer().get(order);
    return order;
  }

  /**
   * The tree over the classes that have a correlation.
   *
   * @param leafCount how many they are, m
   * @throws IOException if the stream is not a linkage matrix of m - 1 merges
   */
  static Dendrogram dendrogram(InputStream in, int leafCount) throws IOException {
    int merges = Math.max(0, leafCount - 1);
    byte[] header = NpyWriter.header("<f8", merges + ", 4");
    ByteBuffer rows = data(in, header, 4 * Double.BYTES * merges);
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

  /**
   * Both together.
   *
   * @param order the class id at each position
   * @param leafClasses the class id of each leaf, ascending
   * @throws IllegalArgumentException if they do not belong together
   */
  static ClassOrder of(int[] order, Dendrogram dendrogram, int[] leafClasses) {
    int[] leaves = new int[leafClasses.length];
    for (int position = 0; position < leaves.length; position++) {
      leaves[position] = Arrays.binarySearch(leafClasses, order[position]);
    }
    return new ClassOrder(dendrogram, Permutation.of(leaves), leafClasses, order.length);
  }

  private static ByteBuffer data(InputStream in, byte[] header, int bytes) throws IOException {
    if (!Arrays.equals(in.readNBytes(header.length), header)) {
      throw new IOException("not an array of the shape that the classes ask for");
    }
    byte[] data = in.readNBytes(bytes);
    if (data.length < bytes) {
      throw new IOException("the array ends early");
    }
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }
}
