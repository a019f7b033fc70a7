package org.classblocks.spark.npy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.classblocks.spark.files.LogFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in matrices that scipy saved (sparse_matrices.py). */
class NpyListsTest {
  private static final Configuration HADOOP = new Configuration();

  private static NpyLog.Part part(String name) throws IOException {
    try {
      Path file = Path.of(NpyListsTest.class.getResource("matrices/" + name).toURI());
      LogFile log = new LogFile(file.toString(), Files.size(file), Instant.EPOCH);
      return NpyLog.open(List.of(log), HADOOP).parts().get(0);
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<ArrayData> read(NpyColumn column, long start) throws IOException {
    List<ArrayData> rows = new ArrayList<>();
    try (NpyColumn.Values values = column.open(start, column.rows(), HADOOP)) {
      for (long row = start; row < column.rows(); row++) {
        rows.add((ArrayData) values.value(row));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"single.npz", "stored.npz", "unsorted.npz"})
  void aReaderMayBeginAtAnyRow(String name) throws IOException {
    for (NpyColumn column : part(name).columns()) {
      List<ArrayData> all = read(column, 0);
      for (int start = 1; start < column.rows(); start++) {
        assertThat(read(column, start)).isEqualTo(all.subList(start, all.size()));
      }
    }
  }

  @Test
  void compressedListsAreCutIntoOnePieceForEachCore() throws IOException {
    assertThat(part("single.npz").ranges(1, 3))
        .extracting(NpyRange::start, NpyRange::end)
        .hasToString("[(0L, 14L), (14L, 28L), (28L, 40L)]");
    assertThat(part("stored.npz").ranges(1, 3)).hasSize(40);
  }

  @Test
  void integersKeepTheirValue() throws IOException {
    NpyColumn values = part("large.npz").columns().get(1);
    assertThat(values.name()).isEqualTo("values");
    double first = 0x1p40;
    assertThat(read(values, 0).get(1).toDoubleArray())
        .containsExactly(first, first + 1, first + 2, first + 3);
  }

  @Test
  void aMatrixTellsTheNumberOfClasses() throws IOException {
    assertThat(part("single.npz").classCount()).hasValue(7);
  }
}
