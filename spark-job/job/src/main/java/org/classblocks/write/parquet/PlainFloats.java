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
 * Gathers the floats of a page in Parquet's plain encoding: four bytes each, little-endian.
 *
 * <p>Parquet's own writer puts them into its buffer byte by byte, which takes longer than all else
 * that is done to a matrix on its way to a file.
 */
final class PlainFloats extends ValuesWriter {
  private static final int INITIAL_BYTES = 1 << 16;

  private ByteBuffer page = allocate(INITIAL_BYTES);

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What writes the values of each column: this for floats, Parquet's own writers for the rest. */
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

  /** The page so far, which is read before it is reset. */
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
   * Parquet's default factory is one object for all writers, and keeps the properties of the writer
   * that came last; so each writer has a factory of its own here.
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
