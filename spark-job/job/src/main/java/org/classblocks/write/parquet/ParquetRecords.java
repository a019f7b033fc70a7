package org.classblocks.write.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.classblocks.Text;

/**
 * Reads the rows that {@link ParquetTable} writes, except columns of bytes. A cell costs an object,
 * and so does an array. Arrays of doubles are copied in bulk.
 */
public final class ParquetRecords implements AutoCloseable {
  private final ParquetFileReader file;
  private final List<ColumnReader> columns = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, DoubleArrays> doubles = new HashMap<>();
  private long rowsLeft;

  /**
   * Opens a file.
   *
   * @param bytes the bytes of the file
   * @throws IOException if they are not a Parquet file
   */
  public ParquetRecords(byte[] bytes) throws IOException {
    this.file =
        ParquetFileReader.open(
            new BytesInputFile(bytes),
            ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
  }

  /**
   * The rows of a file.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   */
  public static List<Row> read(byte[] file) throws IOException {
    List<Row> rows = new ArrayList<>();
    forEach(file, rows::add);
    return rows;
  }

  public static void forEach(byte[] file, Consumer<Row> rows) throws IOException {
    try (ParquetRecords records = new ParquetRecords(file)) {
      while (records.hasNext()) {
        rows.accept(records.next());
      }
    }
  }

  /** The number of all rows. */
  public int count() {
    return Math.toIntExact(file.getRecordCount());
  }

  /** Whether there is another row. */
  public boolean hasNext() throws IOException {
    return rowsLeft > 0 || openRowGroup();
  }

  /** Checks that all rows were read. */
  public void requireEnd() throws IOException {
    if (hasNext()) {
      throw new IOException("the table has more rows than it should");
    }
  }

  /** The next row. Its arrays of doubles are read by {@link #doubles} before the row after it. */
  public Row next() throws IOException {
    if (!hasNext()) {
      throw new IOException("the table has fewer rows than it should");
    }
    rowsLeft--;
    Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(columns.get(i));
    }
    return new Row(places, cells);
  }

  /** Fills an array, which must be as long as that of the row. */
  public void doubles(String column, double[] values) throws IOException {
    DoubleArrays arrays = doubles.get(column);
    if (arrays == null) {
      throw new IOException("the table has no arrays of doubles " + column);
    }
    arrays.read(values);
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
    columns.clear();
    for (ColumnDescriptor column : meta.getSchema().getColumns()) {
      if (isArray(column) && type(column) == PrimitiveTypeName.DOUBLE) {
        doubles.put(column.getPath()[0], new DoubleArrays(pages.getPageReader(column)));
      } else {
        places.put(column.getPath()[0], columns.size());
        columns.add(store.getColumnReader(column));
      }
    }
    rowsLeft = pages.getRowCount();
    return true;
  }

  private static boolean isArray(ColumnDescriptor column) {
    return column.getMaxRepetitionLevel() > 0;
  }

  private static PrimitiveTypeName type(ColumnDescriptor column) {
    return column.getPrimitiveType().getPrimitiveTypeName();
  }

  private static Object cell(ColumnReader reader) {
    ColumnDescriptor column = reader.getDescriptor();
    if (isArray(column)) {
      return numbers(reader);
    }
    Object value =
        reader.getCurrentDefinitionLevel() < column.getMaxDefinitionLevel() ? null : value(reader);
    reader.consume();
    return value;
  }

  private static Object value(ColumnReader reader) {
    PrimitiveTypeName type = type(reader.getDescriptor());
    return switch (type) {
      case INT32 -> reader.getInteger();
      case INT64 -> reader.getLong();
      case BOOLEAN -> reader.getBoolean();
      case DOUBLE -> reader.getDouble();
      case BINARY -> reader.getBinary().toStringUsingUTF8();
      default -> throw new IllegalArgumentException("no table has columns of " + type);
    };
  }

  /** An empty array has one undefined entry. */
  private static Numbers numbers(ColumnReader reader) {
    boolean areFloats = type(reader.getDescriptor()) == PrimitiveTypeName.FLOAT;
    Numbers numbers = new Numbers();
    do {
      if (reader.getCurrentDefinitionLevel() > 0) {
        numbers.add(areFloats ? Float.floatToRawIntBits(reader.getFloat()) : reader.getInteger());
      }
      reader.consume();
    } while (reader.getCurrentRepetitionLevel() > 0);
    return numbers;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** A row, whose cells go by the names of their columns. */
  public static final class Row {
    private final Map<String, Integer> places;
    private final Object[] cells;

    /** The places are those of all rows of a file. */
    private Row(Map<String, Integer> places, Object[] cells) {
      this.places = places;
      this.cells = cells;
    }

    /** Whether a cell has no value, or the table no such column. */
    public boolean isNull(String column) {
      return cell(column) == null;
    }

    private Object cell(String column) {
      Integer place = places.get(column);
      return place == null ? null : cells[place];
    }

    boolean bool(String column) {
      return required(column, Boolean.class);
    }

    public int int32(String column) {
      return required(column, Integer.class);
    }

    public long int64(String column) {
      return required(column, Long.class);
    }

    /** A number, or NaN if it is null. */
    public double float64(String column) {
      return isNull(column) ? Double.NaN : required(column, Double.class);
    }

    public String text(String column) {
      return required(column, String.class);
    }

    /** An array of 32-bit integers. */
    public int[] ints(String column) {
      return required(column, Numbers.class).ints();
    }

    public float[] floats(String column) {
      return required(column, Numbers.class).floats();
    }

    private <T> T required(String column, Class<T> type) {
      Object cell = cell(column);
      if (!type.isInstance(cell)) {
        throw new IllegalArgumentException(
            Text.of("expected %s in column %s, found %s", type.getSimpleName(), column, cell));
      }
      return type.cast(cell);
    }
  }

  /** The numbers of an array, of 32 bits each. */
  private static final class Numbers {
    private int[] bits = new int[16];
    private int count;

    void add(int number) {
      if (count == bits.length) {
        bits = Arrays.copyOf(bits, 2 * count);
      }
      bits[count++] = number;
    }

    int[] ints() {
      return Arrays.copyOf(bits, count);
    }

    float[] floats() {
      float[] floats = new float[count];
      for (int i = 0; i < count; i++) {
        floats[i] = Float.intBitsToFloat(bits[i]);
      }
      return floats;
    }
  }
}
