package org.classblocks.app.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.FinishedRun;
import org.classblocks.app.TestLog;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.write.manifest.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same job twice: what is there already is not done again. */
@SparkTest
class RerunTest {
  private static final int CLASSES = 6;

  @TempDir private Path folder;
  private Path log;
  private Path classes;
  private Path output;

  @BeforeEach
  void writeLog() throws IOException {
    log = Path.of(TestLog.write(folder, "log", TestLog.rows(TestLog.scores(80, CLASSES, 2)), 2));
    classes = folder.resolve("classes.txt");
    Files.write(classes, List.of("a", "b", "c", "d", "e", "f"));
    output = folder.resolve("out");
  }

  private CommandRun analyze(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "analyze",
                "--input",
                "" + log,
                "--classes",
                "" + classes,
                "--output",
                "" + output,
                "--set",
                "report.png=false"));
    if (!List.of(more).contains("--run-date")) {
      arguments.addAll(List.of("--run-date", "2026-02-03"));
    }
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> found = Files.walk(output)) {
      return found.filter(path -> path.endsWith("_MANIFEST.json")).map(Path::getParent).toList();
    }
  }

  private void isNew(CommandRun run, int runs) throws IOException {
    assertThat(run.closingLine()).startsWith("Done: report ");
    assertThat(runs()).hasSize(runs);
  }

  private static void pointsTo(Path directory, CommandRun run) {
    assertThat(run.out())
        .startsWith("Nothing to do")
        .contains("--force")
        .contains("report " + directory.resolve("report/index.html"))
        .endsWith("results in " + directory + System.lineSeparator())
        .hasLineCount(1);
    assertThat(run.err()).contains("Opening").doesNotContain("Reading", "Writing");
  }

  private Path latest() throws IOException {
    return FinishedRun.latest("" + output).directory();
  }

  @Test
  void whatIsThereIsPointedTo() throws IOException {
    isNew(analyze(), 1);
    Path first = latest();
    pointsTo(first, analyze());
    pointsTo(first, analyze("--set", "output.keep-runs=7"));
    isNew(analyze("--set", "blocks.min-size=2"), 2);
    pointsTo(first, analyze());
    assertThat(latest()).isNotEqualTo(first);
    isNew(analyze("--run-date", "2026-02-04"), 3);
    isNew(analyze("--force"), 4);
    isNew(analyze("--set", "output.force=true"), 5);
  }

  @Test
  void anotherLogIsRunAnew() throws IOException {
    analyze();
    Path file = firstFile();
    FileTime before = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1000));
    isNew(analyze(), 2);
    Files.setLastModifiedTime(file, before);
    pointsTo(runs().get(0).equals(latest()) ? runs().get(1) : runs().get(0), analyze());
    Files.copy(file, log.resolve("more.parquet"));
    isNew(analyze(), 3);
  }

  private Path firstFile() throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      return files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  @Test
  void anotherClassListIsRunAnew() throws IOException {
    analyze();
    Files.write(classes, List.of("a", "b", "c", "d", "e", "longer"));
    isNew(analyze(), 2);
    classes = Files.move(classes, folder.resolve("classes[1].txt"));
    isNew(analyze(), 3);
  }

  @Test
  void aRunThatIsDamagedIsRunAnew() throws IOException {
    analyze();
    Files.delete(latest().resolve("order.npy"));
    isNew(analyze(), 2);
  }

  @Test
  void aRunThatWasNotNamedIsNamed() throws IOException {
    analyze();
    Path first = latest();
    Files.delete(output.resolve("latest.json"));
    pointsTo(first, analyze());
    assertThat(latest()).isEqualTo(first);
    Files.writeString(output.resolve("latest.json"), "{ \"run");
    pointsTo(first, analyze());
    assertThat(latest()).isEqualTo(first);
  }

  @Test
  void theManifestSaysWhatWasRead() throws IOException {
    analyze();
    JsonNode manifest = FinishedRun.latest("" + output).manifest();
    assertThat(manifest.get("fingerprint").asText()).matches("[0-9a-f]{64}");
    assertThat(manifest.at("/inputs/0/modified").asText())
        .isEqualTo(
            Files.getLastModifiedTime(
                    Path.of(manifest.at("/inputs/0/path").asText().replaceFirst("^file:", "")))
                .toInstant()
                .truncatedTo(ChronoUnit.MILLIS)
                .toString());
  }

  @Test
  void theFiguresOfWhatIsThereAreReported() throws IOException {
    analyze();
    analyze("--force");
    Manifest manifest = Manifest.fromJson(Files.readAllBytes(latest().resolve("_MANIFEST.json")));
    RunStore store =
        new RunStore(
            Store.at(new Configuration(), "" + output), Clock.systemUTC(), new SplittableRandom(1));
    List<String> reported = new ArrayList<>();
    EarlierRun earlier = new EarlierRun(store, run -> reported.add(run.runId()));
    assertThat(earlier.find(manifest.runDate(), "none")).isEmpty();
    assertThat(reported).isEmpty();
    assertThat(earlier.find(manifest.runDate(), manifest.fingerprint())).isPresent();
    assertThat(reported).containsExactly(manifest.runId());
  }

  @Test
  void aListingTellsThatNothingHasChanged() throws IOException {
    analyze();
    Path first = latest();
    assertThat(unchanged("2026-02-03")).map(RunSummary::directory).contains("" + first);
    assertThat(unchanged("2026-02-04")).isEmpty();
    Files.writeString(classes, "a\nb\nc\nd\ne\nlonger\n");
    assertThat(unchanged("2026-02-03")).isEmpty();
  }

  private Optional<RunSummary> unchanged(String date) {
    ConfigSource options =
        new ConfigSource()
            .addIfPresent("input.paths", List.of("" + log))
            .addIfPresent("classes.path", "" + classes)
            .addIfPresent("output.path", "" + output)
            .addIfPresent("output.run-date", date)
            .addIfPresent("report.png", false);
    Progress progress =
        new Progress(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), false);
    return UnchangedRun.find(JobConfig.from(options), new Configuration(), progress);
  }

  @Test
  void recutIsNoRunOfTheLogs() throws IOException {
    analyze();
    Path first = latest();
    CommandRun recut = CommandRun.of("recut", "" + output);
    assertThat(recut.exitCode()).as(recut.err()).isZero();
    assertThat(FinishedRun.latest("" + output).manifest().get("fingerprint").isNull()).isTrue();
    pointsTo(first, analyze());
  }

  @Test
  void oldRunsAreDeletedOnceANewOneIsThere() throws IOException {
    analyze();
    analyze("--force");
    Path second = latest();
    CommandRun third = analyze("--force", "--set", "output.keep-runs=2");
    assertThat(third.err()).contains("deleted 1 old run, because output.keep-runs is 2");
    assertThat(runs()).containsExactlyInAnyOrder(second, latest());
  }

  @Test
  void aRunOfAnEarlierDateDeletesNoneOfALaterOne() throws IOException {
    analyze("--run-date", "2026-02-03");
    Path current = latest();
    CommandRun earlier = analyze("--run-date", "2026-01-03", "--set", "output.keep-runs=1");
    assertThat(earlier.err())
        .contains(
            "older than the 1 run that output.keep-runs=1 keeps, so the next run deletes it",
            "Raise the key to keep it")
        .doesNotContain("deleted 1 old run");
    assertThat(runs()).hasSize(2).contains(current);
    assertThat(latest()).isEqualTo(current);
    analyze("--run-date", "2026-01-02", "--set", "output.keep-runs=1");
    assertThat(runs()).hasSize(2).contains(current);
    CommandRun recut = CommandRun.of("recut", "" + output);
    assertThat(recut.exitCode()).as(recut.err()).isZero();
    assertThat(FinishedRun.latest("" + output).manifest().get("run_date").asText())
        .isEqualTo("2026-02-03");
  }
}
