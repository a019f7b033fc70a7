package org.classblocks.write.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.IntBuffer;
import org.classblocks.moments.ListedPairs;

/**
 * How many samples list both classes of each pair, as an array of numpy: int32, in the order of
 * {@link CondensedMatrix}, without single classes.
 *
 * <p>Reads and writes row by row: O(k^2) time, O(k) memory besides the counts.
 */
public final class CondensedCounts {
  public static final String PATH = "listed-condensed.npy";

  private CondensedCounts() {}

  public static void write(ListedPairs listed, OutputStream out) throws IOException {
    int size = listed.size();
    out.write(NpyFormat.header(NpyFormat.INT32, shape(size)));
    byte[] bytes = new byte[Integer.BYTES * size];
    for (int id = 0; id < size; id++) {
      IntBuffer row = NpyFormat.elements(bytes).asIntBuffer();
      for (int other = id + 1; other < size; other++) {
        row.put(Math.toIntExact(listed.both(id, other)));
      }
      out.write(bytes, 0, Integer.BYTES * row.position());
    }
  }

  /**
   * Reads the array.
   *
   * @param size the number of classes, k
   * @return the counts of the pairs, and zero for every class by itself
   * @throws IOException if the stream is not such an array of k classes
   */
  public static ListedPairs.Builder read(InputStream in, int size) throws IOException {
    NpyFormat.requireHeader(in, NpyFormat.INT32, shape(size));
    ListedPairs.Builder listed = new ListedPairs.Builder(size);
    byte[] bytes = new byte[Integer.BYTES * size];
    for (int id = 0; id < size; id++) {
      int above = size - id - 1;
      NpyFormat.read(in, bytes, Integer.BYTES * above);
      IntBuffer row = NpyFormat.elements(bytes).asIntBuffer();
      for (int other = id + 1; other < size; other++) {
        listed.set(id, other, row.get());
      }
    }
    return listed;
  }

  private static String shape(int size) {
    return NpyFormat.vector((long) size * (size - 1) / 2);
  }
}
