package org.classblocks.write.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.classblocks.similarity.nearest.ListedRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTableTest {
  private static byte[] written(ListedRows rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowsTable.write(rows, out);
    return out.toByteArray();
  }

  /** 0.1 is no float; 1.5 is one. */
  @ParameterizedTest
  @CsvSource({"0.1, false", "1.5, true"})
  void holdsEveryRow(double score, boolean areFloats) throws IOException {
    ListedRows.Builder rows = new ListedRows.Builder();
    rows.add(new int[0], new double[0], 1, "");
    rows.add(new int[] {7, 2, 9}, new double[] {score, -2, 0}, 2.5, "b");
    rows.add(new int[0], new double[0], 1, "");
    rows.add(new int[] {1}, new double[] {4}, 0, "a");
    ListedRows read = RowsTable.read(written(rows.drain()));
    assertThat(read.rows()).isEqualTo(4);
    assertThat(read.areFloats()).isEqualTo(areFloats);
    assertThat(read.idsOf(0)).isEmpty();
    assertThat(read.idsOf(1)).containsExactly(7, 2, 9);
    assertThat(read.scoresOf(1)).containsExactly(score, -2, 0);
    assertThat(read.weight(1)).isEqualTo(2.5);
    assertThat(read.groupOf(0)).isEmpty();
    assertThat(read.groupOf(1)).isEqualTo("b");
    assertThat(read.scoresOf(2)).isEmpty();
    assertThat(read.scoresOf(3)).containsExactly(4);
    assertThat(read.weight(3)).isZero();
    assertThat(read.groupOf(3)).isEqualTo("a");
  }

  @Test
  void rowsOfEqualWeightHaveNone() throws IOException {
    ListedRows.Builder rows = new ListedRows.Builder();
    rows.add(new int[] {3}, new double[] {1}, 1, "");
    ListedRows read = RowsTable.read(written(rows.drain()));
    assertThat(read.haveWeights()).isFalse();
    assertThat(read.weight(0)).isEqualTo(1);
  }

  @Test
  void tasksThatRunTwiceWriteOtherFiles() {
    assertThat(RowsTable.path(3, 12, "")).isEqualTo("rows/part-00003-00012.parquet");
    assertThat(RowsTable.path(3, 12, "-77")).isEqualTo("rows/part-00003-00012-77.parquet");
  }
}
