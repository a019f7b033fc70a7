package org.classblocks.write.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes rows to one Parquet file, one by one. Not safe for use by several threads.
 *
 * <p>Cells go straight to Parquet's column writers, so an array of primitives costs a loop over it
 * and no objects. Memory: one row group as the file will hold it, and a page and a few rows. {@link
 * #close} completes the file; it leaves the stream open.
 *
 * @param <T> what a row is made of
 */
public final class ParquetRows<T> implements AutoCloseable {
  static final int ROW_GROUP_BYTES = 64 << 20;
  private static final int ROWS_BETWEEN_CHECKS = 64;

  private final MessageType schema;
  private final List<Cell<T>> cells;
  private final ParquetProperties properties;
  private final CodecFactory codecs;
  private final OutputStream out;
  private final StreamOutputFile target;
  private final ParquetFileWriter file;
  private final long rowGroupBytes;
  private final CompressionCodecName codec;

  private final ColumnWriter[] writers;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore columns;
  private long rows;
  private boolean failed;

  ParquetRows(
      MessageType schema,
      List<Cell<T>> cells,
      CompressionCodecName codec,
      OutputStream out,
      long rowGroupBytes)
      throws IOException {
    this.schema = schema;
    this.cells = cells;
    this.codec = codec;
    this.rowGroupBytes = rowGroupBytes;
    this.properties = properties(schema);
    this.codecs =
        new CodecFactory(new PlainParquetConfiguration(), properties.getPageSizeThreshold());
    this.writers = new ColumnWriter[cells.size()];
    this.out = out;
    this.target = new StreamOutputFile(out);
    this.file =
        new ParquetFileWriter(
            target, schema, ParquetFileWriter.Mode.CREATE, rowGroupBytes, 0, null, properties);
    file.start();
    startRowGroup();
  }

  /**
   * Floats and bytes hardly repeat, so a dictionary of them is wasted. Nobody filters arrays by the
   * range of their elements.
   */
  private static ParquetProperties properties(MessageType schema) {
    ParquetProperties.Builder properties =
        ParquetProperties.builder()
            .withMinRowCountForPageSizeCheck(1)
            .withValuesWriterFactory(PlainFloats.factory());
    for (ColumnDescriptor column : schema.getColumns()) {
      boolean isArray = column.getMaxRepetitionLevel() > 0;
      String path = String.join(".", column.getPath());
      properties
          .withDictionaryEncoding(path, repeats(column.getPrimitiveType()))
          .withStatisticsEnabled(path, !isArray)
          .withSizeStatisticsEnabled(path, !isArray);
    }
    return properties.build();
  }

  private static boolean repeats(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case FLOAT, DOUBLE -> false;
      case BINARY -> type.getLogicalTypeAnnotation() != null;
      default -> true;
    };
  }

  /** Appends a row, which may be changed or reused afterwards. */
  public void add(T row) throws IOException {
    boolean written = false;
    try {
      for (int i = 0; i < writers.length; i++) {
        cells.get(i).write(row, writers[i]);
      }
      columns.endRecord();
      rows++;
      if (rows % ROWS_BETWEEN_CHECKS == 0 && columns.getBufferedSize() >= rowGroupBytes) {
        flushRowGroup();
        startRowGroup();
      }
      written = true;
    } finally {
      failed |= !written;
    }
  }

  private void startRowGroup() {
    BytesInputCompressor compressor = codecs.getCompressor(codec);
    pages =
        new ColumnChunkPageWriteStore(
            compressor,
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength());
    columns = properties.newColumnWriteStore(schema, pages);
    List<ColumnDescriptor> descriptors = schema.getColumns();
    for (int i = 0; i < writers.length; i++) {
      writers[i] = columns.getColumnWriter(descriptors.get(i));
    }
    rows = 0;
  }

  private void flushRowGroup() throws IOException {
    if (rows > 0) {
      file.startBlock(rows);
      columns.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
    }
    columns.close();
    pages.close();
  }

  /** Completes the file, unless a row failed; then it is not a Parquet file. */
  @Override
  public void close() throws IOException {
    try (file) {
      if (!failed) {
        flushRowGroup();
        endFile();
      }
    } finally {
      codecs.release();
    }
  }

  private void endFile() throws IOException {
    ByteArrayOutputStream end = new ByteArrayOutputStream();
    target.redirect(end);
    file.end(Map.of());
    target.redirect(out);
    StableFooter.write(end.toByteArray(), out);
  }

  /** Writes the cell of a row, with the repetition and definition levels of Dremel. */
  interface Cell<T> {
    void write(T row, ColumnWriter out);
  }
}
