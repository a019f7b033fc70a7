package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchSpaceTest {
  @TempDir private Path folder;

  private static SparkConf conf(String folders) {
    return new SparkConf(false).set("spark.local.dir", folders);
  }

  @Test
  void oneFolderThatTakesFilesIsEnoughAndStaysEmpty() throws IOException {
    ScratchSpace.require(conf(folder.resolve("missing") + "," + folder));
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFolderThatTakesNoneIsNamedWithTheReason() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> ScratchSpace.require(conf(file + "," + folder.resolve("missing"))))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(file + " cannot be written: Not a directory, and ")
        .hasMessageContaining(folder.resolve("missing") + " cannot be written: NoSuchFile")
        .hasMessageContaining("-Djava.io.tmpdir=PATH");
  }

  @Test
  void aDiskThatIsFullIsToldInOneLine() {
    IOException full = new IOException("/tmp/blockmgr-1/0a/x (No space left on device)");
    SparkException job =
        new SparkException("Job aborted due to stage failure: Task 0\nDriver stacktrace:", full);
    String expected =
        "A disk is full: /tmp/blockmgr-1/0a/x (No space left on device). Spark's scratch";
    assertThat(ScratchSpace.asUserError(job)).get().satisfies(told -> says(told, expected));
    SparkException quoting =
        new SparkException(
            "Lost task 0.0: java.io.IOException: Disk quota exceeded\n\tat x", new Exception());
    assertThat(ScratchSpace.asUserError(quoting))
        .get()
        .satisfies(told -> says(told, "IOException: Disk quota exceeded. Spark's scratch"));
    assertThat(ScratchSpace.asUserError(new IllegalStateException())).isEmpty();
  }

  private static void says(UserErrorException told, String expected) {
    assertThat(told)
        .hasMessageContaining(expected)
        .hasMessageContaining(System.getProperty("java.io.tmpdir"))
        .hasMessageNotContaining("\n");
  }
}
