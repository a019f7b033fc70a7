package org.classblocks.write.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.classblocks.Text;

/**
 * Collects the floats of a page in the plain encoding of Parquet: four bytes each, little-endian.
 *
 * <p>The writer of Parquet copies byte by byte, which takes longer than all other work on a matrix.
 */
final class PlainFloats extends ValuesWriter {
  private static final int INITIAL_BYTES = 1 << 16;

  private ByteBuffer page = allocate(INITIAL_BYTES);

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes floats with this class, and other columns with the writers of Parquet. */
  static ValuesWriterFactory factory() {
    return new Factory();
  }

  @Override
  public void writeFloat(float value) {
    if (page.remaining() < Float.BYTES) {
      page = allocate(Math.multiplyExact(2, page.capacity())).put(page.flip());
    }
    page.putFloat(value);
  }

  /** The page so far, to be read before the reset. */
  @Override
  public BytesInput getBytes() {
    return BytesInput.from(page.duplicate().flip());
  }

  @Override
  public void reset() {
    page.clear();
  }

  @Override
  public Encoding getEncoding() {
    return Encoding.PLAIN;
  }

  @Override
  public long getBufferedSize() {
    return page.position();
  }

  @Override
  public long getAllocatedSize() {
    return page.capacity();
  }

  @Override
  public String memUsageString(String prefix) {
    return Text.of("%s PlainFloats %d of %d bytes", prefix, page.position(), page.capacity());
  }

  /**
   * Parquet's default factory is shared by all writers, and keeps the properties of the last one.
   * So each writer has its own factory here.
   */
  private static final class Factory implements ValuesWriterFactory {
    private final ValuesWriterFactory others = new DefaultV1ValuesWriterFactory();

    @Override
    public void initialize(ParquetProperties properties) {
      others.initialize(properties);
    }

    @Override
    public ValuesWriter newValuesWriter(ColumnDescriptor column) {
      return column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT
          ? new PlainFloats()
          : others.newValuesWriter(column);
    }
  }
}
