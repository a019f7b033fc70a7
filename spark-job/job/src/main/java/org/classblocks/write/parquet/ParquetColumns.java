package org.classblocks.write.parquet;

import java.io.IOException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Reads columns of numbers that {@link ParquetTable} writes, without nulls, into arrays: for tables
 * of so many rows that the objects of {@link ParquetRecords} take too long. Memory: the columns of
 * a row group.
 */
public final class ParquetColumns implements AutoCloseable {
  private final ParquetFileReader file;
  private final MessageType schema;
  private PageReadStore rowGroup;
  private ColumnReadStoreImpl store;

  /**
   * Opens a file, before its first row group.
   *
   * @param bytes the bytes of the file
   * @throws IOException if they are not a Parquet file
   */
  public ParquetColumns(byte[] bytes) throws IOException {
    this.file =
        ParquetFileReader.open(
            new BytesInputFile(bytes),
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    this.schema = file.getFileMetaData().getSchema();
  }

  /** Goes on to the next row group, if there is one. Each of its columns can be read once. */
  public boolean nextRowGroup() throws IOException {
    FileMetaData meta = file.getFileMetaData();
    rowGroup = file.readNextRowGroup();
    store =
        rowGroup == null
            ? null
            : new ColumnReadStoreImpl(rowGroup, new NoRecord(), schema, meta.getCreatedBy());
    return rowGroup != null;
  }

  /** A column of 32-bit integers of the row group. */
  public int[] int32(String column) throws IOException {
    ColumnReader reader = reader(column, PrimitiveTypeName.INT32);
    int[] values = new int[rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reader.getInteger();
      reader.consume();
    }
    return values;
  }

  /** A column of doubles of the row group. */
  public double[] float64(String column) throws IOException {
    ColumnReader reader = reader(column, PrimitiveTypeName.DOUBLE);
    double[] values = new double[rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reader.getDouble();
      reader.consume();
    }
    return values;
  }

  private int rows() {
    return Math.toIntExact(rowGroup.getRowCount());
  }

  private ColumnReader reader(String column, PrimitiveTypeName type) throws IOException {
    if (!schema.containsField(column)) {
      throw new IOException("the table has no column " + column);
    }
    ColumnDescriptor found = schema.getColumnDescription(new String[] {column});
    if (found.getPrimitiveType().getPrimitiveTypeName() != type
        || found.getMaxDefinitionLevel() > 0) {
      throw new IOException("column " + column + " is " + found.getPrimitiveType());
    }
    return store.getColumnReader(found);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
