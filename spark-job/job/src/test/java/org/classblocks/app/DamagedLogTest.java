package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of which one file is not as it should be: it is named, and nothing is published. */
@SparkTest
class DamagedLogTest {
  private static final int INPUT = 3;
  private static final double[][] SCORES = TestLog.scores(300, 6, 3);

  @TempDir private Path folder;
  private Path log;
  private Path torn;

  /** Three good files and the one that is harmed. */
  @BeforeEach
  void writeLog() throws IOException {
    log = Path.of(TestLog.write(folder, "log", TestLog.rows(SCORES), 3));
    Path more = Path.of(TestLog.write(folder, "more", TestLog.rows(TestLog.scores(90, 6, 4)), 1));
    torn = log.resolve("zz-torn.parquet");
    Files.move(dataFile(more), torn);
  }

  private static Path dataFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private CommandRun analyze(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("analyze", "--input", "" + log, "--output", "" + output()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Path output() {
    return folder.resolve("out");
  }

  private void refuses(String message) throws IOException {
    CommandRun run = analyze();
    assertThat(run.complaint())
        .startsWith("classblocks: ")
        .contains("zz-torn.parquet")
        .containsPattern(message);
    assertThat(run.err()).doesNotContain("\tat ", "Writing");
    assertThat(run.exitCode()).isEqualTo(INPUT);
    assertThat(output().resolve("latest.json")).doesNotExist();
  }

  /** What is left without the file is analysed, and the manifest tells. */
  private void isSkippedIfNamed() throws IOException {
    CommandRun run = analyze("--set", "input.skip-files=" + torn);
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode manifest = FinishedRun.latest("" + output()).manifest();
    assertThat(manifest.get("inputs")).hasSize(3);
    assertThat(manifest.get("skipped_inputs")).hasSize(1);
    assertThat(manifest.at("/skipped_inputs/0/path").asText()).isEqualTo("file:" + torn);
    assertThat(manifest.at("/rows/read").asInt()).isEqualTo(SCORES.length);
  }

  private void overwrite(byte[] bytes) throws IOException {
    Files.write(torn, bytes);
    Files.deleteIfExists(log.resolve(".zz-torn.parquet.crc"));
  }

  @Test
  void aTruncatedFooter() throws IOException {
    byte[] bytes = Files.readAllBytes(torn);
    overwrite(Arrays.copyOf(bytes, bytes.length - 20));
    refuses("expected a Parquet file");
    isSkippedIfNamed();
  }

  @Test
  void aFlippedBitInAPage() throws IOException {
    byte[] bytes = Files.readAllBytes(torn);
    bytes[bytes.length / 3] ^= 1;
    overwrite(bytes);
    refuses("input.skip-files");
    isSkippedIfNamed();
  }

  @Test
  void anEmptyFile() throws IOException {
    overwrite(new byte[0]);
    refuses("expected a Parquet file.*length is too low: 0");
    isSkippedIfNamed();
  }

  @Test
  void aFileInAnotherFormat() throws IOException {
    Path csv = Files.writeString(folder.resolve("log.csv"), "prob_a,prob_b\n0.1,0.9\n");
    CommandRun run = CommandRun.of("analyze", "--input", "" + csv, "--output", "" + output());
    assertThat(run.complaint())
        .endsWith("log.csv is not a Parquet file. Name its format with --set input.format=csv.");
    assertThat(run.exitCode()).isEqualTo(INPUT);
  }

  private void replaceBy(StructType schema, Object... values) throws IOException {
    Row row = RowFactory.create(values);
    Path other = Path.of(TestLog.write(folder, "other", schema, List.of(row), 1));
    overwrite(Files.readAllBytes(dataFile(other)));
  }

  @Test
  void aFileWithoutTheColumn() throws IOException {
    replaceBy(new StructType().add("text", DataTypes.StringType), "no log");
    refuses("zz-torn.parquet has no column 'scores', unlike");
    isSkippedIfNamed();
  }

  @Test
  void aFileWithAnotherTypeOfColumn() throws IOException {
    replaceBy(new StructType().add("scores", DataTypes.StringType), "1, 2, 3");
    refuses("has column 'scores' as string in place of array<float>");
  }

  @Test
  void anOddFileIsNamedWhereverItStands() throws IOException {
    replaceBy(new StructType().add("text", DataTypes.StringType), "no log");
    Path first = log.resolve("aa-torn.parquet");
    Files.move(torn, first);
    CommandRun run = analyze();
    assertThat(run.exitCode()).isEqualTo(INPUT);
    assertThat(run.complaint()).contains("aa-torn.parquet has no column 'scores'");
  }

  @Test
  void filesMayDifferInWhatIsNotRead() throws IOException {
    StructType schema =
        new StructType()
            .add("seconds", DataTypes.LongType)
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType, false), false);
    replaceBy(schema, 5L, TestLog.floats(TestLog.scores(1, 6, 5)[0]));
    CommandRun run = analyze();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(FinishedRun.latest("" + output()).manifest().at("/rows/used").asInt())
        .isEqualTo(SCORES.length + 1);
  }

  private PredictionLog opened() {
    JobConfig config =
        JobConfig.from(new ConfigSource().addIfPresent("input.paths", log.toString()));
    return new LogReader(LocalSpark.session()).open(config.input(), Optional.empty());
  }

  @Test
  void aFileThatDisappearsAfterItWasListed() throws IOException {
    PredictionLog listed = opened();
    Files.delete(torn);
    assertThat(refusal(() -> read(listed))).contains("zz-torn.parquet");
    assertThat(refusal(listed::requireUnchanged)).contains("zz-torn.parquet cannot be found");
  }

  @Test
  void aFileThatChangesWhileItIsRead() throws IOException {
    PredictionLog listed = opened();
    listed.requireUnchanged();
    FileTime before = Files.getLastModifiedTime(torn);
    Files.setLastModifiedTime(torn, FileTime.fromMillis(before.toMillis() + 1));
    assertThat(refusal(listed::requireUnchanged))
        .contains("zz-torn.parquet had", "nothing is written");
    Files.setLastModifiedTime(torn, before);
    listed.requireUnchanged();
    Files.write(torn, new byte[1], StandardOpenOption.APPEND);
    Files.setLastModifiedTime(torn, before);
    assertThat(refusal(listed::requireUnchanged)).contains("zz-torn.parquet had");
  }

  private static void read(PredictionLog log) {
    new LogAggregation(LocalSpark.session()).statistics(log, log.plan(Precision.DOUBLE));
  }

  private static String refusal(Runnable work) {
    try {
      work.run();
    } catch (UserErrorException refused) {
      return refused.getMessage();
    }
    throw new AssertionError("was not refused");
  }

  @Test
  void whatIsSkippedMayBeGone() throws IOException {
    Files.delete(torn);
    CommandRun run = analyze("--set", "input.skip-files=[" + torn + ", " + log + "/yy*]");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(FinishedRun.latest("" + output()).manifest().get("skipped_inputs")).isEmpty();
  }

  @Test
  void somethingMustBeLeft() {
    CommandRun run = analyze("--set", "input.skip-files=" + log);
    assertThat(run.exitCode()).isEqualTo(INPUT);
    assertThat(run.complaint()).contains("leaves out all 4 of them");
  }
}
