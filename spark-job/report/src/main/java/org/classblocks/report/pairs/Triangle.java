package org.classblocks.report.pairs;

import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.report.script.LittleEndian;

/**
 * The numbers of all pairs i &lt; j of positions, row by row: (0, 1), (0, 2), ..., (1, 2), ...; of
 * length k (k - 1) / 2. O(k^2) time, one row in memory.
 */
public record Triangle(RowsByPosition rows, PairRange range) {
  private static final int MOST_SHORT = 0x3FFF;
  private static final int MOST_BYTE = 0xFF;

  public void write(PairFormat format, OutputStream out) throws IOException {
    switch (format) {
      case FLOATS -> writeFloats(out);
      case SHORTS -> {
        writeBytes(MOST_SHORT, Byte.SIZE, out);
        writeBytes(MOST_SHORT, 0, out);
      }
      case BYTES -> writeBytes(MOST_BYTE, 0, out);
    }
  }

  private void writeFloats(OutputStream out) throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.at(i);
      float[] kept = new float[row.length - i - 1];
      for (int j = 0; j < kept.length; j++) {
        kept[j] = range.kept(row[i + 1 + j]);
      }
      out.write(LittleEndian.bytes(kept));
    }
  }

  /** Writes the eight bits of every code up to {@code top} from a bit on. */
  private void writeBytes(int top, int bit, OutputStream out) throws IOException {
    byte[] bytes = new byte[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.at(i);
      for (int j = i + 1; j < row.length; j++) {
        bytes[j] = (byte) (range.code(row[j], top) >> bit);
      }
      out.write(bytes, i + 1, rows.size() - i - 1);
    }
  }
}
