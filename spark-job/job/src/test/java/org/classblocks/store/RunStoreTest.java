package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path disk;

  private RunStore runsAt(String instant) {
    Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.ofHours(9));
    Store store = Store.at(new Configuration(false), disk.toString());
    return new RunStore(store, clock, new Random(5));
  }

  private static void write(NewRun run, String path, String text) throws IOException {
    try (OutputStream out = run.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Run publish(String instant, LocalDate date) throws IOException {
    NewRun run = runsAt(instant).create(date);
    run.publish(MANIFEST);
    return run.run();
  }

  private JsonNode latest() throws IOException {
    return new ObjectMapper().readTree(disk.resolve("latest.json").toFile());
  }

  @Test
  void laysRunsOutByDateAndId() throws IOException {
    NewRun run = runsAt("2026-03-03T04:05:06.007Z").create(MONDAY);
    assertThat(run.run().id()).matches("20260303T040506\\.007Z-[0-9a-f]{6}");
    write(run, "blocks/part-00000.parquet", "x");
    assertThat(disk.resolve("run_date=2026-03-02/run_id=" + run.run().id()))
        .isDirectoryContaining(path -> path.endsWith("blocks"));
    assertThat(run.location()).isEqualTo(disk.resolve(run.run().path()).toString());
  }

  @Test
  void givesLaterRunsGreaterIds() throws IOException {
    String early = runsAt("2026-03-03T04:05:06.999Z").create(MONDAY).run().id();
    String late = runsAt("2026-03-03T04:05:07Z").create(MONDAY).run().id();
    assertThat(early).isLessThan(late);
  }

  @Test
  void knowsOnlyRunsWithAManifest() throws IOException {
    RunStore runs = runsAt("2026-03-03T00:00:00Z");
    NewRun run = runs.create(MONDAY);
    write(run, "order.npy", "x");
    assertThat(runs.runs()).isEmpty();
    assertThat(runs.newest()).isEmpty();
    assertThat(disk.resolve("latest.json")).doesNotExist();
    run.publish(MANIFEST);
    assertThat(runs.runs()).containsExactly(run.run());
    assertThat(runs.newest()).contains(run.run());
    assertThat(runs.files(run.run()).list("")).containsExactly("_MANIFEST.json", "order.npy");
  }

  @Test
  void namesTheNewestRun() throws IOException {
    Run run = publish("2026-03-03T00:00:00Z", MONDAY);
    assertThat(latest())
        .isEqualTo(
            new ObjectMapper()
                .createObjectNode()
                .put("run_date", "2026-03-02")
                .put("run_id", run.id())
                .put("path", run.path())
                .put("manifest", run.path() + "/_MANIFEST.json"));
    assertThat(disk.resolve(latest().get("manifest").asText())).hasContent("{}");

    Run next = publish("2026-03-03T00:00:01Z", MONDAY);
    assertThat(latest().get("run_id").asText()).isEqualTo(next.id());
    Run tuesday = publish("2026-03-03T00:00:02Z", MONDAY.plusDays(1));
    assertThat(latest().get("run_id").asText()).isEqualTo(tuesday.id());
    publish("2026-03-03T00:00:03Z", MONDAY.minusDays(1));
    assertThat(latest().get("run_id").asText()).isEqualTo(tuesday.id());
    Run wednesday = publish("2026-03-03T00:00:01Z", MONDAY.plusDays(2));
    assertThat(latest().get("run_id").asText()).isEqualTo(wednesday.id());
    assertThat(runsAt("2026-03-03T00:00:00Z").newest()).contains(wednesday);
  }

  @Test
  void aRunIsTheNewestOfItsDayThoughAClockWasAheadOnce() throws IOException {
    publish("2099-01-01T00:00:00.999Z", MONDAY.plusDays(1));
    Run ahead = publish("2099-01-01T00:00:00.999Z", MONDAY);
    Run next = publish("2026-03-03T00:00:00Z", MONDAY);
    assertThat(next.id()).matches("20990101T000001\\.000Z-[0-9a-f]{6}");
    Run begun = runsAt("2026-03-03T00:00:01Z").create(MONDAY).run();
    Run last = publish("2026-03-03T00:00:02Z", MONDAY);
    assertThat(runsAt("2026-03-03T00:00:03Z").runs(MONDAY)).containsExactly(ahead, next, last);
    assertThat(last.id()).isGreaterThan(begun.id());
  }

  @Test
  void anIdOfAnotherFormTellsNoTime() throws IOException {
    runsAt("2026-03-03T00:00:00Z").create(new Run(MONDAY, "by-hand"));
    assertThat(publish("2026-03-03T00:00:00Z", MONDAY).id()).startsWith("20260303T000000.000Z-");
  }

  @Test
  void listsRunsByDayThenOldestFirstAndNothingElse() throws IOException {
    Run second = publish("2026-03-03T00:00:00Z", MONDAY);
    Run third = publish("2026-03-03T00:00:01Z", MONDAY);
    Run first = publish("2026-03-03T00:00:02Z", MONDAY.minusDays(1));
    Files.createDirectories(disk.resolve("run_date=soon/run_id=1"));
    Files.createDirectories(disk.resolve("run_date=2026-03-02/other"));
    Files.createDirectories(disk.resolve("state/run_id=1"));
    Files.writeString(disk.resolve("run_date=file"), "");
    assertThat(runsAt("2026-03-03T00:00:00Z").runs()).containsExactly(first, second, third);
  }

  @Test
  void runsOfOneDayThatEndAtOnceAreAllCompleteAndTheNewestIsNamed() throws Exception {
    int many = 8;
    ExecutorService writers = Executors.newFixedThreadPool(many);
    try {
      CyclicBarrier together = new CyclicBarrier(many);
      List<Callable<Run>> runs = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        NewRun run = runsAt("2026-03-03T00:00:0" + i + "Z").create(MONDAY);
        runs.add(
            () -> {
              together.await();
              run.publish(MANIFEST);
              return run.run();
            });
      }
      List<Run> complete = new ArrayList<>();
      for (Future<Run> run : writers.invokeAll(runs)) {
        complete.add(run.get());
      }
      RunStore after = runsAt("2026-03-03T00:00:00Z");
      assertThat(after.runs()).containsExactlyElementsOf(complete);
      assertThat(after.latest()).contains(complete.get(many - 1));
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  void aTornManifestIsNone() throws IOException {
    Run whole = publish("2026-03-03T00:00:00Z", MONDAY);
    Run torn = publish("2026-03-03T00:00:01Z", MONDAY);
    String json = "{\n  \"files\" : [ {\n    \"bytes\" : 1\n  } ]\n}\n";
    Path manifest = disk.resolve(torn.path()).resolve("_MANIFEST.json");
    RunStore runs = runsAt("2026-03-03T00:00:00Z");
    for (int length = 0; length < json.length() - 1; length++) {
      Files.writeString(manifest, json.substring(0, length));
      assertThat(runs.runs()).as("%d bytes", length).containsExactly(whole);
      assertThat(runs.newest()).contains(whole);
    }
    Files.writeString(manifest, json);
    assertThat(runs.runs()).containsExactly(whole, torn);
  }

  @Test
  void aTornPointerNamesNothing() throws IOException {
    Run run = publish("2026-03-03T00:00:00Z", MONDAY);
    Path pointer = disk.resolve("latest.json");
    String json = Files.readString(pointer);
    RunStore runs = runsAt("2026-03-03T00:00:00Z");
    for (int length = 0; length < json.length() - 1; length++) {
      Files.writeString(pointer, json.substring(0, length));
      assertThat(runs.latest()).as("%d characters", length).isEmpty();
    }
    Files.writeString(pointer, json);
    assertThat(runs.latest()).contains(run);
    Files.delete(pointer);
    assertThat(runs.latest()).isEmpty();
  }

  @Test
  void neverWritesToARunTwice() throws IOException {
    RunStore runs = runsAt("2026-03-03T00:00:00Z");
    NewRun run = runs.create(MONDAY);
    assertThatThrownBy(() -> runs.create(run.run()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContainingAll(run.location(), "never written to twice");
    write(run, "order.npy", "x");
    assertThatThrownBy(() -> run.create("order.npy")).isInstanceOf(IllegalStateException.class);
    run.publish(MANIFEST);
    assertThatThrownBy(() -> run.create("more.npy")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> run.publish(MANIFEST)).isInstanceOf(IllegalStateException.class);
  }

  /** A disk that is full as soon as the manifest comes. */
  public static final class FullDisk extends RawLocalFileSystem {
    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        boolean overwrite,
        int buffer,
        short copies,
        long block,
        Progressable progress)
        throws IOException {
      FSDataOutputStream out = super.create(file, overwrite, buffer, copies, block, progress);
      if (!file.getName().startsWith("_DRAFT-")) {
        return out;
      }
      out.close();
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("No space left on device");
            }
          };
      return new FSDataOutputStream(full, null);
    }
  }

  @Test
  void takesAHalfWrittenManifestAway() throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.setClass("fs.file.impl", FullDisk.class, FileSystem.class);
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    Store store = Store.at(configuration, disk.toString());
    RunStore runs = new RunStore(store, Clock.systemUTC(), new Random(5));
    NewRun run = runs.create(MONDAY);
    assertThatThrownBy(() -> run.publish(MANIFEST)).hasMessageContaining("No space left");
    assertThat(runs.runs()).isEmpty();
    assertThat(disk.resolve(run.run().path())).isEmptyDirectory();
  }

  @Test
  void keepsAnInventoryOfClosedFilesByPath() throws IOException {
    NewRun run = runsAt("2026-03-03T00:00:00Z").create(MONDAY);
    write(run, "b", "bb");
    StoredFile elsewhere = new StoredFile("a/part-00000.parquet", 7, "00");
    run.add(elsewhere);
    OutputStream open = run.create("c");
    assertThat(run.inventory()).extracting(StoredFile::path).containsExactly(elsewhere.path(), "b");
    assertThat(run.inventory().get(1).bytes()).isEqualTo(2);
    open.close();
    assertThat(run.inventory()).hasSize(3);
  }

  @Test
  void refusesAPlaceThatCannotBeWritten() throws IOException {
    Files.writeString(disk.resolve("run_date=2026-03-02"), "in the way");
    assertThatThrownBy(() -> runsAt("2026-03-03T00:00:00Z").create(MONDAY))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("a file there or above it");
  }

  @Test
  void refusesIdsThatAreNoFileNames() {
    for (String id : List.of("", "a/b", "a b", "ä")) {
      assertThatThrownBy(() -> new Run(MONDAY, id)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void ofTheRunsOfADateTheNewestCounts() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    LocalDate second = LocalDate.of(2026, 1, 2);
    Run redone = new Run(first, "c");
    Run last = new Run(second, "b");
    assertThat(RunStore.newestOfEachDate(List.of(new Run(first, "a"), last, redone)))
        .containsExactly(Map.entry(first, redone), Map.entry(second, last));
  }
}
