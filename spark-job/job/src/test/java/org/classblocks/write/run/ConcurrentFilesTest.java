package org.classblocks.write.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.store.NewRun;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentFilesTest {
  @TempDir Path disk;
  private NewRun directory;
  private ConcurrentFiles files;

  @BeforeEach
  void begin() throws IOException {
    Store store = Store.at(new Configuration(false), disk.toString());
    directory = new RunStore(store, Clock.systemUTC(), new Random(1)).create(LocalDate.EPOCH);
    files = new ConcurrentFiles(directory);
  }

  private List<String> written() {
    return directory.inventory().stream().map(StoredFile::path).toList();
  }

  @Test
  void writesAllFiles() throws IOException {
    IntStream.range(0, 10).forEach(i -> files.add("file" + i, out -> out.write(i)));
    files.write(3);
    assertThat(directory.inventory()).extracting(StoredFile::bytes).hasSize(10).containsOnly(1L);
  }

  @Test
  void writesThemAtOnce() throws IOException {
    CyclicBarrier allBegun = new CyclicBarrier(3);
    for (int i = 0; i < 3; i++) {
      files.add("file" + i, out -> await(allBegun));
    }
    files.write(3);
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
  void throwsTheFailureOfAFileAndBeginsNoOther() {
    IOException full = new IOException("no space left");
    files.add("first", out -> out.write(1));
    files.add(
        "second",
        out -> {
          throw full;
        });
    files.add("third", out -> out.write(3));
    assertThatThrownBy(() -> files.write(1)).isSameAs(full);
    assertThat(written()).contains("first").doesNotContain("third");
  }

  @Test
  void throwsBugsAsTheyAre() {
    files.add(
        "file",
        out -> {
          throw new IllegalArgumentException("a bug");
        });
    assertThatThrownBy(() -> files.write(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a bug");
  }
}
