package org.classblocks.write;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Reads back what {@link ParquetTable} writes, cell by cell, arrays without an object an element.
 * Every column of a row must be read before the next row.
 */
final class ParquetArrays implements AutoCloseable {
  private final ParquetFileReader file;
  private final Map<String, ColumnReader> columns = new HashMap<>();
  private final Map<String, DoubleArrays> doubles = new HashMap<>();
  private long rowsLeft;

  /**
   * @param bytes the bytes of the file
   */
  ParquetArrays(byte[] bytes) throws IOException {
    this.file =
        ParquetFileReader.open(
            new BytesInputFile(bytes),
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
  }

  /** Goes on to the next row. */
  void next() throws IOException {
    if (rowsLeft == 0 && !openRowGroup()) {
      throw new IOException("the table has fewer rows than it should");
    }
    rowsLeft--;
  }

  /** Holds that all rows were read. */
  void requireEnd() throws IOException {
    if (rowsLeft > 0 || openRowGroup()) {
      throw new IOException("the table has more rows than it should");
    }
  }

  private boolean openRowGroup() throws IOException {
    for (DoubleArrays arrays : doubles.values()) {
      arrays.requireEnd();
    }
    PageReadStore pages = file.readNextRowGroup();
    if (pages == null) {
      return false;
    }
    FileMetaData meta = file.getFileMetaData();
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(pages, new NoRecord(), meta.getSchema(), meta.getCreatedBy());
    for (ColumnDescriptor column : meta.getSchema().getColumns()) {
      String name = column.getPath()[0];
      if (isOfDoubleArrays(column)) {
        doubles.put(name, new DoubleArrays(pages.getPageReader(column)));
      } else {
        columns.put(name, store.getColumnReader(column));
      }
    }
    rowsLeft = pages.getRowCount();
    return true;
  }

  private static boolean isOfDoubleArrays(ColumnDescriptor column) {
    return column.getMaxRepetitionLevel() == 1
        && column.getMaxDefinitionLevel() == 1
        && column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
  }

  int int32(String column) throws IOException {
    ColumnReader reader = reader(column);
    int value = reader.getInteger();
    reader.consume();
    return value;
  }

  String text(String column) throws IOException {
    ColumnReader reader = reader(column);
    String value = reader.getBinary().toStringUsingUTF8();
    reader.consume();
    return value;
  }

  /** Whether the array of the row has elements. */
  boolean hasElements(String column) throws IOException {
    ColumnReader reader = reader(column);
    return reader.getCurrentDefinitionLevel() > 0;
  }

  /** Goes past an array without elements. */
  void skipEmpty(String column) throws IOException {
    reader(column).consume();
  }

  /** Fills an array, which must be as long as that of the row. */
  void doubles(String column, double[] values) throws IOException {
    DoubleArrays arrays = doubles.get(column);
    if (arrays == null) {
      throw new IOException("the table has no arrays of doubles " + column);
    }
    arrays.read(values);
  }

  /** Fills an array, which must be as long as that of the row. */
  void ints(String column, int[] values) throws IOException {
    ColumnReader reader = reader(column);
    for (int i = 0; i < values.length; i++) {
      requireElement(reader, i);
      values[i] = reader.getInteger();
      reader.consume();
    }
    requireEndOfArray(reader);
  }

  private static void requireElement(ColumnReader reader, int i) throws IOException {
    if (reader.getCurrentRepetitionLevel() != (i == 0 ? 0 : 1)
        || reader.getCurrentDefinitionLevel() == 0) {
      throw new IOException("an array is shorter than it should be");
    }
  }

  private static void requireEndOfArray(ColumnReader reader) throws IOException {
    if (reader.getCurrentRepetitionLevel() > 0) {
      throw new IOException("an array is longer than it should be");
    }
  }

  private ColumnReader reader(String column) throws IOException {
    ColumnReader reader = columns.get(column);
    if (reader == null) {
      throw new IOException("the table has no column " + column);
    }
    return reader;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Stands for the records that are never assembled, and for each part of them. */
  private static final class NoRecord extends GroupConverter {
    @Override
    public Converter getConverter(int index) {
      return this;
    }

    @Override
    public PrimitiveConverter asPrimitiveConverter() {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
