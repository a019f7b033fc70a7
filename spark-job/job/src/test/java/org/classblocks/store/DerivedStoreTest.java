package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedStoreTest {
  private static final byte[] MANIFEST = "{}".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;

  private DerivedStore store(DerivedStore.Kind kind, int second) {
    return new DerivedStore(
        Store.at(new Configuration(), folder.toString()),
        kind,
        Clock.fixed(Instant.parse("2026-01-05T00:00:0" + second + "Z"), ZoneOffset.UTC),
        new SplittableRandom(1));
  }

  private static void write(NewDirectory directory, String text) throws IOException {
    try (OutputStream out = directory.create("figures")) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String read(CompleteDirectory found, StoredFile file) {
    return found.read(file, in -> new String(in.readAllBytes(), StandardCharsets.US_ASCII));
  }

  @Test
  void whatHasNoManifestIsNotThere() throws IOException {
    DerivedStore histories = store(DerivedStore.Kind.HISTORY, 1);
    assertThat(histories.newest()).isEmpty();
    NewDirectory first = histories.create();
    write(first, "first");
    assertThat(histories.newest()).isEmpty();
    first.publish(MANIFEST);
    NewDirectory second = store(DerivedStore.Kind.HISTORY, 2).create();
    write(second, "second");
    assertThat(histories.newest().orElseThrow().location()).isEqualTo(first.location());
    StoredFile figures = second.inventory().get(0);
    second.publish("{\"second\":2}".getBytes(StandardCharsets.US_ASCII));
    CompleteDirectory newest = histories.newest().orElseThrow();
    assertThat(newest.manifest()).asString().isEqualTo("{\"second\":2}");
    assertThat(read(newest, figures)).isEqualTo("second");
    assertThat(second.location())
        .isEqualTo(folder.resolve("history/history_id=" + second.id()).toString());
  }

  @Test
  void theOneWrittenLastIsTheNewestThoughAClockWasAheadOnce() throws IOException {
    store(DerivedStore.Kind.HISTORY, 9).create().publish(MANIFEST);
    NewDirectory last = store(DerivedStore.Kind.HISTORY, 1).create();
    last.publish(MANIFEST);
    assertThat(last.id()).startsWith("20260105T000009.001Z-");
    assertThat(store(DerivedStore.Kind.HISTORY, 2).newest().orElseThrow().location())
        .isEqualTo(last.location());
  }

  @Test
  void allThatAreCompleteAreListedTheNewestFirst() throws IOException {
    NewDirectory first = store(DerivedStore.Kind.COMPARISON, 1).create();
    first.publish(MANIFEST);
    store(DerivedStore.Kind.COMPARISON, 2).create();
    NewDirectory last = store(DerivedStore.Kind.COMPARISON, 3).create();
    last.publish(MANIFEST);
    assertThat(store(DerivedStore.Kind.COMPARISON, 4).complete())
        .extracting(DerivedStore.Entry::path)
        .containsExactly(
            "comparisons/comparison_id=" + last.id(), "comparisons/comparison_id=" + first.id());
    assertThat(store(DerivedStore.Kind.REPORT, 4).complete()).isEmpty();
  }

  @Test
  void aManifestThatWasCutOffIsNone() throws IOException {
    NewDirectory first = store(DerivedStore.Kind.HISTORY, 1).create();
    first.publish(MANIFEST);
    DerivedStore histories = store(DerivedStore.Kind.HISTORY, 2);
    histories.create().publish("{\n  \"status\" : \"comp".getBytes(StandardCharsets.US_ASCII));
    assertThat(histories.newest().orElseThrow().location()).isEqualTo(first.location());
  }

  @Test
  void kindsDoNotMeetAndRunsAreNotDisturbed() throws IOException {
    NewDirectory comparison = store(DerivedStore.Kind.COMPARISON, 1).create();
    comparison.publish(MANIFEST);
    assertThat(store(DerivedStore.Kind.HISTORY, 1).newest()).isEmpty();
    RunStore runs =
        new RunStore(
            Store.at(new Configuration(), folder.toString()),
            Clock.systemUTC(),
            new SplittableRandom(1));
    assertThat(runs.runs()).isEmpty();
    assertThat(folder.resolve("latest.json")).doesNotExist();
  }

  @Test
  void damageIsNoticedAndNothingIsWrittenTwice() throws IOException {
    NewDirectory directory = store(DerivedStore.Kind.COMPARISON, 1).create();
    write(directory, "right");
    assertThatThrownBy(() -> directory.create("figures")).isInstanceOf(IllegalStateException.class);
    StoredFile figures = directory.inventory().get(0);
    directory.publish(MANIFEST);
    assertThatThrownBy(() -> directory.create("more")).isInstanceOf(IllegalStateException.class);
    Files.writeString(Path.of(directory.locationOf("figures")), "wrong");
    CompleteDirectory found = store(DerivedStore.Kind.COMPARISON, 1).newest().orElseThrow();
    assertThatThrownBy(() -> read(found, figures))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("checksum has changed")
        .hasMessageContaining("Delete the folder");
  }
}
