package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns of types that Spark lacks do no harm unless they are asked for. */
@SparkTest
class UnreadableColumnsTest {
  private static final double[][] SCORES = TestLog.scores(120, 5, 7);

  private static final MessageType SCHEMA =
      Types.buildMessage()
          .optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.NANOS))
          .named("nanos")
          .optionalList()
          .optionalElement(PrimitiveTypeName.FLOAT)
          .named("scores")
          .optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
          .length(16)
          .as(LogicalTypeAnnotation.uuidType())
          .named("uuid")
          .optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS))
          .named("time")
          .optionalList()
          .optionalElement(PrimitiveTypeName.INT32)
          .as(LogicalTypeAnnotation.timeType(true, TimeUnit.MILLIS))
          .named("times")
          .optionalGroup()
          .optional(PrimitiveTypeName.FLOAT)
          .named("weight")
          .optional(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timeType(true, TimeUnit.NANOS))
          .named("time")
          .named("inside")
          .optional(PrimitiveTypeName.INT32)
          .as(LogicalTypeAnnotation.unknownType())
          .named("nothing")
          .named("log");

  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void writeLog() throws IOException {
    log = folder.resolve("log.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(log)).withType(SCHEMA).build()) {
      for (double[] sample : SCORES) {
        writer.write(row(sample));
      }
    }
  }

  private static Group row(double[] sample) {
    Group row = new SimpleGroup(SCHEMA);
    row.add("nanos", 5L);
    Group scores = row.addGroup("scores");
    for (double score : sample) {
      scores.addGroup(0).append("element", (float) score);
    }
    row.add("uuid", Binary.fromConstantByteArray(new byte[16]));
    row.add("time", 7L);
    row.addGroup("times").addGroup(0).append("element", 3);
    row.addGroup("inside").append("weight", 1.5F).append("time", 9L);
    return row;
  }

  @Test
  void theyDoNoHarmIfTheyAreNotNeeded() {
    LogRun run = LogRun.of(log.toString());
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.statistics().rows().used()).isEqualTo(SCORES.length);
    assertThat(run.similarity().at(4, 1))
        .isCloseTo(TestLog.correlation(SCORES, 4, 1), within(1e-12));
  }

  @Test
  void aFieldBesideOneIsRead() {
    LogRun run = LogRun.of(log.toString(), "input.weight=inside.weight");
    assertThat(run.statistics().rows().used()).isEqualTo(SCORES.length);
    assertThat(run.similarity().at(3, 0))
        .isCloseTo(TestLog.correlation(SCORES, 3, 0), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "input.group=nanos, nanos, 'TIMESTAMP(NANOS,true)'",
    "input.scores=times, times, 'TIME(MILLIS,true)'",
    "input.labels=uuid, uuid, UUID",
    "input.sample-id=time, time, 'TIME(MICROS,false)'",
    "input.weight=inside.time, inside.time, 'TIME(NANOS,true)'",
    "input.filter=uuid is not null, uuid, UUID",
    "input.filter=inside.time > 3, inside.time, 'TIME(NANOS,true)'",
    "input.labels=nothing, nothing, UNKNOWN"
  })
  void oneThatIsAskedForIsNamed(String setting, String column, String type) {
    CommandRun run = CommandRun.of("validate", "--input", log.toString(), "--set", setting);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.complaint())
        .contains(
            "Column '"
                + column
                + "' ("
                + setting.substring(0, setting.indexOf('='))
                + ") has type "
                + type
                + " in file:"
                + log
                + ", which Spark cannot read. Write it");
  }
}
