package org.classblocks.spark.files;

import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.RebaseDateTime.RebaseSpec;
import org.apache.spark.sql.execution.datasources.parquet.ParquetRecordMaterializer;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.LegacyBehaviorPolicy;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.spark.half.HalfConverters;
import org.classblocks.spark.half.HalfFloats;
import scala.Option;

/**
 * The rows of a Parquet file in Spark's types, read one by one in the calling thread, without a
 * session. Memory: one row group as it lies in the file, and a page of each column.
 */
public final class FileRows implements AutoCloseable {
  /** Dates of the old calendar are not told apart. */
  private static final RebaseSpec DATES =
      new RebaseSpec(LegacyBehaviorPolicy.CORRECTED(), Option.empty());

  private final ParquetFileReader file;
  private final StructType columns;
  private final RecordMaterializer<InternalRow> rows;
  private final MessageColumnIO stored;
  private RecordReader<InternalRow> rowGroup;
  private long left;

  private FileRows(ParquetFileReader file, MessageType asked, StructType columns) {
    FileMetaData footer = file.getFileMetaData();
    this.file = file;
    this.columns = columns;
    this.rows =
        new HalfConverters<>(
            asked,
            new ParquetRecordMaterializer(
                HalfFloats.asFloats(asked), columns, converter(), Option.empty(), DATES, DATES));
    this.stored =
        new ColumnIOFactory(footer.getCreatedBy()).getColumnIO(asked, footer.getSchema(), true);
  }

  /**
   * Opens a file.
   *
   * @param chosen tells by their names which columns to read; those for which Spark has no type,
   *     and those that can only hold nulls, are left out
   * @throws IOException if it is not a Parquet file, or cannot be read
   */
  public static FileRows open(LogFile file, Predicate<String> chosen, Configuration hadoop)
      throws IOException {
    return of(LogFooters.open(file, hadoop), file, chosen);
  }

  /**
   * Opens the row groups whose middle lies in a piece of a file.
   *
   * @param start the first byte of the piece
   * @param length its size in bytes
   */
  public static FileRows open(
      LogFile file, long start, long length, Predicate<String> chosen, Configuration hadoop)
      throws IOException {
    return of(LogFooters.open(file, start, length, hadoop), file, chosen);
  }

  private static FileRows of(ParquetFileReader reader, LogFile file, Predicate<String> chosen)
      throws IOException {
    try {
      FileMetaData footer = reader.getFileMetaData();
      StructType columns =
          new StructType(
              Stream.of(
                      FileColumns.of(footer, Set.of(), file.path(), converter())
                          .declared()
                          .fields())
                  .filter(column -> !(column.dataType() instanceof NullType))
                  .filter(column -> chosen.test(column.name()))
                  .toArray(StructField[]::new));
      Set<String> names = Stream.of(columns.fieldNames()).collect(Collectors.toSet());
      MessageType schema = footer.getSchema();
      MessageType asked =
          new MessageType(
              schema.getName(),
              schema.getFields().stream()
                  .filter(field -> names.contains(field.getName()))
                  .toList());
      reader.setRequestedSchema(asked);
      return new FileRows(reader, asked, columns);
    } catch (RuntimeException unreadable) {
      reader.close();
      throw unreadable;
    }
  }

  /** Turns Parquet's types into Spark's by Spark's own settings. */
  static ParquetToSparkSchemaConverter converter() {
    return new ParquetToSparkSchemaConverter(new SQLConf());
  }

  /** The columns that are read, of the types that they have in this file. */
  public StructType columns() {
    return columns;
  }

  /** Whether there is another row. */
  public boolean hasNext() throws IOException {
    while (left == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return false;
      }
      rowGroup = stored.getRecordReader(pages, rows, FilterCompat.NOOP);
      left = pages.getRowCount();
    }
    return true;
  }

  /** The next row, which there must be. It holds until the one after it is read. */
  public InternalRow next() {
    left--;
    return rowGroup.read();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
