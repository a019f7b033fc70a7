package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores of two bytes in columns of pyarrow's {@code halffloat}. Right values are numpy's. */
@SparkTest
class HalfFloatsLogTest {
  private static final int CLASSES = 4;
  private static final int ROWS = 60;

  @TempDir private Path folder;

  private static Path file(String name) {
    return Path.of(URI.create(HalfFloatsLogTest.class.getResource("halves/" + name).toString()));
  }

  private static void assertCorrelations(LogRun run, String title) {
    assertThat(run.statistics().rows().used()).isEqualTo(ROWS);
    String[] right = correlations(title).split(" ", -1);
    int next = 1;
    for (int row = 0; row < CLASSES; row++) {
      for (int column = 0; column < row; column++) {
        assertThat(run.similarity().at(row, column))
            .isCloseTo(Double.parseDouble(right[next++]), within(1e-12));
      }
    }
  }

  private static String correlations(String title) {
    try {
      return Files.readAllLines(file("correlations.txt")).stream()
          .filter(line -> line.startsWith(title + " "))
          .findFirst()
          .orElseThrow();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"list.parquet", "plain.parquet", "wide.parquet", "mixed"})
  void halvesAreScores(String log) {
    assertCorrelations(LogRun.of(file(log).toString()), "all");
  }

  @Test
  void halvesInStructsAreScores() {
    LogRun run =
        LogRun.of(
            file("structs.parquet").toString(), Optional.of(ClassList.numbered(CLASSES)), 1L << 30);
    assertCorrelations(run, "all");
  }

  @Test
  void weightsMayBeHalves() {
    String log = file("list.parquet").toString();
    assertCorrelations(LogRun.of(log, "input.weight=weight"), "weighted");
  }

  @Test
  void onlyLogsWithHalvesAreReadRowByRow() throws IOException {
    Path log = Files.createDirectory(folder.resolve("log"));
    Files.copy(file("mixed/float.parquet"), log.resolve("float.parquet"));
    assertThat(LogRun.of(log.toString()).log().isColumnar()).isTrue();
    Files.copy(file("mixed/half.parquet"), log.resolve("half.parquet"));
    assertThat(LogRun.of(log.toString()).log().isColumnar()).isFalse();
  }

  @Test
  void valuesOfFoldersFollowHalves() throws IOException {
    Path log = Files.createDirectories(folder.resolve("label=2"));
    Files.copy(file("list.parquet"), log.resolve("a.parquet"));
    LogRun run = LogRun.of(folder.toString(), "input.labels=label");
    assertCorrelations(run, "all");
    assertThat(run.statistics().labels().positives(2)).isEqualTo(ROWS);
  }

  @Test
  void badRowsAreFoundByTheirNumber() {
    CommandRun run = CommandRun.of("validate", "--input", file("bad").toString());
    assertThat(run.out() + run.err()).contains("row 40 of a.parquet has");
  }
}
