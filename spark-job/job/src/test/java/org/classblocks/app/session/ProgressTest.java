package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Progress progress(boolean isTerminal) {
    return new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), isTerminal);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void twoStages(Progress progress) {
    progress.update("before anything");
    progress.begin(Stage.READING);
    progress.update("1 of 2 tasks");
    progress.end("7 rows");
    progress.update("a task of the stage before");
    progress.begin(Stage.WRITING);
    progress.interrupt();
  }

  @Test
  void withoutATerminalAFinishedStageIsALine() {
    Progress progress = progress(false);
    twoStages(progress);
    assertThat(written().lines()).singleElement().asString().matches("Reading    7 rows, \\d.*s");
    assertThat(progress.times())
        .singleElement()
        .satisfies(time -> assertThat(time.stage()).isEqualTo(Stage.READING));
  }

  /** Names of classes may hold line breaks. */
  @Test
  void aNoteIsOneLineAndIsShownOnce() {
    Progress progress = progress(false);
    progress.note("Block 'cat\r\ndog' is new.");
    progress.note("Block 'cat\ndog' is new.");
    assertThat(written().lines()).containsExactly("Note       Block 'cat dog' is new.");
    assertThat(progress.notes()).containsExactly("Block 'cat dog' is new.");
  }

  @Test
  void onATerminalTheStageCountsInItsLine() {
    twoStages(progress(true));
    assertThat(written())
        .contains("\r\u001b[KReading ...", "\r\u001b[KReading    1 of 2 tasks, 0 s")
        .doesNotContain("before")
        .endsWith("Writing ..." + System.lineSeparator());
  }
}
