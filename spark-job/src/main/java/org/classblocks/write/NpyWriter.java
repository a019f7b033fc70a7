package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Arrays in numpy's own format, version 1.0: little-endian, in C order.
 *
 * <p>Row by row, so that memory stays at one row and files may be larger than 2 GiB.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The format
 *     of .npy files</a>
 */
final class NpyWriter {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyWriter() {}

  /** The ordered similarities: float32, k x k, by position; NaN where undefined. */
  static void writeSimilarity(SimilarityMatrix similarity, ClassOrder order, OutputStream out)
      throws IOException {
    int size = order.size();
    writeHeader(out, "<f4", size + ", " + size);
    OrderedRows rows = new OrderedRows(similarity, order);
    byte[] row = new byte[Float.BYTES * size];
    for (int position = 0; position < size; position++) {
      littleEndian(row).asFloatBuffer().put(rows.at(position));
      out.write(row);
    }
  }

  /** The class id at each position: int32, length k. */
  static void writeOrder(ClassOrder order, OutputStream out) throws IOException {
    writeHeader(out, "<i4", order.size() + ",");
    byte[] elements = new byte[Integer.BYTES * order.size()];
    littleEndian(elements).asIntBuffer().put(order.permutation().toArray());
    out.write(elements);
  }

  /**
   * The dendrogram as scipy's linkage matrix: float64, (m - 1) x 4, where row t holds the two nodes
   * that merge t joins, their distance, and the number of leaves under the new node m + t. Of shape
   * (0, 4) for fewer than two leaves.
   */
  static void writeLinkage(Dendrogram dendrogram, OutputStream out) throws IOException {
    int merges = Math.max(0, dendrogram.leafCount() - 1);
    writeHeader(out, "<f8", merges + ", 4");
    byte[] merge = new byte[4 * Double.BYTES];
    for (int node = dendrogram.leafCount(); node < dendrogram.nodeCount(); node++) {
      littleEndian(merge)
          .putDouble(dendrogram.left(node))
          .putDouble(dendrogram.right(node))
          .putDouble(dendrogram.height(node))
          .putDouble(dendrogram.size(node));
      out.write(merge);
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeHeader(OutputStream out, String type, String shape) throws IOException {
    out.write(header(type, shape));
  }

  /** All that comes before the data, padded with blanks to a multiple of 64 bytes. */
  static byte[] header(String type, String shape) {
    String header =
        String.format(
            Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", type, shape);
    int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
    int padding = Math.floorMod(-unpadded, ALIGNMENT);
    header += " ".repeat(padding) + "\n";
    return ByteBuffer.allocate(MAGIC.length + Short.BYTES + header.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
