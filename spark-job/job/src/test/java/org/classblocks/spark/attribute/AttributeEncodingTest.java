package org.classblocks.spark.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.execution.vectorized.Dictionary;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.UserErrorException;
import org.classblocks.moments.batch.AttributeRows;
import org.junit.jupiter.api.Test;

class AttributeEncodingTest {
  private static final int ROWS = 6;
  private static final int NULL = 4;

  private static OnHeapColumnVector column(DataType type) {
    OnHeapColumnVector column = new OnHeapColumnVector(ROWS, type);
    column.putNull(NULL);
    return column;
  }

  /** The texts of a dictionary, by id. */
  private record Texts(List<String> names) implements Dictionary {
    @Override
    public byte[] decodeToBinary(int id) {
      return names.get(id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int decodeToInt(int id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long decodeToLong(int id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float decodeToFloat(int id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double decodeToDouble(int id) {
      throw new UnsupportedOperationException();
    }
  }

  private static OnHeapColumnVector withDictionary(int... ids) {
    OnHeapColumnVector column = column(DataTypes.StringType);
    column.reserveDictionaryIds(ROWS).putInts(0, ROWS, ids, 0);
    column.setDictionary(new Texts(List.of("unused", "wide", "zoom", "night")));
    return column;
  }

  /** What rows 1 to 5 hold: numbers, names of categories, or null. */
  private static List<Object> read(DataType type, ColumnVector column, boolean isWhole) {
    AttributeEncoding encoding = new AttributeEncoding("a", type, 3);
    AttributeRows rows = new AttributeRows();
    if (isWhole) {
      encoding.addTo(rows, 0, column, 1, ROWS);
    } else {
      ColumnarBatch batch = new ColumnarBatch(new ColumnVector[] {column}, ROWS);
      for (int row = 1; row < ROWS; row++) {
        encoding.addTo(rows, 0, batch.getRow(row), 0);
      }
    }
    List<Object> found = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      double value = rows.values(0)[row];
      Object present = rows.isCategory(0) ? rows.category(0, Math.max(0, (int) value)) : value;
      found.add(Double.isNaN(value) ? null : present);
    }
    return found;
  }

  private static void requireRead(DataType type, ColumnVector column, Object... expected) {
    assertThat(read(type, column, true)).as("%s as a column", type).containsExactly(expected);
    assertThat(read(type, column, false)).as("%s by rows", type).containsExactly(expected);
  }

  @Test
  void readsColumnsAsItReadsRows() {
    OnHeapColumnVector doubles = column(DataTypes.DoubleType);
    doubles.putDoubles(0, 4, new double[] {9, 1.5, Double.POSITIVE_INFINITY, 1e200}, 0);
    doubles.putDouble(5, -2);
    requireRead(DataTypes.DoubleType, doubles, 1.5, null, null, null, -2.0);
    OnHeapColumnVector longs = column(DataTypes.LongType);
    longs.putLongs(0, 4, new long[] {9, 3, 1L << 40, 0}, 0);
    longs.putLong(5, -1);
    requireRead(DataTypes.LongType, longs, 3.0, 0x1p40, 0.0, null, -1.0);
    OnHeapColumnVector booleans = column(DataTypes.BooleanType);
    booleans.putBoolean(1, true);
    booleans.putBoolean(2, false);
    booleans.putBoolean(3, true);
    booleans.putBoolean(5, false);
    requireRead(DataTypes.BooleanType, booleans, 1.0, 0.0, 1.0, null, 0.0);
  }

  @Test
  void readsTextsWithADictionaryAndWithout() {
    requireRead(
        DataTypes.StringType,
        withDictionary(0, 2, 1, 2, 0, 3),
        "zoom",
        "wide",
        "zoom",
        null,
        "night");
    OnHeapColumnVector plain = column(DataTypes.StringType);
    String[] texts = {"unused", "zoom", "wide", "zoom", null, "night"};
    for (int row = 0; row < ROWS; row++) {
      if (texts[row] != null) {
        plain.putByteArray(row, texts[row].getBytes(StandardCharsets.UTF_8));
      }
    }
    requireRead(DataTypes.StringType, plain, "zoom", "wide", "zoom", null, "night");
  }

  @Test
  void tooManyCategoriesStopIt() {
    AttributeEncoding encoding = new AttributeEncoding("camera", DataTypes.StringType, 2);
    assertThatThrownBy(
            () -> encoding.addTo(new AttributeRows(), 0, withDictionary(0, 2, 1, 2, 0, 3), 1, ROWS))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("'camera' (input.attributes) has more than 2 values");
  }
}
