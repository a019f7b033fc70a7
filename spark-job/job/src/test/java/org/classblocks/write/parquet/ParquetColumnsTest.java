package org.classblocks.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParquetColumnsTest {
  private static final ParquetTable<Integer> TABLE =
      ParquetTable.<Integer>named("rows")
          .int32("id", row -> row)
          .int32("other", ParquetColumnsTest::other)
          .float64("value", ParquetColumnsTest::value)
          .text("name", row -> "row " + row)
          .optionalInt32("maybe", row -> row % 2 == 0 ? null : row);

  /** Too many different numbers for a dictionary in the end. */
  private static int other(int row) {
    return row < 100 ? row % 3 : Integer.reverse(row);
  }

  private static double value(int row) {
    return row == 1 ? Double.NaN : row == 2 ? -0.0 : 1.0 / row;
  }

  private static byte[] table(int rows, long rowGroupBytes) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ParquetRows<Integer> writer = TABLE.writer(file, rowGroupBytes)) {
      for (int row = 0; row < rows; row++) {
        writer.add(row);
      }
    }
    return file.toByteArray();
  }

  @Test
  void giveColumnsBackRowGroupByRowGroup() throws IOException {
    int count = 500_000;
    List<Integer> groups = new ArrayList<>();
    int row = 0;
    try (ParquetColumns columns = new ParquetColumns(table(count, 2 << 20))) {
      while (columns.nextRowGroup()) {
        double[] values = columns.float64("value");
        int[] ids = columns.int32("id");
        int[] others = columns.int32("other");
        groups.add(ids.length);
        assertThat(ids).isEqualTo(IntStream.range(row, row + ids.length).toArray());
        assertThat(others).isEqualTo(IntStream.of(ids).map(ParquetColumnsTest::other).toArray());
        assertThat(values)
            .isEqualTo(IntStream.of(ids).mapToDouble(ParquetColumnsTest::value).toArray());
        row += ids.length;
      }
    }
    assertThat(row).isEqualTo(count);
    assertThat(groups).hasSizeGreaterThan(2);
  }

  @Test
  void aTableWithoutRowsHasNoRowGroup() throws IOException {
    try (ParquetColumns columns = new ParquetColumns(table(0, 1000))) {
      assertThat(columns.nextRowGroup()).isFalse();
    }
  }

  @Test
  void refuseColumnsThatAreNoSuchNumbers() throws IOException {
    try (ParquetColumns columns = new ParquetColumns(table(3, 1000))) {
      assertThat(columns.nextRowGroup()).isTrue();
      assertThatThrownBy(() -> columns.int32("gone"))
          .isInstanceOf(IOException.class)
          .hasMessage("the table has no column gone");
      assertThatThrownBy(() -> columns.int32("value")).hasMessageContaining("column value is");
      assertThatThrownBy(() -> columns.float64("id")).hasMessageContaining("column id is");
      assertThatThrownBy(() -> columns.int32("maybe")).hasMessageContaining("column maybe is");
    }
  }
}
