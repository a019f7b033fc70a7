package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.FailingDisk;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole jobs whose output lies on a disk that fails, full or not to be written. */
@SparkTest
class FailingJobTest {
  @TempDir private static Path parents;
  private static String parent;
  private static String log;
  private static final List<String> PROPERTIES = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeAll
  static void analyzeOnce() {
    log = TestLog.write(parents, "log", TestLog.rows(TestLog.scores(60, 5, 8)), 1);
    parent = parents.resolve("runs").toString();
    CommandRun run = CommandRun.of("analyze", "--input", log, "--output", parent);
    assertThat(run.exitCode()).as(run.err()).isZero();
    for (Map.Entry<String, String> setting : FailingDisk.addTo(new Configuration(false))) {
      PROPERTIES.add("spark.hadoop." + setting.getKey());
      System.setProperty("spark.hadoop." + setting.getKey(), setting.getValue());
    }
  }

  @AfterAll
  static void forgetDisks() {
    PROPERTIES.forEach(System::clearProperty);
  }

  @AfterEach
  void recover() {
    FailingDisk.recover();
  }

  private static CommandRun recut(String output) {
    return CommandRun.of(
        "recut",
        parent,
        "--output",
        output,
        "--set",
        "report.png=false",
        "--set",
        "report.html=false",
        "--set",
        "output.keep-runs=2");
  }

  @ParameterizedTest
  @CsvSource({"failing,false", "failing-store,true"})
  void theJobSucceedsOrSaysWhyAndACompleteRunIsNamed(String scheme, boolean renamesFail)
      throws IOException {
    Path output = folder.resolve(scheme);
    String place = scheme + "://" + output;
    assertThat(recut(place).exitCode()).isZero();
    int calls = 1;
    int failures = 0;
    for (int n = 1; n <= calls + 1; n += 1 + n / 30) {
      FailingDisk.failEvery(n, renamesFail);
      CommandRun run = recut(place);
      calls = FailingDisk.recover();
      String when = String.format("every %d. of %d calls failed: %s", n, calls, run.err());
      if (run.exitCode() == 0) {
        assertThat(run.closingLine()).as(when).startsWith("Done: ");
      } else {
        failures++;
        assertThat(run.complaint())
            .as(when)
            .startsWith("classblocks: ")
            .contains("the disk failed");
        assertThat(run.err()).as(when).doesNotContain("\tat ");
        assertThat(run.exitCode()).as(when).isEqualTo(2);
      }
      if (Files.exists(output.resolve("latest.json"))) {
        isComplete(FinishedRun.latest(output.toString()), when);
      } else {
        assertThat(scheme).as(when).isEqualTo(FailingDisk.STORE);
        assertThat(recut(place).exitCode()).as(when).isZero();
      }
    }
    assertThat(failures).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "state"})
  void analyzeSaysWhyToo(String states) throws IOException {
    FailingDisk.addTo(LocalSpark.session().sparkContext().hadoopConfiguration());
    Path output = folder.resolve("out");
    String place = FailingDisk.DISK + "://" + output;
    String[] arguments = {
      "analyze",
      "--input",
      log,
      "--output",
      place,
      "--set",
      "report.png=false",
      "--run-date",
      "2026-02-03",
      "--set",
      "state.path=" + (states.isEmpty() ? "" : place + "/" + states),
      "--force"
    };
    assertThat(CommandRun.of(arguments).exitCode()).isZero();
    Map<String, String> undisturbed = FinishedRun.latest(output.toString()).checksums();
    for (int n = 1; n <= 12; n++) {
      FailingDisk.failEvery(n, false);
      CommandRun run = CommandRun.of(arguments);
      FailingDisk.recover();
      assertThat(run.exitCode()).as("%d: %s", n, run.err()).isIn(0, 2, 3);
      assertThat(run.err()).as("%d", n).doesNotContain("\tat ");
      isComplete(FinishedRun.latest(output.toString()), "" + n);
      assertThat(FinishedRun.latest(output.toString()).checksums())
          .as("%d", n)
          .isEqualTo(undisturbed);
      forgetStates(output.resolve("state"));
    }
  }

  private static void forgetStates(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** 8 bytes for each of 15 pairs of classes, in ten folds. */
  @Test
  void aStateThatDoesNotFitIsFoundBeforeTheLogIsRead() throws IOException {
    FailingDisk.addTo(LocalSpark.session().sparkContext().hadoopConfiguration());
    FailingDisk.leaveFree(100);
    Path states = folder.resolve("state");
    CommandRun run =
        CommandRun.of(
            "analyze",
            "--input",
            log,
            "--output",
            folder.resolve("out").toString(),
            "--set",
            "state.path=" + FailingDisk.DISK + "://" + states);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .contains("The state of 5 classes takes 1.20 KB or more, but only 100 B are free at")
        .contains("choose another state.path");
    assertThat(run.err()).doesNotContain("Reading", "\tat ");
    try (Stream<Path> left = Files.walk(states)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private static void isComplete(FinishedRun run, String when) {
    run.manifest()
        .get("files")
        .forEach(
            file ->
                assertThat(run.directory().resolve(file.get("path").asText()))
                    .as(when)
                    .hasSize(file.get("bytes").asLong()));
  }

  @Test
  void aDiskThatIsTooSmallIsFoundBeforeAnythingIsComputed() throws IOException {
    String place = FailingDisk.DISK + "://" + folder.resolve("out");
    FailingDisk.leaveFree(1_000_000);
    CommandRun run = recut(place);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .containsPattern("results of 5 classes take about 2.* MB, but only 1.00 MB are free at");
    assertThat(run.err()).doesNotContain("Reading", "\tat ");
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
    FailingDisk.leaveFree(20_000_000);
    assertThat(recut(place).exitCode()).isZero();
  }

  @Test
  void aDiskThatDoesNotTellWhatIsFreeIsTried() {
    FailingDisk.leaveFree(-1);
    assertThat(recut(FailingDisk.DISK + "://" + folder.resolve("out")).exitCode()).isZero();
  }

  @Test
  void aPlaceWithoutPermissionIsFoundBeforeAnythingIsComputed() {
    FailingDisk.refuse();
    CommandRun run = recut(FailingDisk.DISK + "://" + folder.resolve("out"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .contains("no permission for user", folder.resolve("out").toString());
    assertThat(run.err()).doesNotContain("Reading", "\tat ");
  }
}
