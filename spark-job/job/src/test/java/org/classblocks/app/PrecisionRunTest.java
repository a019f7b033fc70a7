package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of the precision of its products, and what it depends on. */
@SparkTest
class PrecisionRunTest {
  @TempDir private Path folder;

  private FinishedRun analyze(String output, String... settings) throws IOException {
    String log =
        TestLog.write(folder, "log-" + output, TestLog.rows(TestLog.scores(300, 12, 5)), 1);
    String path = folder.resolve(output).toString();
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "analyze", "--input", log, "--output", path, "--run-date", "2026-03-01"),
                    Stream.of(settings).flatMap(setting -> Stream.of("--set", setting)))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(path);
  }

  private static void assertPrecision(FinishedRun run, String used, String reason) {
    JsonNode precision = run.manifest().get("precision");
    assertThat(precision.get("used").asText()).isEqualTo(used);
    assertThat(precision.get("reason").asText()).contains(reason);
  }

  @Test
  void smallLogsKeepTheBytesOfDouble() throws IOException {
    FinishedRun usual = analyze("usual");
    FinishedRun inDouble = analyze("double", "similarity.precision=double");
    assertPrecision(usual, "double", "300 rows of 12 classes take about a second or less");
    assertPrecision(inDouble, "double", "The configuration says so.");
    assertThat(usual.manifest().get("configuration").get("similarity.precision").asText())
        .isEqualTo("auto");
    Map<String, String> expected = inDouble.checksums();
    Map<String, String> found = usual.checksums();
    expected.remove("report/index.html");
    found.remove("report/index.html");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void saysThatMixedWasAskedFor() throws IOException {
    assertPrecision(
        analyze("mixed", "similarity.precision=mixed"), "mixed", "The configuration says so.");
  }

  /** Names of states hold the precision that is taken, so both find each other's states. */
  @Test
  void statesAreThoseOfDouble() throws IOException {
    String states = "state.path=" + folder.resolve("states");
    FinishedRun usual = analyze("usual", states);
    FinishedRun inDouble = analyze("double", states, "similarity.precision=double");
    assertPrecision(usual, "double", "States of dates are added up");
    assertThat(inDouble.manifest().get("window").get("fingerprint"))
        .isEqualTo(usual.manifest().get("window").get("fingerprint"));
  }
}
