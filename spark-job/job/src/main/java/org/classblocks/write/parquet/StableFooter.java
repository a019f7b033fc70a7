package org.classblocks.write.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * Sorts the encodings in the footer of a Parquet file.
 *
 * <p>Parquet keeps them in a hash set of enum constants, whose order differs between Java
 * processes. So the bytes of equal files would differ.
 */
final class StableFooter {
  /** The bytes after the footer: its length, and the magic bytes. */
  private static final int TRAILER_BYTES = Integer.BYTES + ParquetFileWriter.MAGIC.length;

  private StableFooter() {}

  /**
   * Writes the end of a file with its footer sorted.
   *
   * @param end the last bytes of the file, from anywhere before the footer
   * @param out receives them
   */
  static void write(byte[] end, OutputStream out) throws IOException {
    int trailer = end.length - TRAILER_BYTES;
    int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(trailer);
    int start = trailer - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, start, length));
    for (RowGroup rowGroup : footer.getRow_groups()) {
      for (ColumnChunk column : rowGroup.getColumns()) {
        column.getMeta_data().getEncodings().sort(Comparator.comparingInt(Encoding::getValue));
      }
    }
    ByteArrayOutputStream sorted = new ByteArrayOutputStream(length);
    Util.writeFileMetaData(footer, sorted);
    byte[] size =
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(sorted.size())
            .array();
    out.write(end, 0, start);
    sorted.writeTo(out);
    out.write(size);
    out.write(ParquetFileWriter.MAGIC);
  }
}
