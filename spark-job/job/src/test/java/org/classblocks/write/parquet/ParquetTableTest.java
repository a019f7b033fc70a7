package org.classblocks.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.classblocks.write.table.ParquetFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
  private static final ParquetTable<Row> TABLE =
      ParquetTable.<Row>named("rows")
          .int32("id", Row::id)
          .int64("long", Row::big)
          .float64("double", Row::real)
          .text("name", Row::name)
          .optionalInt32("maybe_int", row -> row.maybe() == null ? null : row.maybe().intValue())
          .optionalInt64("maybe_long", Row::maybe)
          .finiteFloat64(
              "maybe_double", row -> row.maybe() == null ? Double.NaN : row.maybe().doubleValue())
          .bytes("bytes", Row::byteArray)
          .floats("floats", Row::floatArray)
          .ints("ints", Row::intArray);

  @TempDir Path folder;

  private record Row(
      int id, long big, double real, String name, Long maybe, List<Float> floats, int ints) {
    float[] floatArray() {
      float[] values = new float[floats.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = floats.get(i);
      }
      return values;
    }

    byte[] byteArray() {
      return new byte[] {(byte) id, -1};
    }

    int[] intArray() {
      return IntStream.rangeClosed(1, ints).map(i -> i * id).toArray();
    }
  }

  private List<Group> readBack(List<Row> rows) throws IOException {
    Path path = folder.resolve("rows.parquet");
    try (OutputStream out = Files.newOutputStream(path)) {
      TABLE.write(rows, out);
    }
    return ParquetFile.rows(path);
  }

  private static Row row(int id, String name, Float... floats) {
    return new Row(id, 1L << 40 | id, id / 3.0, name, (long) id, List.of(floats), 2);
  }

  @Test
  void givesBackEveryColumn() throws IOException {
    Group row = readBack(List.of(row(7, "cat", 0.5f, -1f, Float.NaN))).get(0);
    assertThat(row.getInteger("id", 0)).isEqualTo(7);
    assertThat(row.getLong("long", 0)).isEqualTo(1L << 40 | 7);
    assertThat(row.getDouble("double", 0)).isEqualTo(7 / 3.0);
    assertThat(row.getString("name", 0)).isEqualTo("cat");
    assertThat(row.getInteger("maybe_int", 0)).isEqualTo(7);
    assertThat(row.getLong("maybe_long", 0)).isEqualTo(7);
    assertThat(row.getDouble("maybe_double", 0)).isEqualTo(7);
    assertThat(row.getBinary("bytes", 0).getBytes()).containsExactly(7, -1);
    assertThat(ParquetFile.floats(row, "floats")).containsExactly(0.5f, -1f, Float.NaN);
    assertThat(ParquetFile.ints(row, "ints")).containsExactly(7, 14);
  }

  @Test
  void keepsNullsApartFromValues() throws IOException {
    List<Group> rows =
        readBack(List.of(new Row(0, 0, 0, null, null, List.of(), 0), row(1, "", 1f), row(2, "b")));
    for (String column : List.of("name", "maybe_int", "maybe_long", "maybe_double")) {
      assertThat(rows)
          .extracting(r -> ParquetFile.isNull(r, column))
          .containsExactly(true, false, false);
    }
    assertThat(rows.get(1).getString("name", 0)).isEmpty();
    assertThat(rows)
        .extracting(r -> ParquetFile.floats(r, "floats").length)
        .containsExactly(0, 1, 0);
    assertThat(rows).extracting(r -> ParquetFile.ints(r, "ints").length).containsExactly(0, 2, 2);
  }

  @Test
  void keepsNamesOfAnyKind() throws IOException {
    List<String> names =
        List.of("a,b", "\"quoted\"", "line\nbreak", "\u0000", "猫 🐈 Ω", "['x']", "");
    List<Row> rows = new ArrayList<>();
    names.forEach(name -> rows.add(row(rows.size(), name)));
    assertThat(readBack(rows)).extracting(r -> r.getString("name", 0)).isEqualTo(names);
  }

  @Test
  void replacesWhatUtf8CannotSay() throws IOException {
    assertThat(readBack(List.of(row(0, "half \ud83d"))).get(0).getString("name", 0))
        .isEqualTo("half ?");
  }

  @Test
  void writesFilesWithoutRows() throws IOException {
    assertThat(readBack(List.of())).isEmpty();
  }

  @Test
  void cutsLongTablesIntoRowGroups() throws IOException {
    Path path = folder.resolve("long.parquet");
    Random random = new Random(1);
    float[] values = new float[1 << 10];
    int count = 300;
    try (OutputStream out = Files.newOutputStream(path);
        ParquetRows<float[]> rows =
            ParquetTable.<float[]>named("t").floats("v", row -> row).writer(out, 1 << 18)) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < values.length - 1; j++) {
          values[j] = random.nextFloat();
        }
        values[values.length - 1] = i;
        rows.add(values);
      }
    }
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path))) {
      assertThat(reader.getRowGroups()).hasSizeGreaterThan(1);
      assertThat(reader.getRecordCount()).isEqualTo(count);
    }
    List<Group> rows = ParquetFile.rows(path);
    assertThat(IntStream.range(0, count).filter(i -> lastOf(rows.get(i)) != i)).isEmpty();
  }

  @Test
  void keepsArraysLongerThanAPage() throws IOException {
    Path path = folder.resolve("array.parquet");
    float[] values = new float[1_000_003];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1f / i;
    }
    try (OutputStream out = Files.newOutputStream(path)) {
      ParquetTable.<float[]>named("t")
          .uncompressed()
          .floats("v", v -> v)
          .write(List.of(values), out);
    }
    assertThat(ParquetFile.floats(ParquetFile.rows(path).get(0), "v")).isEqualTo(values);
  }

  private static float lastOf(Group row) {
    Group list = row.getGroup("v", 0);
    return list.getGroup(0, list.getFieldRepetitionCount(0) - 1).getFloat(0, 0);
  }

  @Test
  void writesListsAsSparkAndArrowReadThem() throws IOException {
    Path path = folder.resolve("schema.parquet");
    try (OutputStream out = Files.newOutputStream(path)) {
      TABLE.write(List.of(), out);
    }
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path))) {
      String schema = reader.getFileMetaData().getSchema().getType("floats").toString();
      assertThat(schema.replaceAll("\\s+", " "))
          .isEqualTo(
              "required group floats (LIST) { repeated group list { required float element; } }");
    }
  }

  @Test
  void givesEqualBytesForEqualRows() throws IOException {
    List<Row> rows =
        IntStream.range(0, 1000).mapToObj(i -> row(i, "n" + i % 7, (float) i, 1f / i)).toList();
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    TABLE.write(rows, first);
    TABLE.write(rows.iterator(), second);
    assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
  }

  @Test
  void givesTheSameBytesWhileAnotherFileIsWritten() throws IOException {
    assertThat(repeatedDoubles(true)).isEqualTo(repeatedDoubles(false));
  }

  /** A file of several row groups, and the file of another table opened after the first of them. */
  private static byte[] repeatedDoubles(boolean withAnotherFile) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ParquetTable<Integer> table = ParquetTable.<Integer>named("t").float64("x", row -> row % 2);
    try (ParquetRows<Integer> rows = table.writer(out, 1)) {
      for (int row = 0; row < 100; row++) {
        rows.add(row);
      }
      if (withAnotherFile) {
        TABLE.write(List.of(), OutputStream.nullOutputStream());
      }
      for (int row = 0; row < 100; row++) {
        rows.add(row);
      }
    }
    return out.toByteArray();
  }

  @Test
  void leavesTheStreamOpen() throws IOException {
    boolean[] closed = new boolean[1];
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    TABLE.write(List.of(), out);
    assertThat(closed[0]).isFalse();
  }

  @Test
  void writesNoFooterAfterAFailedRow() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Row withoutFloats = new Row(0, 0, 0, null, null, null, 0);
    assertThatThrownBy(() -> TABLE.write(List.of(row(1, "a"), withoutFloats), out))
        .isInstanceOf(NullPointerException.class);
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo("PAR1");
  }
}
