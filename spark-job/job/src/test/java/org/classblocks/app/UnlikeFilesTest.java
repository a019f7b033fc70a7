package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.moments.count.BadRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one log that have other types than most, no rows, or nothing but nulls in a column. */
@SparkTest
class UnlikeFilesTest {
  private static final int CLASSES = 6;
  private static final int ROWS = 40;
  private static final double[][] SCORES = TestLog.scores(4 * ROWS, CLASSES, 3);
  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType);
  private static final DataType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType);

  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void createFolder() throws IOException {
    log = Files.createDirectory(folder.resolve("log"));
  }

  private static StructType schema(DataType scores, DataType label) {
    return new StructType().add("scores", scores).add("label", label);
  }

  /** The part of the rows that a file holds. */
  private static double[][] part(int file) {
    return Arrays.copyOfRange(SCORES, file * ROWS, (file + 1) * ROWS);
  }

  private static Object held(DataType type, double[] scores) {
    return type.equals(FLOATS) ? TestLog.floats(scores) : Arrays.stream(scores).boxed().toList();
  }

  private static int label(double[] scores) {
    return (int) Math.abs(Math.round(scores[0])) % CLASSES;
  }

  private void write(int file, DataType scores, DataType label) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (double[] sample : part(file)) {
      Number id = label(sample);
      rows.add(
          RowFactory.create(
              held(scores, sample),
              label.equals(DataTypes.LongType) ? (Object) id.longValue() : id));
    }
    RowFiles.write(log.resolve(file + ".parquet"), schema(scores, label), rows);
  }

  private LogRun alike() throws IOException {
    Path alike = Files.createDirectory(folder.resolve("alike"));
    List<Row> rows = new ArrayList<>();
    for (double[] sample : SCORES) {
      rows.add(RowFactory.create(held(DOUBLES, sample), label(sample)));
    }
    RowFiles.write(alike.resolve("a.parquet"), schema(DOUBLES, DataTypes.IntegerType), rows);
    return LogRun.of(alike.toString(), "input.labels=label");
  }

  private void givesTheSameInColumns() throws IOException {
    LogRun run = LogRun.of(log.toString(), "input.labels=label");
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.statistics().rows().used()).isEqualTo(SCORES.length);
    LogRun alike = alike();
    run.assertSameMatrixAs(alike, 1e-12);
    for (int id = 0; id < CLASSES; id++) {
      assertThat(run.statistics().labels().positives(id))
          .isEqualTo(alike.statistics().labels().positives(id));
    }
  }

  @Test
  void mostHaveFloatsAndOneHasDoubles() throws IOException {
    for (int file = 0; file < 4; file++) {
      write(
          file,
          file == 2 ? DOUBLES : FLOATS,
          file == 1 ? DataTypes.LongType : DataTypes.IntegerType);
    }
    givesTheSameInColumns();
  }

  @Test
  void mostHaveDoublesAndOneHasFloats() throws IOException {
    for (int file = 0; file < 4; file++) {
      write(
          file,
          file == 2 ? FLOATS : DOUBLES,
          file == 1 ? DataTypes.IntegerType : DataTypes.LongType);
    }
    givesTheSameInColumns();
  }

  @Test
  void anEmptyFileOfOtherTypesSaysNothing() throws IOException {
    for (int file = 0; file < 4; file++) {
      write(file, FLOATS, DataTypes.IntegerType);
    }
    StructType lost = schema(DataTypes.DoubleType, DataTypes.StringType);
    for (int file = 4; file < 10; file++) {
      RowFiles.write(log.resolve(file + ".parquet"), lost, List.of());
    }
    givesTheSameInColumns();
  }

  private void write(int file, boolean hasScores, PrimitiveTypeName label, LogicalTypeAnnotation as)
      throws IOException {
    MessageType schema =
        hasScores
            ? Types.buildMessage()
                .optionalList()
                .optionalElement(PrimitiveTypeName.FLOAT)
                .named("scores")
                .optional(label)
                .as(as)
                .named("label")
                .named("log")
            : Types.buildMessage()
                .optional(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.unknownType())
                .named("scores")
                .optional(label)
                .as(as)
                .named("label")
                .named("log");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(log.resolve(file + ".parquet")))
            .withType(schema)
            .build()) {
      for (double[] sample : part(file)) {
        Group row = new SimpleGroup(schema);
        if (hasScores) {
          Group scores = row.addGroup("scores");
          for (double score : sample) {
            scores.addGroup(0).append("element", (float) score);
          }
        }
        if (label == PrimitiveTypeName.BINARY) {
          row.add("label", String.valueOf(label(sample)));
        }
        writer.write(row);
      }
    }
  }

  /** Labels are null by their type, null by statistics, and names; a file has no scores. */
  @Test
  void aColumnOfNullsHasNoType() throws IOException {
    write(0, true, PrimitiveTypeName.INT32, LogicalTypeAnnotation.unknownType());
    write(1, true, PrimitiveTypeName.DOUBLE, null);
    write(2, true, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
    write(3, false, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
    LogRun run = LogRun.of(log.toString(), "input.labels=label");
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.statistics().rows().used()).isEqualTo(3 * ROWS);
    assertThat(run.statistics().rows().dropped(BadRow.MISSING_SCORES)).isEqualTo(ROWS);
    assertThat(run.statistics().labels().unlabelled()).isEqualTo(2 * ROWS);
    double[][] scores = Arrays.copyOf(SCORES, 3 * ROWS);
    assertThat(run.similarity().at(3, 0))
        .isCloseTo(TestLog.correlation(scores, 3, 0), within(1e-12));
    assertThat(run.statistics().labels().positives(2))
        .isEqualTo(Arrays.stream(part(2)).filter(sample -> label(sample) == 2).count());
  }

  @Test
  void aFileWithValuesOfAnotherTypeIsNamedBeforeRowsAreRead() throws IOException {
    write(0, true, PrimitiveTypeName.INT32, null);
    write(1, true, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
    Files.copy(log.resolve("1.parquet"), log.resolve("2.parquet"));
    write(3, DOUBLES, DataTypes.IntegerType);
    CommandRun run =
        CommandRun.of("validate", "--input", log.toString(), "--set", "input.labels=label");
    assertThat(run.complaint())
        .contains("3.parquet has column 'label' as int in place of string, unlike");
  }

  @Test
  void nothingButEmptyFilesIsSaidSo() throws IOException {
    StructType lost = schema(DataTypes.DoubleType, DataTypes.StringType);
    for (int file = 0; file < 2; file++) {
      RowFiles.write(log.resolve(file + ".parquet"), lost, List.of());
    }
    CommandRun run = CommandRun.of("validate", "--input", log.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.complaint())
        .contains("The log has no rows: none of its 2 files has any, such as")
        .endsWith("log/0.parquet. Check input.paths.");
  }
}
