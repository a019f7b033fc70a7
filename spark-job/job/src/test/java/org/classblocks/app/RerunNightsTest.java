package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that are run again: which windows are there already, and which have changed. */
@SparkTest
class RerunNightsTest {
  private static final int INPUT = 3;
  private static final LocalDate FIRST = LocalDate.of(2026, 2, 27);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  @TempDir private Path folder;

  @BeforeEach
  void writeLogs() {
    for (LocalDate date : List.of(FIRST, SECOND, THIRD)) {
      TestLog.write(
          folder, date.toString(), TestLog.rows(TestLog.scores(60, 5, date.getDayOfMonth())), 1);
    }
  }

  private CommandRun night(LocalDate date, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "analyze",
                "--input",
                folder + "/{run-date}",
                "--run-date",
                date.toString(),
                "--output",
                folder.resolve("runs").toString(),
                "--set",
                "state.path=" + folder.resolve("state"),
                "--set",
                "state.window-days=3",
                "--set",
                "report.html=false",
                "--set",
                "report.png=false"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private FinishedRun isNew(CommandRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.closingLine()).startsWith("Done: ");
    return FinishedRun.latest(folder.resolve("runs").toString());
  }

  private static void pointsTo(FinishedRun earlier, CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("Nothing to do")
        .endsWith("results in " + earlier.directory() + System.lineSeparator());
    assertThat(run.err()).doesNotContain("Reading", "Adding up", "Writing");
  }

  private Path state(LocalDate date) throws IOException {
    try (Stream<Path> found = Files.walk(folder.resolve("state/run_date=" + date))) {
      return found
          .filter(path -> path.endsWith("_MANIFEST.json"))
          .map(Path::getParent)
          .max(Comparator.comparing(Path::getFileName))
          .orElseThrow();
    }
  }

  private Path log(LocalDate date) throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve(date.toString()))) {
      return found.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private void touch(LocalDate date) throws IOException {
    Path log = log(date);
    FileTime before = Files.getLastModifiedTime(log);
    Files.setLastModifiedTime(log, FileTime.fromMillis(before.toMillis() + 1_000));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void cutOff(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void aWindowIsThereUntilOneOfItsDatesIsRunAnew() throws IOException {
    FinishedRun first = isNew(night(FIRST));
    isNew(night(SECOND));
    FinishedRun third = isNew(night(THIRD));
    pointsTo(third, night(THIRD));
    pointsTo(first, night(FIRST));
    Files.delete(log(FIRST));
    pointsTo(third, night(THIRD));

    touch(SECOND);
    pointsTo(third, night(THIRD));
    isNew(night(SECOND));
    FinishedRun anew = isNew(night(THIRD));
    assertThat(anew.manifest().at("/window/days/1/state_id").asText())
        .isNotEqualTo(third.manifest().at("/window/days/1/state_id").asText());
    assertThat(anew.manifest().at("/window/days/2/was_read").asBoolean()).isFalse();
    assertThat(anew.checksums()).isEqualTo(third.checksums());
    pointsTo(anew, night(THIRD));
    touch(THIRD);
    assertThat(isNew(night(THIRD)).manifest().at("/window/days/2/was_read").asBoolean()).isTrue();
  }

  @Test
  void aDateThatWasMissingCountsOnceItIsThere() throws IOException {
    isNew(night(FIRST));
    FinishedRun gap = isNew(night(THIRD));
    assertThat(gap.manifest().at("/rows/used").asInt()).isEqualTo(120);
    pointsTo(gap, night(THIRD));
    isNew(night(SECOND));
    FinishedRun whole = isNew(night(THIRD));
    assertThat(whole.manifest().at("/rows/used").asInt()).isEqualTo(180);
    pointsTo(whole, night(THIRD));
  }

  /** Or later windows would go without the date, and nobody could mend it. */
  @Test
  void aRunWhoseStateIsGoneIsRunAgain() throws IOException {
    FinishedRun plain = isNew(night(FIRST, "--set", "state.window-days=1"));
    delete(state(FIRST));
    FinishedRun again = isNew(night(FIRST, "--set", "state.window-days=1"));
    assertThat(again.checksums()).isEqualTo(plain.checksums());
    pointsTo(again, night(FIRST, "--set", "state.window-days=1"));
    assertThat(state(FIRST)).isDirectory();
  }

  @Test
  void aRunWithoutStatesIsNone() throws IOException {
    String[] none = {"--set", "state.path=", "--set", "state.window-days=1"};
    FinishedRun plain = isNew(night(FIRST, none));
    FinishedRun kept = isNew(night(FIRST));
    assertThat(kept.checksums()).isEqualTo(plain.checksums());
    assertThat(state(FIRST)).isDirectory();
    pointsTo(plain, night(FIRST, none));
  }

  @Test
  void whatIsCutOffIsToldOrReadAgain() throws IOException {
    isNew(night(FIRST));
    Path tile = state(FIRST).resolve("co-moments/tile-00000.parquet");
    byte[] whole = Files.readAllBytes(tile);
    cutOff(tile);
    isRefused(night(SECOND), tile, "its checksum has changed");
    Files.write(tile, whole);
    Path manifest = state(FIRST).resolve("_MANIFEST.json");
    cutOff(manifest);
    isRefused(night(SECOND), manifest, "it is no manifest");
    Path cutOff = state(FIRST);
    FinishedRun again = isNew(night(FIRST));
    assertThat(again.manifest().at("/window/days/0/was_read").asBoolean()).isTrue();
    assertThat(state(FIRST)).isNotEqualTo(cutOff);
    assertThat(isNew(night(SECOND)).manifest().at("/rows/used").asInt()).isEqualTo(120);
  }

  /** Code that sums otherwise writes another format: what it wrote is never added to ours. */
  @Test
  void statesOfAnotherFormatAreReadAgainOrRefused() throws IOException {
    isNew(night(FIRST));
    Path manifest = state(FIRST).resolve("_MANIFEST.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replaceFirst("(\"format_version\" : )\\d+", "$11"));
    Path fingerprint = manifest.getParent().getParent();
    Files.move(fingerprint, fingerprint.resolveSibling("fingerprint=0123456789abcdef"));
    String how = "it has format 1, and this version of ClassBlocks reads format ";

    CommandRun refused = night(SECOND);
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(INPUT);
    assertThat(refused.complaint())
        .startsWith("classblocks: 1 state cannot be added to this run")
        .contains(how, "Run analyze again for that date with state.window-days=1");

    CommandRun again = night(FIRST);
    assertThat(again.err()).contains("so its log is read again: " + how);
    assertThat(isNew(again).manifest().at("/window/days/0/was_read").asBoolean()).isTrue();
    assertThat(isNew(night(SECOND)).manifest().at("/rows/used").asInt()).isEqualTo(120);
  }

  private void isRefused(CommandRun run, Path file, String how) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(INPUT);
    assertThat(run.complaint())
        .startsWith("classblocks: The state of " + FIRST + " is damaged at " + file + ": " + how)
        .contains("Delete the folder", "analyze --run-date " + FIRST);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(folder.resolve("runs/run_date=" + SECOND)).doesNotExist();
  }
}
