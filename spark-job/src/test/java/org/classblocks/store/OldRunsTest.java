package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldRunsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @TempDir private Path disk;

  private static Run ago(Duration time) {
    return Run.begin(DAY, NOW.minus(time), 1);
  }

  private static final Run ELEVEN_DAYS = ago(Duration.ofDays(11));
  private static final Run EIGHT_DAYS = ago(Duration.ofDays(8));
  private static final Run THREE_DAYS = ago(Duration.ofDays(3));
  private static final Run ONE_HOUR = ago(Duration.ofHours(1));
  private static final List<Run> ALL = List.of(ELEVEN_DAYS, EIGHT_DAYS, THREE_DAYS, ONE_HOUR);

  private static List<Run> old(int keep, Run latest, Run... complete) {
    return new OldRuns(keep, Optional.ofNullable(latest), NOW).among(ALL, Set.of(complete));
  }

  @Test
  void theNewestCompleteRunsStay() {
    Run[] all = ALL.toArray(Run[]::new);
    assertThat(old(1, ONE_HOUR, all)).containsExactly(ELEVEN_DAYS, EIGHT_DAYS, THREE_DAYS);
    assertThat(old(3, ONE_HOUR, all)).containsExactly(ELEVEN_DAYS);
    assertThat(old(4, ONE_HOUR, all)).isEmpty();
    assertThat(old(9, null, all)).isEmpty();
  }

  @Test
  void theNamedRunStaysHoweverOldItIs() {
    Run[] all = ALL.toArray(Run[]::new);
    assertThat(old(1, ELEVEN_DAYS, all)).containsExactly(EIGHT_DAYS, THREE_DAYS);
    assertThat(old(1, EIGHT_DAYS, ELEVEN_DAYS, ONE_HOUR)).containsExactly(ELEVEN_DAYS);
  }

  @Test
  void aRunThatMayStillBeWrittenStays() {
    assertThat(old(1, EIGHT_DAYS, EIGHT_DAYS)).containsExactly(ELEVEN_DAYS);
    assertThat(old(1, null, ELEVEN_DAYS, EIGHT_DAYS)).containsExactly(ELEVEN_DAYS);
    Run named = new Run(DAY, "by-hand");
    assertThat(new OldRuns(1, Optional.empty(), NOW).among(List.of(named), Set.of())).isEmpty();
  }

  @Test
  void atLeastOneStays() {
    assertThatThrownBy(() -> new OldRuns(0, Optional.empty(), NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private RunStore runsAt(Instant instant) {
    Store store = Store.at(new Configuration(false), disk.toString());
    return new RunStore(store, Clock.fixed(instant, ZoneOffset.UTC), new Random(5));
  }

  private Run publish(Instant instant, LocalDate date) throws IOException {
    RunDirectory run = runsAt(instant).create(date);
    run.create("blocks/part-00000.parquet").close();
    run.publish("{}".getBytes(StandardCharsets.UTF_8));
    return run.run();
  }

  @Test
  void nothingIsDeletedButRuns() throws IOException {
    Files.createDirectories(disk.resolve("state/run_date=2026-03-01"));
    Files.createDirectories(disk.resolve("run_date=2026-03-01/notes"));
    Files.createDirectories(disk.resolve("run_date=2026-02-01"));
    Run first = publish(NOW, LocalDate.of(2026, 3, 1));
    Run second = publish(NOW.plusSeconds(1), DAY);
    RunDirectory begun = runsAt(NOW.plusSeconds(2)).create(DAY);
    Run last = publish(NOW.plusSeconds(3), DAY.plusDays(1));

    assertThat(runsAt(NOW.plusSeconds(4)).prune(1)).containsExactly(first, second);
    assertThat(runsAt(NOW).runs()).containsExactly(last);
    assertThat(disk.resolve(first.path())).doesNotExist();
    assertThat(disk.resolve(second.path())).doesNotExist();
    assertThat(Path.of(begun.location())).exists();
    assertThat(disk.resolve("run_date=2026-03-01/notes")).exists();
    assertThat(disk.resolve("run_date=2026-02-01")).exists();
    assertThat(disk.resolve("state/run_date=2026-03-01")).exists();
    assertThat(runsAt(NOW).latest()).contains(last);
    begun.publish("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(runsAt(NOW).runs()).containsExactly(begun.run(), last);
  }

  @Test
  void aDayWithoutRunsLeavesNoFolder() throws IOException {
    Run first = publish(NOW, DAY);
    publish(NOW.plusSeconds(1), DAY.plusDays(1));
    assertThat(runsAt(NOW).prune(1)).containsExactly(first);
    assertThat(disk.resolve("run_date=" + DAY)).doesNotExist();
    assertThat(runsAt(NOW).prune(1)).isEmpty();
  }
}
