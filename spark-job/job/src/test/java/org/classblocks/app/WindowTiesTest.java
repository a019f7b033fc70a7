package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A window of dates and one pass over their logs put classes of equal similarities alike. */
@SparkTest
class WindowTiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final int CLASSES = 40;

  @TempDir private Path folder;

  /** Logits whose sigmoids are 0 or 1: many classes have equal correlations. */
  private static double[][] saturated(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] scores = new double[96][CLASSES];
    for (int row = 0; row < scores.length; row++) {
      for (int id = 0; id < CLASSES; id++) {
        boolean isHigh = ((row >> (id % 5)) & 1) == 1 != (row == id);
        scores[row][id] = (isHigh ? 1 : -1) * (40 + 20 * random.nextDouble());
      }
    }
    return scores;
  }

  private FinishedRun analyze(String name, String... more) throws IOException {
    String output = folder.resolve(name).toString();
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "analyze",
                        "--output",
                        output,
                        "--set",
                        "input.transform=sigmoid",
                        "--set",
                        "report.html=false",
                        "--set",
                        "report.png=false",
                        "--set",
                        "report.svg=false"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(output);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aWindowAndOnePassBreakTiesAlike(long seed) throws IOException {
    double[][] scores = saturated(seed);
    int[] cuts = {0, 17, 50, scores.length};
    List<String> inputs = new ArrayList<>();
    FinishedRun window = null;
    for (int night = 0; night < 3; night++) {
      String date = FIRST.plusDays(night).toString();
      double[][] own = Arrays.copyOfRange(scores, cuts[night], cuts[night + 1]);
      String log = TestLog.write(folder, date, TestLog.rows(own), 1 + night);
      inputs.addAll(List.of("--input", log));
      window =
          analyze(
              "window",
              "--input",
              log,
              "--run-date",
              date,
              "--set",
              "state.path=" + folder.resolve("state"),
              "--set",
              "state.window-days=3");
    }
    FinishedRun whole = analyze("whole", inputs.toArray(String[]::new));
    assertThat(window.checksums().get("order.npy"))
        .as("the order, seed %d", seed)
        .isEqualTo(whole.checksums().get("order.npy"));
    assertThat(merges(window)).isEqualTo(merges(whole));
    for (String table : List.of("blocks", "links", "triage", "neighbours")) {
      assertThat(ids(window, table)).as(table).isEqualTo(ids(whole, table));
    }
  }

  /** The two nodes of each merge. */
  private static List<Double> merges(FinishedRun run) throws IOException {
    ByteBuffer linkage = run.npy("linkage.npy", "'<f8'");
    List<Double> nodes = new ArrayList<>();
    while (linkage.hasRemaining()) {
      nodes.addAll(List.of(linkage.getDouble(), linkage.getDouble()));
      linkage.position(linkage.position() + 2 * Double.BYTES);
    }
    return nodes;
  }

  /** The rows of a table without its fractional numbers. */
  private static List<String> ids(FinishedRun run, String table) {
    return run.table(table).collectAsList().stream()
        .map(
            row ->
                Stream.iterate(0, i -> i < row.size(), i -> i + 1)
                    .map(row::get)
                    .filter(cell -> cell instanceof Integer || cell instanceof String)
                    .toList()
                    .toString())
        .toList();
  }
}
