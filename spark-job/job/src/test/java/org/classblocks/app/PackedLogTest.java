package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.moments.count.BadRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed scores give what arrays of the same scores give, in columns and in rows. */
@SparkTest
class PackedLogTest {
  private static final int CLASSES = 37;
  private static final double[][] SCORES = TestLog.scores(900, CLASSES, 12);
  private static final StructType SCHEMA = new StructType().add("scores", DataTypes.BinaryType);
  private static final String ROW_BY_ROW = "input.filter=coalesce(octet_length(scores), 0) >= 0";

  @TempDir Path folder;

  private static byte[] packed(double... scores) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * scores.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double score : scores) {
      bytes.putFloat((float) score);
    }
    return bytes.array();
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (double[] scores : SCORES) {
      rows.add(RowFactory.create((Object) packed(scores)));
    }
    return rows;
  }

  private static double[] broken(int classId, double score) {
    double[] scores = SCORES[0].clone();
    scores[classId] = score;
    return scores;
  }

  private LogRun dense() {
    return LogRun.of(TestLog.write(folder, "dense", TestLog.rows(SCORES), 3));
  }

  @Test
  void givesTheSameAsArrays() {
    LogRun packed = LogRun.of(TestLog.write(folder, "packed", SCHEMA, rows(), 3));
    assertThat(packed.log().isColumnar()).isTrue();
    assertThat(packed.log().classes().size()).isEqualTo(CLASSES);
    assertThat(packed.statistics().rows().used()).isEqualTo(SCORES.length);
    packed.assertSameMatrixAs(dense(), 1e-12);
  }

  @Test
  void aBadRowCostsThatRowAloneInColumnsAndInRows() {
    List<Row> rows = rows();
    rows.add(800, RowFactory.create((Object) new byte[4 * CLASSES - 1]));
    rows.add(600, RowFactory.create((Object) packed(broken(3, Double.NaN))));
    rows.add(500, RowFactory.create((Object) packed(broken(4, Double.NEGATIVE_INFINITY))));
    rows.add(400, RowFactory.create((Object) null));
    rows.add(300, RowFactory.create((Object) new byte[8 * CLASSES]));
    rows.add(0, RowFactory.create((Object) new byte[0]));
    String path = TestLog.write(folder, "packed", SCHEMA, rows, 1);
    LogRun columns = LogRun.of(path);
    LogRun byRows = LogRun.of(path, ROW_BY_ROW);
    assertThat(columns.log().isColumnar()).isTrue();
    assertThat(byRows.log().isColumnar()).isFalse();
    LogRun dense = dense();
    for (LogRun run : List.of(columns, byRows)) {
      run.assertSameMatrixAs(dense, 1e-12);
      assertThat(run.statistics().rows().used()).isEqualTo(SCORES.length);
      assertThat(run.statistics().rows().dropped(BadRow.WRONG_LENGTH)).isEqualTo(3);
      assertThat(run.statistics().rows().dropped(BadRow.NAN_SCORE)).isEqualTo(1);
      assertThat(run.statistics().rows().dropped(BadRow.INFINITE_SCORE)).isEqualTo(1);
      assertThat(run.statistics().rows().dropped(BadRow.MISSING_SCORES)).isEqualTo(1);
    }
  }

  /** A row group of plain pages, one of dictionary pages alone, and one that falls back. */
  @Test
  void dictionariesAreDecoded() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType("message log { required binary scores; }");
    Path file = folder.resolve("dictionary.parquet");
    List<double[]> written = new ArrayList<>();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(schema)
            .withDictionaryEncoding(true)
            .withDictionaryPageSize(16 << 10)
            .withPageRowCountLimit(100)
            .withRowGroupRowCountLimit(3_000)
            .build()) {
      for (int i = 0; i < 9_000; i++) {
        double[] scores = SCORES[i < 3_000 || i > 8_000 ? i % 900 : i % 50];
        written.add(scores);
        writer.write(
            new SimpleGroup(schema).append("scores", Binary.fromConstantByteArray(packed(scores))));
      }
    }
    LogRun packed = LogRun.of(file.toString());
    assertThat(packed.log().isColumnar()).isTrue();
    double[][] scores = written.toArray(double[][]::new);
    packed.assertSameMatrixAs(
        LogRun.of(TestLog.write(folder, "dense", TestLog.rows(scores), 2)), 1e-12);
  }

  @Test
  void doublesAreReadAsWhatTheyAre() {
    List<Row> rows = new ArrayList<>();
    for (double[] scores : SCORES) {
      ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * CLASSES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asDoubleBuffer().put(scores);
      rows.add(RowFactory.create((Object) bytes.array()));
    }
    CommandRun run =
        CommandRun.of("validate", "--input", TestLog.write(folder, "doubles", SCHEMA, rows, 3));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains(CLASSES + " classes");
  }
}
