package org.classblocks.write.parquet;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;

/**
 * Reads a column of arrays of doubles that {@link ParquetTable#doubles} wrote. It copies plain
 * values page by page, several times as fast as one by one.
 */
final class DoubleArrays {
  private final PageReader pages;
  private RunLengthBitPackingHybridDecoder repetition;
  private RunLengthBitPackingHybridDecoder definition;
  private DoubleBuffer values;
  private int left;

  /**
   * @param pages of one row group
   */
  DoubleArrays(PageReader pages) {
    this.pages = pages;
  }

  /**
   * Fills an array, which must have the length of that in the row. If it is too short, the next
   * call or {@link #requireEnd} fails.
   */
  void read(double[] array) throws IOException {
    if (array.length == 0) {
      requireEmpty();
    }
    for (int at = 0; at < array.length; ) {
      if (left == 0 && !nextPage()) {
        throw new IOException("an array is shorter than it should be");
      }
      int count = Math.min(left, array.length - at);
      for (int i = at; i < at + count; i++) {
        requireElement(i == 0);
      }
      values.get(array, at, count);
      left -= count;
      at += count;
    }
  }

  /** An empty array has one undefined element. */
  private void requireEmpty() throws IOException {
    boolean isEmpty =
        (left > 0 || nextPage()) && repetition.readInt() == 0 && definition.readInt() == 0;
    if (!isEmpty) {
      throw new IOException("an array is longer than it should be");
    }
    left--;
  }

  private void requireElement(boolean isFirst) throws IOException {
    boolean begins = repetition.readInt() == 0;
    if ((begins && !isFirst) || definition.readInt() == 0) {
      throw new IOException("an array is shorter than it should be");
    }
    if (!begins && isFirst) {
      throw new IOException("an array is longer than it should be");
    }
  }

  /** Checks that all arrays of the row group were read. */
  void requireEnd() throws IOException {
    if (left > 0 || nextPage()) {
      throw new IOException("an array is longer than it should be");
    }
  }

  private boolean nextPage() throws IOException {
    if (!(pages.readPage() instanceof DataPageV1 page)) {
      return false;
    }
    if (page.getValueEncoding() != Encoding.PLAIN) {
      throw new IOException("an array is encoded as " + page.getValueEncoding());
    }
    ByteBufferInputStream bytes = page.getBytes().toInputStream();
    repetition = levels(bytes);
    definition = levels(bytes);
    values = bytes.slice(bytes.available()).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    left = page.getValueCount();
    return true;
  }

  /** Both kinds of levels are 0 or 1. */
  private static RunLengthBitPackingHybridDecoder levels(ByteBufferInputStream bytes)
      throws IOException {
    int length = BytesUtils.readIntLittleEndian(bytes);
    return new RunLengthBitPackingHybridDecoder(1, bytes.sliceStream(length));
  }
}
