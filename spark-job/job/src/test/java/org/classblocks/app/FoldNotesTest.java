package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nightly runs say if there are no sums of folds. */
@SparkTest
class FoldNotesTest {
  @TempDir private Path folder;

  private CommandRun night(String command, int day, int classes, String folds) {
    String log =
        TestLog.write(folder, "log-" + day, TestLog.rows(TestLog.scores(12, classes, day)), 1);
    CommandRun run =
        CommandRun.of(
            command,
            "--input",
            log,
            "--output",
            folder.resolve("runs").toString(),
            "--run-date",
            "2026-01-0" + day,
            "--set",
            "state.path=" + folder.resolve("state"),
            "--set",
            "state.window-days=3",
            "--set",
            "similarity.folds=" + folds,
            "--set",
            "report.html=false",
            "--set",
            "report.png=false");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  @Test
  void sayWhyTheLogHasNone() {
    String because = "not kept, because there are more than 2,000 classes: 2,001";
    CommandRun planned = night("plan", 1, 2_001, "auto");
    assertThat(planned.out() + planned.err()).containsOnlyOnce(because);
    CommandRun run = night("analyze", 2, 2_001, "auto");
    assertThat(run.out() + run.err()).containsOnlyOnce(because).doesNotContain("of this window");
  }

  @Test
  void sayWhichStatesHaveNone() {
    night("analyze", 1, 20, "none");
    CommandRun run = night("analyze", 2, 20, "auto");
    assertThat(run.out() + run.err())
        .contains("1 of 2 states of this window have no sums of folds");
  }
}
