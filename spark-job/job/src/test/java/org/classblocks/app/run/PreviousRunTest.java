package org.classblocks.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.FinishedRun;
import org.classblocks.app.TestLog;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.RunResult;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that are held against the night before while they are written. */
@SparkTest
class PreviousRunTest {
  private static final int CLASSES = 12;

  @TempDir private Path folder;
  private String output;

  @BeforeEach
  void nameOutput() {
    output = folder.resolve("runs").toString();
  }

  private CommandRun analyze(String date, int classes, long seed, String... more) {
    return analyze(date, TestLog.scores(90, classes, seed), more);
  }

  private CommandRun analyze(String date, double[][] scores, String... more) {
    String log = TestLog.write(folder, "log-" + date, TestLog.rows(scores), 2);
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of("analyze", "--input", log, "--output", output, "--run-date", date),
                    Stream.concat(Stream.of("--set", "report.html=false"), Stream.of(more)))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private CommandRun compared(String date, double[][] scores) {
    return analyze(date, scores, "--set", "compare.previous=true");
  }

  /** A night on which half of the classes go with another one than before. */
  private static double[][] changed() {
    double[][] scores = TestLog.scores(90, CLASSES, 3);
    for (double[] sample : scores) {
      for (int c = 1; c <= CLASSES / 2; c++) {
        sample[c] = sample[0] + sample[c] / 3;
      }
    }
    return scores;
  }

  private JsonNode drift() throws IOException {
    return FinishedRun.latest(output).manifest().get("drift");
  }

  @Test
  void theFiguresAreThoseOfCompare() throws IOException {
    analyze("2026-01-04", CLASSES, 4);
    assertThat(drift().isNull()).isTrue();
    analyze("2026-01-01", CLASSES, 1);
    analyze("2026-01-02", CLASSES, 2);
    CommandRun run = compared("2026-01-03", changed());
    assertThat(run.err()).containsPattern("Comparing .*drift .* since 2026-01-02");
    JsonNode manifest = FinishedRun.of(output, "2026-01-03").manifest();
    assertThat(manifest.get("stages"))
        .extracting(stage -> stage.get("name").asText())
        .doesNotHaveDuplicates()
        .contains("comparing");
    JsonNode drift = manifest.get("drift");
    assertThat(drift.get("run_date").asText()).isEqualTo("2026-01-02");
    CommandRun comparison =
        CommandRun.of(
            "compare",
            output,
            "--from",
            "2026-01-02",
            "--to",
            "2026-01-03",
            "--set",
            "report.html=false");
    assertThat(comparison.exitCode()).as(comparison.err()).isZero();
    JsonNode figures = comparison(output);
    assertThat(drift.get("drift").asDouble())
        .isPositive()
        .isCloseTo(figures.get("drift").get("drift").asDouble(), within(1e-12));
    assertThat(drift.get("moved_classes")).isEqualTo(figures.get("classes").get("moved_share"));
    assertThat(drift.get("gone_blocks")).isEqualTo(figures.get("blocks").get("gone_share"));
    assertThat(drift.get("changed_pairs")).isEqualTo(figures.get("pairs").get("changed_share"));
  }

  private static JsonNode comparison(String output) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(output))) {
      Path only = files.filter(path -> path.endsWith("comparison.json")).findFirst().orElseThrow();
      return new ObjectMapper().readTree(only.toFile());
    }
  }

  @Test
  void aNightAloneSaysSo() throws IOException {
    assertThat(compared("2026-01-01", TestLog.scores(90, CLASSES, 1)).err())
        .contains("no run of an earlier date at");
    assertThat(drift().isNull()).isTrue();
  }

  @Test
  void aRunThatIsDamagedIsNoHindrance() throws IOException {
    analyze("2026-01-01", CLASSES, 1);
    Files.writeString(
        FinishedRun.latest(output).directory().resolve("similarity-condensed.npy"), "torn");
    assertThat(compared("2026-01-02", TestLog.scores(90, CLASSES, 2)).err())
        .containsPattern("skipped: .*similarity-condensed.npy");
    assertThat(drift().isNull()).isTrue();
  }

  @Test
  void aBugIsNoDamagedRun() {
    analyze("2026-01-01", CLASSES, 1);
    Progress progress =
        new Progress(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false);
    PreviousRun previous =
        new PreviousRun(
            RunStore.at(Store.at(new Configuration(), output)),
            JobConfig.from(new ConfigSource()),
            new Configuration(),
            progress);
    RunResult missing = null;
    assertThatThrownBy(() -> previous.changes(LocalDate.of(2026, 1, 2), missing, null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void aRunOfFewerClassesIsComparedByThoseInBoth() throws IOException {
    analyze("2026-01-01", CLASSES / 2, 1);
    compared("2026-01-02", TestLog.scores(90, CLASSES, 2));
    assertThat(drift().get("moved_classes").asDouble()).isGreaterThanOrEqualTo(0.5);
  }
}
