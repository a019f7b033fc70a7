package org.classblocks.write.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.FailingDisk;
import org.classblocks.UserErrorException;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path disk;

  private StateStore statesAt(String instant) {
    Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.ofHours(9));
    return new StateStore(
        Store.at(new Configuration(false), disk.toString()), clock, new Random(5));
  }

  private StateName publish(String instant, LocalDate date, String fingerprint) throws IOException {
    NewDirectory state = statesAt(instant).create(date, fingerprint);
    state.publish(MANIFEST);
    return new StateName(date, fingerprint, state.id());
  }

  private Path folder(NewDirectory state) {
    return Path.of(state.location());
  }

  private static void write(NewDirectory state, String path, String text) throws IOException {
    try (OutputStream out = state.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void laysStatesOutByDateFingerprintAndId() throws IOException {
    NewDirectory state = statesAt("2026-03-03T04:05:06.007Z").create(MONDAY, "00ff");
    write(state, "co-moments/tile-00000.parquet", "x");
    state.publish(MANIFEST);
    assertThat(disk.relativize(folder(state)).toString())
        .matches(
            "run_date=2026-03-02/fingerprint=00ff/state_id=20260303T040506\\.007Z-[0-9a-f]{6}");
    assertThat(folder(state).resolve("co-moments/tile-00000.parquet")).hasContent("x");
    assertThat(folder(state).resolve("_MANIFEST.json")).hasBinaryContent(MANIFEST);
    assertThat(state.inventory())
        .extracting(StoredFile::path)
        .containsExactly("co-moments/tile-00000.parquet");
  }

  @Test
  void theNewestCompleteStateCounts() throws IOException {
    StateStore states = statesAt("2026-03-09T00:00:00Z");
    assertThat(states.newest(MONDAY, "a")).isEmpty();
    publish("2026-03-03T00:00:00Z", MONDAY, "a");
    StateName second = publish("2026-03-04T00:00:00Z", MONDAY, "a");
    publish("2026-03-05T00:00:00Z", MONDAY.plusDays(1), "a");
    publish("2026-03-05T00:00:00Z", MONDAY, "b");
    write(statesAt("2026-03-06T00:00:00Z").create(MONDAY, "a"), "begun", "only");
    assertThat(states.newest(MONDAY, "a")).map(CompleteState::name).contains(second);
  }

  /** Late files make a new state, which must count whatever clock the one before was made by. */
  @Test
  void theStateWrittenLastCountsThoughAClockWasAheadOnce() throws IOException {
    publish("2099-01-01T00:00:00Z", MONDAY, "a");
    StateName last = publish("2026-03-04T00:00:00Z", MONDAY, "a");
    assertThat(last.id()).startsWith("20990101T000000.001Z-");
    assertThat(statesAt("2026-03-09T00:00:00Z").newest(MONDAY, "a"))
        .map(CompleteState::name)
        .contains(last);
    assertThat(publish("2026-03-04T00:00:00Z", MONDAY, "b").id())
        .startsWith("20260304T000000.000Z-");
  }

  /** A manifest that was cut off says that there is something, and nothing of what. */
  @Test
  void noOlderStateStandsInForOneCutOff() throws IOException {
    StateStore states = statesAt("2026-03-09T00:00:00Z");
    StateName first = publish("2026-03-04T00:00:00Z", MONDAY, "a");
    StateName second = publish("2026-03-05T00:00:00Z", MONDAY, "a");
    Files.writeString(disk.resolve(second.path() + "/_MANIFEST.json"), "{ \"format");
    assertThat(states.newest(MONDAY, "a")).map(CompleteState::name).contains(second);
    assertThat(states.newestWhole(MONDAY, "a")).map(CompleteState::name).contains(first);
    assertThat(states.others(MONDAY, "mine"))
        .extracting(CompleteState::name)
        .containsExactly(first);
  }

  @Test
  void whatIsDiscardedIsGone() throws IOException {
    NewDirectory state = statesAt("2026-03-04T00:00:00Z").create(MONDAY, "a");
    write(state, "co-moments/tile-00000.parquet", "x");
    state.discard();
    assertThat(folder(state)).doesNotExist();
    state.discard();
  }

  /** The manifest was written, and its writer heard of a failure all the same. */
  @Test
  void whatCannotBeDiscardedWholeIsNoState() throws IOException {
    Store store =
        Store.at(FailingDisk.addTo(new Configuration(false)), FailingDisk.DISK + "://" + disk);
    StateStore states = new StateStore(store, Clock.systemUTC(), new Random(5));
    NewDirectory state = states.create(MONDAY, "a");
    write(state, "co-moments/tile-00000.parquet", "x");
    Path folder = disk.resolve(new StateName(MONDAY, "a", state.id()).path());
    state.publish(MANIFEST);
    FailingDisk.failEvery(2, false);
    state.discard();
    assertThat(FailingDisk.recover()).isEqualTo(2);
    assertThat(folder.resolve("co-moments/tile-00000.parquet")).exists();
    assertThat(states.newest(MONDAY, "a")).isEmpty();
  }

  @Test
  void findsStatesOfOtherFingerprints() throws IOException {
    publish("2026-03-04T00:00:00Z", MONDAY, "a");
    StateName newer = publish("2026-03-05T00:00:00Z", MONDAY, "a");
    StateName other = publish("2026-03-05T00:00:00Z", MONDAY, "b");
    publish("2026-03-05T00:00:00Z", MONDAY, "mine");
    statesAt("2026-03-06T00:00:00Z").create(MONDAY, "begun");
    Files.createDirectories(disk.resolve("run_date=2026-03-02/notes"));
    assertThat(statesAt("2026-03-09T00:00:00Z").others(MONDAY, "mine"))
        .extracting(CompleteState::name)
        .containsExactly(newer, other);
  }

  @Test
  void nothingIsWrittenAfterTheManifest() throws IOException {
    NewDirectory state = statesAt("2026-03-04T00:00:00Z").create(MONDAY, "a");
    state.publish(MANIFEST);
    assertThatThrownBy(() -> state.create("late")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhereStatesCannotBeWritten() throws IOException {
    Files.writeString(disk.resolve("run_date=2026-03-02"), "in the way");
    assertThatThrownBy(() -> statesAt("2026-03-04T00:00:00Z").create(MONDAY, "a"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("run_date=2026-03-02")
        .hasMessageContaining("a file there or above it");
  }

  @Test
  void takesNoPathsForNames() {
    for (String name : List.of("", "a/b", "a b")) {
      assertThatThrownBy(() -> new StateName(MONDAY, name, "1"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
