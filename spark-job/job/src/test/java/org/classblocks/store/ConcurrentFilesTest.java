package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentFilesTest {
  @TempDir Path disk;
  private NewRun directory;

  @BeforeEach
  void begin() {
    Store store = Store.at(new Configuration(false), disk.toString());
    directory = new RunStore(store, Clock.systemUTC(), new Random(1)).create(LocalDate.EPOCH);
  }

  private List<String> written() {
    return directory.inventory().stream().map(StoredFile::path).toList();
  }

  @Test
  void writesAllFiles() throws IOException {
    try (ConcurrentFiles files = new ConcurrentFiles(directory, 3)) {
      IntStream.range(0, 10).forEach(i -> files.add("file" + i, out -> out.write(i)));
      files.finish();
    }
    assertThat(directory.inventory()).extracting(StoredFile::bytes).hasSize(10).containsOnly(1L);
  }

  @Test
  void writesThemAtOnce() throws IOException {
    CyclicBarrier allBegun = new CyclicBarrier(3);
    try (ConcurrentFiles files = new ConcurrentFiles(directory, 3)) {
      for (int i = 0; i < 3; i++) {
        files.add("file" + i, out -> await(allBegun));
      }
      files.finish();
    }
    assertThat(written()).hasSize(3);
  }

  private static void await(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException("the others have not begun", e);
    }
  }

  @Test
  void beginsBeforeAllIsAdded() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (ConcurrentFiles files = new ConcurrentFiles(directory, 1)) {
      files.add("known", out -> begun.countDown());
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      files.add("found", out -> out.write(1));
      files.finish();
    }
    assertThat(written()).containsExactly("found", "known");
  }

  @Test
  void throwsTheFailureOfAFileAndBeginsNoOther() {
    IOException full = new IOException("no space left");
    try (ConcurrentFiles files = new ConcurrentFiles(directory, 1)) {
      files.add("first", out -> out.write(1));
      files.add(
          "second",
          out -> {
            throw full;
          });
      files.add("third", out -> out.write(3));
      assertThatThrownBy(files::finish).isSameAs(full);
    }
    assertThat(written()).contains("first").doesNotContain("third");
  }

  @Test
  void throwsBugsAsTheyAre() {
    try (ConcurrentFiles files = new ConcurrentFiles(directory, 2)) {
      files.add(
          "file",
          out -> {
            throw new IllegalArgumentException("a bug");
          });
      assertThatThrownBy(files::finish)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a bug");
    }
  }

  /** As when the order cannot be found: the directory is deleted next. */
  @Test
  void endsWhatIsBegunWhenItIsClosedEarly() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    try (ConcurrentFiles files = new ConcurrentFiles(directory, 1)) {
      files.add(
          "begun",
          out -> {
            begun.countDown();
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException interrupted) {
              ended.set(true);
            }
          });
      files.add("next", out -> out.write(1));
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ended).isTrue();
    assertThat(written()).doesNotContain("next");
    directory.discardUnlessPublished();
    assertThat(Files.exists(Path.of(directory.location()))).isFalse();
  }
}
