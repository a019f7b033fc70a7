package org.classblocks.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays of doubles are read in bulk, and are as long as they should be or refused. */
class DoubleArraysTest {
  private static final ParquetTable<double[]> TABLE =
      ParquetTable.<double[]>named("arrays")
          .int32("length", array -> array.length)
          .doubles("values", array -> array)
          .uncompressed();

  private static byte[] file(int rowGroupBytes, List<double[]> arrays) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ParquetRows<double[]> rows = TABLE.writer(out, rowGroupBytes)) {
      for (double[] array : arrays) {
        rows.add(array);
      }
    }
    return out.toByteArray();
  }

  /** Three million bytes are several pages; rows begin and end anywhere in them. */
  @ParameterizedTest
  @ValueSource(ints = {1_000, ParquetRows.ROW_GROUP_BYTES})
  void everyBitComesBack(int rowGroupBytes) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<double[]> arrays =
        random
            .ints(200, 1, 4_000)
            .mapToObj(
                length ->
                    random
                        .longs(length)
                        .mapToDouble(bits -> Double.longBitsToDouble(bits))
                        .toArray())
            .toList();
    try (ParquetRecords rows = new ParquetRecords(file(rowGroupBytes, arrays))) {
      for (double[] array : arrays) {
        double[] read = new double[rows.next().int32("length")];
        rows.doubles("values", read);
        assertThat(Arrays.equals(read, array)).isTrue();
      }
      rows.requireEnd();
    }
  }

  private static void read(List<double[]> arrays, int... lengths) throws IOException {
    try (ParquetRecords rows = new ParquetRecords(file(1_000, arrays))) {
      for (int length : lengths) {
        assertThat(rows.next().int32("length")).isPositive();
        rows.doubles("values", new double[length]);
      }
      rows.requireEnd();
    }
  }

  @Test
  void otherLengthsAreRefused() throws IOException {
    List<double[]> arrays = List.of(new double[3], new double[2]);
    read(arrays, 3, 2);
    assertThatThrownBy(() -> read(arrays, 4, 1)).hasMessageContaining("shorter than it should be");
    assertThatThrownBy(() -> read(arrays, 3, 3)).hasMessageContaining("shorter than it should be");
    assertThatThrownBy(() -> read(arrays, 2, 2)).hasMessageContaining("longer than it should be");
    assertThatThrownBy(() -> read(arrays, 3, 1)).hasMessageContaining("longer than it should be");
    assertThatThrownBy(() -> read(arrays, 3)).hasMessageContaining("more rows than it should");
    assertThatThrownBy(() -> read(arrays, 3, 2, 1)).hasMessageContaining("fewer rows than it");
  }
}
