package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.FailingDisk;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of two runs, one after the other, on a disk that fails the second one. */
class FailingDiskTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final byte[] MANIFEST =
      "{\n  \"a\" : {\n  }\n}\n".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path disk;

  @AfterEach
  void recover() {
    FailingDisk.recover();
  }

  private static Store store(String place) {
    return Store.at(FailingDisk.addTo(new Configuration(false)), place);
  }

  private static RunStore runs(String place, int second) {
    Instant time = Instant.parse("2026-03-03T00:00:00Z").plus(Duration.ofSeconds(second));
    return new RunStore(store(place), Clock.fixed(time, ZoneOffset.UTC), new Random(second));
  }

  private static Run write(RunStore runs) throws IOException {
    NewRun run = runs.create(DAY);
    try (OutputStream out = run.create("order.npy")) {
      out.write(new byte[100]);
    }
    run.publish(MANIFEST);
    return run.run();
  }

  /** The second run, or nothing if it failed as it may. */
  private static Optional<Run> writeOnFailingDisk(String place) {
    try {
      return Optional.of(write(runs(place, 1)));
    } catch (IOException | UserErrorException expected) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({"failing,false", "failing,true", "failing-store,false"})
  void theRunBeforeIsNamedOrTheNewOne(String scheme, boolean renamesFail) throws IOException {
    int calls = 1;
    for (int n = 1; n <= calls + 1; n++) {
      Path folder = Files.createDirectory(disk.resolve("" + n));
      String place = scheme + "://" + folder;
      Run first = write(runs(place, 0));
      FailingDisk.failEvery(n, renamesFail);
      Optional<Run> second = writeOnFailingDisk(place);
      calls = FailingDisk.recover();
      String when = String.format("every %d. of %d calls failed", n, calls);

      List<Run> complete = runs(place, 2).runs();
      assertThat(complete).as(when).contains(first);
      for (Run run : complete) {
        Store files = runs(place, 2).files(run);
        assertThat(files.open("_MANIFEST.json").readAllBytes()).as(when).isEqualTo(MANIFEST);
        assertThat(files.size("order.npy")).as(when).isEqualTo(100);
      }
      Optional<Run> named = runs(place, 2).latest();
      if (second.isPresent()) {
        assertThat(named).as(when).isEqualTo(second);
        assertThat(complete).as(when).containsExactly(first, second.get());
      } else if (Files.exists(folder.resolve("latest.json"))) {
        assertThat(named).as(when).isPresent();
        assertThat(complete).as(when).contains(named.get());
      } else {
        assertThat(renamesFail || scheme.equals(FailingDisk.STORE)).as(when).isTrue();
      }
      assertThat(second.isEmpty() && n > calls).as(when).isFalse();
    }
  }
}
