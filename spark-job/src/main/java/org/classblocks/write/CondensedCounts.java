package org.classblocks.write;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.classblocks.moments.ListedPairs;

/**
 * How many samples list both classes of each pair, as an array of numpy: int32, in the order of
 * {@link CondensedMatrix}. It says nothing of single classes.
 *
 * <p>Row by row in both directions: O(k^2) time, O(k) memory besides the counts.
 */
final class CondensedCounts {
  static final String PATH = "listed-condensed.npy";

  private CondensedCounts() {}

  static void write(ListedPairs listed, OutputStream out) throws IOException {
    int size = listed.size();
    out.write(header(size));
    byte[] bytes = new byte[Integer.BYTES * size];
    for (int id = 0; id < size; id++) {
      IntBuffer row = buffer(bytes);
      for (int other = id + 1; other < size; other++) {
        row.put(Math.toIntExact(listed.both(id, other)));
      }
      out.write(bytes, 0, Integer.BYTES * row.position());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param size the number of classes, k
   * @return the counts of the pairs, and zero for every class by itself
   * @throws IOException if the stream is not such an array of k classes
   */
  static ListedPairs.Builder read(InputStream in, int size) throws IOException {
    byte[] header = header(size);
    if (!Arrays.equals(in.readNBytes(header.length), header)) {
      throw new IOException("no condensed counts of " + size + " classes");
    }
    ListedPairs.Builder listed = new ListedPairs.Builder(size);
    byte[] bytes = new byte[Integer.BYTES * size];
    for (int id = 0; id < size; id++) {
      int above = size - id - 1;
      if (in.readNBytes(bytes, 0, Integer.BYTES * above) < Integer.BYTES * above) {
        throw new EOFException("the condensed counts end within row " + id);
      }
      IntBuffer row = buffer(bytes);
      for (int other = id + 1; other < size; other++) {
        listed.set(id, other, row.get());
      }
    }
    return listed;
  }

  private static byte[] header(int size) {
    return NpyWriter.header("<i4", (long) size * (size - 1) / 2 + ",");
  }

  private static IntBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
  }
}
