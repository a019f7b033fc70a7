package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in files and folders whose names mean something elsewhere. */
@SparkTest
class NamesOfFilesTest {
  private static final double[][] SCORES = TestLog.scores(300, 5, 12);

  @TempDir private Path folder;

  private Path file(String name, List<Row> rows) throws IOException {
    Path written = Path.of(TestLog.write(folder, "written " + rows.hashCode(), rows, 1));
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (var files = Files.list(written)) {
      return Files.move(
          files.filter(part -> part.toString().endsWith(".parquet")).findFirst().orElseThrow(),
          file);
    }
  }

  private JsonNode analyzed(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("analyze", "--output", folder.resolve("out") + ""));
    all.addAll(List.of(arguments));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    FinishedRun finished = FinishedRun.latest(folder.resolve("out").toString());
    ByteBuffer condensed = finished.npy("similarity-condensed.npy", "<f8");
    for (int id = 1; id < 5; id++) {
      assertThat(condensed.getDouble())
          .isCloseTo(TestLog.correlation(SCORES, 0, id), within(1e-12));
    }
    return finished.manifest();
  }

  @Test
  void filesThatWouldMatchOneAnother() throws IOException {
    file("log/x[12].parquet", TestLog.rows(Arrays.copyOfRange(SCORES, 0, 100)));
    file("log/x1.parquet", TestLog.rows(Arrays.copyOfRange(SCORES, 100, 180)));
    file("log/d=[1]/{a,b} %20#c+d?.parquet", TestLog.rows(Arrays.copyOfRange(SCORES, 180, 300)));
    JsonNode manifest = analyzed("--input", folder.resolve("log").toString());
    assertThat(manifest.at("/rows/read").asInt()).isEqualTo(SCORES.length);
    assertThat(manifest.at("/inputs/0/path").asText())
        .isEqualTo("file:" + folder.resolve("log/d=[1]/{a,b} %20#c+d?.parquet"));
  }

  @Test
  void examplesOfBadRowsAndFilesThatCannotBeReadAreCalledByTheirNames() throws IOException {
    List<Row> rows = new ArrayList<>(TestLog.rows(SCORES));
    rows.add(RowFactory.create(TestLog.floats(1, 2, Double.NaN, 4, 5)));
    Path log = file("log/a [1].parquet", rows);
    CommandRun run = CommandRun.of("validate", "--input", log.toString());
    assertThat(run.out() + run.err()).contains("row 300 of a [1].parquet has");
    byte[] bytes = Files.readAllBytes(log);
    Arrays.fill(bytes, 100, 200, (byte) 0x55);
    Files.write(log, bytes);
    assertThat(CommandRun.of("validate", "--input", log.toString()).complaint())
        .contains(log.toString());
  }

  @Test
  void aTableOfAnotherFormatIsNoLog() throws IOException {
    Path log = file("table/day=1/a.parquet", TestLog.rows(SCORES));
    Files.createDirectories(folder.resolve("table/_delta_log"));
    for (String command : List.of("analyze", "plan", "validate")) {
      List<String> arguments = new ArrayList<>(List.of(command, "--input", log.toString()));
      if (command.equals("analyze")) {
        arguments.addAll(List.of("--output", folder.resolve("out").toString()));
      }
      CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.complaint())
          .contains(folder.resolve("table") + " is a Delta table", "format(\"delta\").load")
          .doesNotContain("emove it");
    }
  }

  @Test
  void aNameWithAColonIsExplained() throws IOException {
    file("log/log_10:00:00.parquet", TestLog.rows(SCORES));
    CommandRun run = CommandRun.of("validate", "--input", folder.resolve("log").toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.complaint())
        .contains("log_10:00:00.parquet, because its name has a colon. Rename it.")
        .doesNotContain("emove it", "java");
  }
}
