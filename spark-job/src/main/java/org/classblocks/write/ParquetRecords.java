package org.classblocks.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Reads tables back, row by row: what {@link ParquetTable} writes, but for bytes. Every cell costs
 * an object, an array one for all its numbers.
 */
final class ParquetRecords {
  private ParquetRecords() {}

  /** A row, whose cells go by the names of their columns. */
  static final class Row {
    private final Map<String, Object> cells = new HashMap<>();

    /** Whether a cell has no value, or the table no such column. */
    boolean isNull(String column) {
      return !cells.containsKey(column);
    }

    boolean bool(String column) {
      return required(column, Boolean.class);
    }

    int int32(String column) {
      return required(column, Integer.class);
    }

    long int64(String column) {
      return required(column, Long.class);
    }

    /** A number, or NaN where there is none. */
    double float64(String column) {
      return isNull(column) ? Double.NaN : required(column, Double.class);
    }

    String text(String column) {
      return required(column, String.class);
    }

    /** An array of 32-bit integers. */
    int[] ints(String column) {
      return required(column, Numbers.class).ints();
    }

    /** An array of floats. */
    float[] floats(String column) {
      return required(column, Numbers.class).floats();
    }

    private <T> T required(String column, Class<T> type) {
      if (!type.isInstance(cells.get(column))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expected %s in column %s, found %s",
                type.getSimpleName(),
                column,
                cells.get(column)));
      }
      return type.cast(cells.get(column));
    }
  }

  /**
   * The rows of a file.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   */
  static List<Row> read(byte[] file) throws IOException {
    List<Row> rows = new ArrayList<>();
    forEach(file, rows::add);
    return rows;
  }

  /** Hands on the rows of a file, one by one. */
  static void forEach(byte[] file, Consumer<Row> rows) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(new BytesInputFile(file), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        RecordReader<Row> records = columns.getRecordReader(group, new RowMaterializer(schema));
        for (long i = 0; i < group.getRowCount(); i++) {
          rows.accept(records.read());
        }
      }
    }
  }

  private static final class RowMaterializer extends RecordMaterializer<Row> {
    private final RowConverter root;

    RowMaterializer(MessageType schema) {
      root = new RowConverter(schema);
    }

    @Override
    public Row getCurrentRecord() {
      return root.row;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }

  private static final class RowConverter extends GroupConverter {
    private final List<Converter> cells;
    private Row row = new Row();

    RowConverter(MessageType schema) {
      cells = schema.getFields().stream().map(this::cell).toList();
    }

    private Converter cell(Type field) {
      return field.isPrimitive() ? new Cell(field.getName()) : new ArrayCell(field.getName());
    }

    @Override
    public Converter getConverter(int index) {
      return cells.get(index);
    }

    @Override
    public void start() {
      row = new Row();
    }

    @Override
    public void end() {}

    private final class Cell extends PrimitiveConverter {
      private final String column;

      Cell(String column) {
        this.column = column;
      }

      @Override
      public void addInt(int value) {
        row.cells.put(column, value);
      }

      @Override
      public void addLong(long value) {
        row.cells.put(column, value);
      }

      @Override
      public void addBoolean(boolean value) {
        row.cells.put(column, value);
      }

      @Override
      public void addDouble(double value) {
        row.cells.put(column, value);
      }

      @Override
      public void addBinary(Binary value) {
        row.cells.put(column, value.toStringUsingUTF8());
      }
    }

    /** A list: a group of one repeated group, which has one element. */
    private final class ArrayCell extends GroupConverter {
      private final String column;
      private Numbers numbers;

      ArrayCell(String column) {
        this.column = column;
      }

      @Override
      public Converter getConverter(int index) {
        return new Elements();
      }

      @Override
      public void start() {
        numbers = new Numbers();
      }

      @Override
      public void end() {
        row.cells.put(column, numbers);
      }

      private final class Elements extends GroupConverter {
        @Override
        public Converter getConverter(int index) {
          return new PrimitiveConverter() {
            @Override
            public void addInt(int value) {
              numbers.add(value);
            }

            @Override
            public void addFloat(float value) {
              numbers.add(Float.floatToRawIntBits(value));
            }
          };
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
      }
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
