package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.classblocks.Mutations;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole jobs over a log with something wrong in it: the right result, or none and a message. */
@SparkTest
class MutatedLogTest {
  private static final int SEEDS = 40;

  @TempDir private Path folder;

  private CommandRun analyze(Path log, Path output) {
    return CommandRun.of(
        "analyze",
        "--force",
        "--input",
        log.toString(),
        "--output",
        output.toString(),
        "--set",
        "report.png=false",
        "--set",
        "report.html=false");
  }

  private byte[] goodLog() throws IOException {
    Path good = Path.of(TestLog.write(folder, "good", TestLog.rows(TestLog.scores(60, 4, 9)), 1));
    try (Stream<Path> files = Files.list(good)) {
      return Files.readAllBytes(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
  }

  @Test
  void nothingWrongIsPublished() throws IOException {
    byte[] good = goodLog();
    Path log = Files.write(folder.resolve("log.parquet"), good);
    assertThat(analyze(log, folder.resolve("right")).exitCode()).isZero();
    String right = similarities(folder.resolve("right"));
    int refused = 0;
    try (Mutations mutations = new Mutations()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Files.write(log, Mutations.of(good, seed));
        Path output = folder.resolve("out-" + seed);
        CommandRun run = (CommandRun) mutations.outcome("log", seed, () -> analyze(log, output));
        if (run.exitCode() == 0) {
          assertThat(similarities(output)).as("seed %d", seed).isEqualTo(right);
        } else {
          refused++;
          assertThat(run.exitCode()).as("seed %d: %s", seed, run.err()).isEqualTo(3);
          assertThat(run.err()).as("seed %d", seed).doesNotContain("\tat ");
          assertThat(output.resolve("latest.json")).as("seed %d", seed).doesNotExist();
        }
      }
    }
    assertThat(refused).isGreaterThan(SEEDS / 4);
  }

  private static String similarities(Path output) throws IOException {
    return FinishedRun.latest(output.toString()).checksums().get("similarity.npy");
  }
}
