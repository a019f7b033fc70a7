package org.classblocks.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.FinishedRun;
import org.classblocks.app.TestLog;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.write.run.OutputSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run will take, against what one took. */
@SparkTest
class DiskCheckTest {
  private static final int CLASSES = 900;

  @TempDir private Path folder;

  @Test
  void aPageOfANightHasTheMatrixOfTheNightBefore() {
    ConfigSource night = new ConfigSource().addIfPresent("compare.previous", true);
    long alone = bytes(new ConfigSource());
    long layer = 2L * CLASSES * CLASSES;
    assertThat(bytes(night)).isEqualTo(alone + layer);
    night.addIfPresent("state.path", "state");
    assertThat(bytes(night)).as("and that of its own dates").isEqualTo(alone + 2 * layer);
    night.addIfPresent("report.html", false);
    assertThat(bytes(night)).isEqualTo(alone);
  }

  private static long bytes(ConfigSource source) {
    return DiskCheck.size(JobConfig.from(source), CLASSES, false, 0, 0).bytes();
  }

  @Test
  void allFilesOfARunFitInWhatIsAskedFor() throws IOException {
    String log = TestLog.write(folder, "log", TestLog.rows(TestLog.scores(1_000, CLASSES, 3)), 1);
    Path output = folder.resolve("out");
    CommandRun run = CommandRun.of("analyze", "--input", log, "--output", output.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    long written = 0;
    for (JsonNode file : FinishedRun.latest(output.toString()).manifest().get("files")) {
      written += file.get("bytes").asLong();
    }
    String all = "output.neighbours=2147483647";
    CommandRun wide =
        CommandRun.of("analyze", "--input", log, "--output", output.toString(), "--set", all);
    assertThat(wide.exitCode()).as(wide.err()).isZero();
    assertThat(FinishedRun.latest(output.toString()).table("neighbours").count())
        .isEqualTo(CLASSES * (CLASSES - 1L));
    assertThat(new OutputSize(CLASSES, 50, true, false, 0, HalfSamples.FOLDS, 0).bytes())
        .isBetween(written, 2 * written);
  }
}
