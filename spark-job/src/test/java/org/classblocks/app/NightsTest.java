package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Night after night: states are kept by date, and windows of them are what one pass gives. */
class NightsTest {
  private static final int CLASSES = 12;
  private static final int ROWS = 60;
  private static final int NIGHTS = 4;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 15);

  @TempDir private Path folder;

  private void log(LocalDate date, double[][] scores) {
    TestLog.write(folder, "logs/" + date, TestLog.rows(scores), 2);
  }

  private static double[][] scores(int night) {
    return TestLog.scores(ROWS + night, CLASSES, night);
  }

  private CommandRun analyze(LocalDate date, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "analyze",
                    "--input",
                    folder.resolve("logs") + "/{run-date}",
                    "--run-date",
                    date.toString(),
                    "--output",
                    output(),
                    "--set",
                    "state.path=" + folder.resolve("state"),
                    "--set",
                    "report.html=false",
                    "--set",
                    "report.png=false"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String output() {
    return folder.resolve("runs").toString();
  }

  private FinishedRun finished(CommandRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(output());
  }

  private static double[] similarities(FinishedRun run) throws IOException {
    ByteBuffer values = run.npy("similarity-condensed.npy", "'<f8'");
    double[] similarities = new double[values.remaining() / Double.BYTES];
    values.asDoubleBuffer().get(similarities);
    return similarities;
  }

  @Test
  void aWindowOfNightsIsWhatOnePassGives() throws IOException {
    double[][] all = new double[0][];
    FinishedRun last = null;
    for (int night = 0; night < NIGHTS; night++) {
      LocalDate date = FIRST.plusDays(night);
      double[][] scores = scores(night);
      log(date, scores);
      all = Stream.of(all, scores).flatMap(Arrays::stream).toArray(double[][]::new);
      last = finished(analyze(date, "--set", "state.window-days=" + NIGHTS));
      assertThat(last.manifest().at("/rows/used").asInt()).isEqualTo(all.length);
    }
    double[] found = similarities(last);
    int pair = 0;
    for (int a = 0; a < CLASSES; a++) {
      for (int b = a + 1; b < CLASSES; b++) {
        assertThat(found[pair++]).isCloseTo(TestLog.correlation(all, a, b), within(1e-12));
      }
    }
    assertThat(last.manifest().at("/window/days")).hasSize(NIGHTS);
    assertThat(last.manifest().at("/window/missing")).isEmpty();
    assertThat(last.manifest().at("/inputs")).hasSize(2 * NIGHTS);
  }
}
