package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldRunsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @TempDir private Path disk;

  private static Run of(int daysLater) {
    return new Run(DAY.plusDays(daysLater), "a");
  }

  private static final Run FIRST = of(0);
  private static final Run SECOND = of(1);
  private static final Run THIRD = of(2);
  private static final Run FOURTH = of(3);
  private static final List<Run> ALL = List.of(FIRST, SECOND, THIRD, FOURTH);

  private static List<Run> old(int keep, Run published, Run latest, List<Run> complete) {
    return new OldRuns(keep, published, Optional.ofNullable(latest)).among(complete, Map.of(), NOW);
  }

  @Test
  void theCompleteRunsOfTheNewestDaysStay() {
    assertThat(old(1, FOURTH, FOURTH, ALL)).containsExactly(FIRST, SECOND, THIRD);
    assertThat(old(3, FOURTH, FOURTH, ALL)).containsExactly(FIRST);
    assertThat(old(4, FOURTH, FOURTH, ALL)).isEmpty();
    assertThat(old(9, FOURTH, null, ALL)).isEmpty();
  }

  @Test
  void theNamedRunStaysHoweverOldItIs() {
    assertThat(old(1, FOURTH, FIRST, ALL)).containsExactly(SECOND, THIRD);
    assertThat(old(1, FOURTH, SECOND, List.of(FIRST, FOURTH))).containsExactly(FIRST);
  }

  @Test
  void theRunPublishedLastStaysUntilTheNextOne() {
    OldRuns rule = new OldRuns(2, SECOND, Optional.of(FOURTH));
    assertThat(rule.among(ALL, Map.of(), NOW)).containsExactly(FIRST);
    assertThat(rule.isNext(ALL)).isTrue();
    assertThat(rule.isNext(List.of(SECOND, FOURTH))).isFalse();
    assertThat(old(2, FOURTH, FOURTH, List.of(SECOND, THIRD, FOURTH))).containsExactly(SECOND);
  }

  @Test
  void aRunThatMayStillBeWrittenStays() {
    Map<Run, Instant> written =
        Map.of(
            FIRST, NOW.minus(Duration.ofDays(8)),
            SECOND, NOW.minus(Duration.ofDays(7)),
            THIRD, NOW.plus(Duration.ofDays(8)));
    assertThat(new OldRuns(1, FOURTH, Optional.of(FOURTH)).among(List.of(FOURTH), written, NOW))
        .containsExactly(FIRST);
  }

  @Test
  void atLeastOneStays() {
    assertThatThrownBy(() -> new OldRuns(0, FIRST, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private RunStore runsAt(Instant instant) {
    Store store = Store.at(new Configuration(false), disk.toString());
    return new RunStore(store, Clock.fixed(instant, ZoneOffset.UTC), new Random(5));
  }

  private Run publish(Instant instant, LocalDate date) throws IOException {
    NewRun run = runsAt(instant).create(date);
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
    NewRun begun = runsAt(NOW.plusSeconds(2)).create(DAY);
    Run last = publish(NOW.plusSeconds(3), DAY.plusDays(1));

    assertThat(runsAt(NOW.plusSeconds(4)).prune(1, last).deleted()).containsExactly(first, second);
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
    Run last = publish(NOW.plusSeconds(1), DAY.plusDays(1));
    assertThat(runsAt(NOW).prune(1, last).deleted()).containsExactly(first);
    assertThat(disk.resolve("run_date=" + DAY)).doesNotExist();
    assertThat(runsAt(NOW).prune(1, last).deleted()).isEmpty();
  }

  @Test
  void nightsOfAnEarlierTimeDeleteNoCurrentOnes() throws IOException {
    List<Run> current = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      current.add(publish(NOW.plusSeconds(day), DAY.plusDays(day)));
    }
    for (int day = 1; day <= 4; day++) {
      Run earlier = publish(NOW.plusSeconds(10 + day), DAY.minusDays(day));
      assertThat(runsAt(NOW).prune(3, earlier).isNewOneNext()).isTrue();
      assertThat(runsAt(NOW).runs()).hasSize(4).startsWith(earlier).containsAll(current);
      assertThat(runsAt(NOW).latest()).contains(current.get(2));
    }
    Run next = publish(NOW.plusSeconds(20), DAY.plusDays(3));
    assertThat(runsAt(NOW).prune(3, next).isNewOneNext()).isFalse();
    assertThat(runsAt(NOW).runs()).containsExactly(current.get(1), current.get(2), next);
  }

  /** Its own clock was ahead, or that of those that are still written: ids do not tell. */
  @Test
  void whatWasGivenUpIsToldByWhenItWasLastWritten() throws IOException {
    NewRun givenUp = runsAt(Instant.parse("2099-01-01T00:00:00Z")).create(DAY);
    givenUp.create("classes/part-00000.parquet").close();
    NewRun empty = runsAt(NOW.minus(Duration.ofDays(9))).create(DAY);
    NewRun written = runsAt(NOW.minus(Duration.ofDays(9))).create(DAY);
    written.create("classes/part-00000.parquet").close();
    Run last = publish(NOW, DAY);
    Instant published = written(last, "_MANIFEST.json");
    setWritten(givenUp.run(), "classes/part-00000.parquet", published.minus(Duration.ofDays(8)));
    setWritten(empty.run(), "", published.minus(Duration.ofDays(6)));
    setWritten(written.run(), "", published.minus(Duration.ofDays(8)));

    assertThat(runsAt(NOW).prune(1, last).deleted()).containsExactly(givenUp.run());
    setWritten(empty.run(), "", published.minus(Duration.ofDays(8)));
    assertThat(runsAt(NOW).prune(1, last).deleted()).containsExactly(empty.run());
    assertThat(Path.of(written.location())).exists();
  }

  private Instant written(Run run, String path) throws IOException {
    return Files.getLastModifiedTime(disk.resolve(run.path()).resolve(path)).toInstant();
  }

  private void setWritten(Run run, String path, Instant time) throws IOException {
    Files.setLastModifiedTime(disk.resolve(run.path()).resolve(path), FileTime.from(time));
  }
}
