package org.classblocks.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParquetRecordsTest {
  /** Row n has n integers and n floats; every second row is said to be even. */
  private static List<ParquetRecords.Row> rows(int count) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ParquetTable.<Integer>named("rows")
        .int32("id", row -> row)
        .bool("even", row -> row % 2 == 0)
        .ints("ints", row -> IntStream.range(0, row).map(i -> 100 * row + i).toArray())
        .floats("floats", ParquetRecordsTest::floats)
        .text("name", row -> row == 0 ? null : "row " + row)
        .write(IntStream.range(0, count).boxed().toList(), file);
    return ParquetRecords.read(file.toByteArray());
  }

  private static float[] floats(int row) {
    float[] floats = new float[row];
    for (int i = 0; i < row; i++) {
      floats[i] = i == 1 ? Float.NaN : row + i / 8f;
    }
    return floats;
  }

  @Test
  void givesArraysBackRowByRow() throws IOException {
    List<ParquetRecords.Row> rows = rows(40);
    assertThat(rows).hasSize(40);
    for (int n = 0; n < 40; n++) {
      int row = n;
      assertThat(rows.get(n).int32("id")).isEqualTo(n);
      assertThat(rows.get(n).bool("even")).isEqualTo(n % 2 == 0);
      assertThat(rows.get(n).ints("ints"))
          .isEqualTo(IntStream.range(0, n).map(i -> 100 * row + i).toArray());
      assertThat(rows.get(n).floats("floats")).isEqualTo(floats(n));
      assertThat(rows.get(n).isNull("name")).isEqualTo(n == 0);
    }
  }

  @Test
  void saysWhichColumnIsAnother() throws IOException {
    List<ParquetRecords.Row> rows = new ArrayList<>(rows(2));
    assertThatThrownBy(() -> rows.get(1).ints("name"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in column name, found row 1");
    assertThatThrownBy(() -> rows.get(1).bool("gone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in column gone, found null");
  }
}
