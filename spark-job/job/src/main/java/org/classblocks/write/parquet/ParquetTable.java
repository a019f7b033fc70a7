package org.classblocks.write.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Types.optional;
import static org.apache.parquet.schema.Types.required;
import static org.apache.parquet.schema.Types.requiredList;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The columns of a Parquet file, and how each is computed from a row. Immutable: adding a column
 * gives another table.
 *
 * <p>Equal rows give equal bytes. Arrays are three-level lists with required elements, which Spark
 * reads as {@code array<float>} and pyarrow as {@code list<float>}. Getters of text and of optional
 * columns may return null; others may not.
 *
 * @param <T> a row
 */
public final class ParquetTable<T> {
  private final String name;
  private final List<Column<T>> columns;
  private final CompressionCodecName codec;

  private ParquetTable(String name, List<Column<T>> columns, CompressionCodecName codec) {
    this.name = name;
    this.columns = columns;
    this.codec = codec;
  }

  /** A table without columns, whose schema bears this name. */
  public static <T> ParquetTable<T> named(String name) {
    return new ParquetTable<>(name, List.of(), CompressionCodecName.ZSTD);
  }

  /** This table without compression, which saves little for floats and takes long. */
  public ParquetTable<T> uncompressed() {
    return new ParquetTable<>(name, columns, CompressionCodecName.UNCOMPRESSED);
  }

  /** This table and a column of 32-bit integers. */
  public ParquetTable<T> int32(String column, ToIntFunction<? super T> value) {
    return with(
        required(INT32).named(column), (row, out) -> out.write(value.applyAsInt(row), 0, 0));
  }

  /** This table and a column of 64-bit integers. */
  public ParquetTable<T> int64(String column, ToLongFunction<? super T> value) {
    return with(
        required(INT64).named(column), (row, out) -> out.write(value.applyAsLong(row), 0, 0));
  }

  public ParquetTable<T> float64(String column, ToDoubleFunction<? super T> value) {
    return with(
        required(DOUBLE).named(column), (row, out) -> out.write(value.applyAsDouble(row), 0, 0));
  }

  /** This table and a column of true and false. */
  public ParquetTable<T> bool(String column, Predicate<? super T> value) {
    return with(required(BOOLEAN).named(column), (row, out) -> out.write(value.test(row), 0, 0));
  }

  /** This table and a column of 32-bit integers or nulls. */
  public ParquetTable<T> optionalInt32(String column, Function<? super T, Integer> value) {
    return with(
        optional(INT32).named(column),
        orNull(value, (found, out) -> out.write(found.intValue(), 0, 1)));
  }

  /** This table and a column of 64-bit integers or nulls. */
  public ParquetTable<T> optionalInt64(String column, Function<? super T, Long> value) {
    return with(
        optional(INT64).named(column),
        orNull(value, (found, out) -> out.write(found.longValue(), 0, 1)));
  }

  /** This table and a column of doubles, with nulls in place of NaN and infinities. */
  public ParquetTable<T> finiteFloat64(String column, ToDoubleFunction<? super T> value) {
    return with(
        optional(DOUBLE).named(column),
        (row, out) -> {
          double found = value.applyAsDouble(row);
          if (Double.isFinite(found)) {
            out.write(found, 0, 1);
          } else {
            out.writeNull(0, 0);
          }
        });
  }

  /** This table and a column of text in UTF-8, or nulls; half a surrogate pair becomes "?". */
  public ParquetTable<T> text(String column, Function<? super T, String> value) {
    return with(
        optional(BINARY).as(stringType()).named(column),
        orNull(value, (text, out) -> out.write(Binary.fromString(text), 0, 1)));
  }

  /** This table and a column of bytes; a row's array is read before the next row. */
  public ParquetTable<T> bytes(String column, Function<? super T, byte[]> value) {
    return with(
        required(BINARY).named(column),
        (row, out) -> out.write(Binary.fromReusedByteArray(value.apply(row)), 0, 0));
  }

  /** This table and a column of arrays of floats; a row's array is read before the next row. */
  public ParquetTable<T> floats(String column, Function<? super T, float[]> value) {
    return with(
        requiredList().requiredElement(FLOAT).named(column),
        (row, out) -> {
          float[] values = value.apply(row);
          if (values.length == 0) {
            out.writeNull(0, 0);
          }
          for (int i = 0; i < values.length; i++) {
            out.write(values[i], i == 0 ? 0 : 1, 1);
          }
        });
  }

  /** This table and a column of arrays of doubles; a row's array is read before the next row. */
  public ParquetTable<T> doubles(String column, Function<? super T, double[]> value) {
    return with(
        requiredList().requiredElement(DOUBLE).named(column),
        (row, out) -> {
          double[] values = value.apply(row);
          if (values.length == 0) {
            out.writeNull(0, 0);
          }
          for (int i = 0; i < values.length; i++) {
            out.write(values[i], i == 0 ? 0 : 1, 1);
          }
        });
  }

  /** This table and a column of arrays of 32-bit integers. */
  public ParquetTable<T> ints(String column, Function<? super T, int[]> value) {
    return with(
        requiredList().requiredElement(INT32).named(column),
        (row, out) -> {
          int[] values = value.apply(row);
          if (values.length == 0) {
            out.writeNull(0, 0);
          }
          for (int i = 0; i < values.length; i++) {
            out.write(values[i], i == 0 ? 0 : 1, 1);
          }
        });
  }

  /**
   * A writer that takes the rows one by one.
   *
   * @param out receives the file; stays open
   */
  public ParquetRows<T> writer(OutputStream out) throws IOException {
    return writer(out, ParquetRows.ROW_GROUP_BYTES);
  }

  public ParquetRows<T> writer(OutputStream out, long rowGroupBytes) throws IOException {
    List<ParquetRows.Cell<T>> cells = columns.stream().map(Column::cell).toList();
    return new ParquetRows<>(schema(), cells, codec, out, rowGroupBytes);
  }

  /**
   * Writes a file of all rows.
   *
   * @param out receives the file; stays open
   */
  public void write(Iterator<? extends T> rows, OutputStream out) throws IOException {
    try (ParquetRows<T> writer = writer(out)) {
      while (rows.hasNext()) {
        writer.add(rows.next());
      }
    }
  }

  public void write(Iterable<? extends T> rows, OutputStream out) throws IOException {
    write(rows.iterator(), out);
  }

  private MessageType schema() {
    return new MessageType(name, columns.stream().map(Column::type).toList());
  }

  private ParquetTable<T> with(Type type, ParquetRows.Cell<T> cell) {
    List<Column<T>> more = new ArrayList<>(columns);
    more.add(new Column<>(type, cell));
    return new ParquetTable<>(name, List.copyOf(more), codec);
  }

  private static <T, V> ParquetRows.Cell<T> orNull(
      Function<? super T, V> value, ParquetRows.Cell<V> cell) {
    return (row, out) -> {
      V found = value.apply(row);
      if (found == null) {
        out.writeNull(0, 0);
      } else {
        cell.write(found, out);
      }
    };
  }

  private record Column<T>(Type type, ParquetRows.Cell<T> cell) {}
}
