package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights of a similarity graph: their states hold rows, and a window is what one pass gives. */
@SparkTest
class GraphNightsTest {
  private static final int USAGE = 2;
  private static final int INPUT = 3;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 30);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);
  private static final int SAMPLES = 2_000;
  private static final Column WEIGHT = functions.expr("1 + monotonically_increasing_id() % 3");

  /** The first third has one group, the rest another one, and some samples none. */
  private static final Column GROUP =
      functions.expr(
          "case when monotonically_increasing_id() % 7 = 0 then null"
              + " when monotonically_increasing_id() < 2500 then 'a' else 'b' end");

  @TempDir private Path folder;

  /** Three nights of one log, with weights and groups. */
  @BeforeEach
  void writeLogs() {
    succeed(
        CommandRun.of(
            "generate",
            "--samples=" + 3 * SAMPLES,
            "--classes=120",
            "--blocks=40/10",
            "--correlations=0.2/0.5",
            "--encoding=topic",
            "--top=12",
            "--output=" + folder.resolve("all")));
    List<LocalDate> dates = List.of(FIRST, SECOND, THIRD);
    for (int night = 0; night < dates.size(); night++) {
      LocalSpark.session()
          .read()
          .parquet(folder.resolve("all/log.parquet").toString())
          .withColumn("w", WEIGHT)
          .withColumn("g", GROUP)
          .filter("monotonically_increasing_id() div " + SAMPLES + " = " + night)
          .coalesce(1)
          .write()
          .parquet(folder.resolve("logs").resolve(dates.get(night).toString()).toString());
    }
  }

  private static CommandRun succeed(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private CommandRun run(String command, String output, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    command,
                    "--classes=" + folder.resolve("all/classes.csv"),
                    "--labels=label",
                    "--output=" + folder.resolve(output),
                    "--set=input.weight=w",
                    "--set=graph.neighbours=20",
                    "--set=report.html=false",
                    "--set=report.png=false"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private CommandRun night(LocalDate date, String... more) {
    return nightly("analyze", date, more);
  }

  private CommandRun nightly(String command, LocalDate date, String... more) {
    return run(
        command,
        "runs",
        Stream.concat(
                Stream.of(
                    "--input=" + folder.resolve("logs") + "/{run-date}",
                    "--run-date=" + date,
                    "--set=similarity.form=graph",
                    "--set=state.path=" + folder.resolve("state")),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path log(LocalDate date) {
    return folder.resolve("logs").resolve(date.toString());
  }

  private static void delete(Path path) throws IOException {
    for (Path file : files(path).sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(file);
    }
  }

  private static Stream<Path> files(Path path) throws IOException {
    try (Stream<Path> found = Files.walk(path)) {
      return found.toList().stream();
    }
  }

  /** The rows of tables as text, with numbers to eleven digits. */
  private static List<String> rounded(List<Row> rows) {
    List<String> texts = new ArrayList<>();
    for (Row row : rows) {
      StringBuilder text = new StringBuilder();
      for (int cell = 0; cell < row.size(); cell++) {
        Object value = row.get(cell);
        text.append(value instanceof Double number ? String.format("%.10e", number) : value);
        text.append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void aWindowIsWhatOnePassGives() throws IOException {
    String groups = "--set=input.group=g";
    succeed(night(FIRST, groups));
    delete(log(FIRST));
    succeed(night(SECOND, "--set=state.window-days=7", groups));
    delete(log(SECOND));
    CommandRun third = succeed(night(THIRD, "--set=state.window-days=7", groups));
    assertThat(third.err()).contains("2 states of earlier dates", "3 states, 6,000 rows");
    FinishedRun window = FinishedRun.latest(folder.resolve("runs").toString());

    LocalSpark.session()
        .read()
        .parquet(folder.resolve("all/log.parquet").toString())
        .withColumn("w", WEIGHT)
        .withColumn("g", GROUP)
        .coalesce(1)
        .write()
        .parquet(folder.resolve("weighted").toString());
    succeed(
        run(
            "analyze",
            "pass",
            "--input=" + folder.resolve("weighted"),
            "--set=similarity.form=graph",
            groups));
    FinishedRun pass = FinishedRun.latest(folder.resolve("pass").toString());

    List<Row> graph = window.rows("graph", "class_id", "neighbour_id", "both_listed", "similarity");
    List<Row> expected =
        pass.rows("graph", "class_id", "neighbour_id", "both_listed", "similarity");
    assertThat(graph).hasSameSizeAs(expected);
    for (int pair = 0; pair < graph.size(); pair++) {
      Row found = graph.get(pair);
      Row wanted = expected.get(pair);
      assertThat(List.of(found.get(0), found.get(1), found.get(2)))
          .isEqualTo(List.of(wanted.get(0), wanted.get(1), wanted.get(2)));
      assertThat(((Number) found.get(3)).doubleValue())
          .isCloseTo(((Number) wanted.get(3)).doubleValue(), within(1e-6));
    }
    assertThat(window.rows("groups")).hasSize(2);
    for (String table : List.of("groups", "group-pairs", "group-blocks")) {
      assertThat(rounded(window.rows(table))).as(table).isEqualTo(rounded(pass.rows(table)));
    }
    assertThat(rounded(window.rows("confusion"))).isEqualTo(rounded(pass.rows("confusion")));
    assertThat(window.json("blocks.json").get("blocks").size())
        .isEqualTo(pass.json("blocks.json").get("blocks").size());
  }

  @Test
  void readsNoLogTwice() throws IOException {
    succeed(night(FIRST));
    CommandRun again = succeed(night(FIRST, "--set=graph.neighbours=10"));
    assertThat(again.err()).contains("nothing new to read", "1 state, 2,000 rows");
    assertThat(succeed(nightly("plan", FIRST)).out()).contains("1 state of", "to search, no log");
  }

  /** Windows of graphs are compared as they are, for their states hold rows. */
  @Test
  void reportShowsTheChangesOfANightAgain() throws IOException {
    succeed(night(FIRST));
    CommandRun second =
        succeed(
            night(
                SECOND,
                "--set=state.window-days=7",
                "--set=report.html=true",
                "--set=compare.previous=true"));
    assertThat(second.err()).contains("drift ", "since 2026-01-30");
    Path run = FinishedRun.latest(folder.resolve("runs").toString()).directory();
    CommandRun report =
        succeed(CommandRun.of("report", run.toString(), "--output=" + folder.resolve("again")));
    assertThat(report.err())
        .contains("drift ", "since 2026-01-30")
        .doesNotContain("without the states");
  }

  @Test
  void groupsOfAllDatesAreCounted() throws IOException {
    succeed(night(FIRST, "--set=input.group=g", "--set=input.max-groups=1"));
    CommandRun run =
        night(
            SECOND, "--set=input.group=g", "--set=input.max-groups=2", "--set=state.window-days=2");
    assertThat(succeed(run).err()).contains("2 states");
    run =
        night(
            SECOND, "--set=input.group=g", "--set=input.max-groups=1", "--set=state.window-days=2");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(INPUT);
    assertThat(run.complaint()).contains("2 groups between them", "input.max-groups is 1");
  }

  /** A manifest has no checksum: what it no longer lists must not be missed in silence. */
  @Test
  void aManifestWithoutSomeRowsIsDamaged() throws IOException {
    succeed(night(FIRST));
    Path manifest =
        files(folder.resolve("state"))
            .filter(path -> path.endsWith("_MANIFEST.json"))
            .findFirst()
            .orElseThrow();
    Files.writeString(
        manifest, Files.readString(manifest).replace("rows/part-00000-", "cows/part-00000-"));
    CommandRun run = night(SECOND, "--set=state.window-days=2");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(INPUT);
    assertThat(run.complaint()).contains("is damaged at " + manifest, "files of rows in place of");
  }

  @Test
  void damagedRowsAreNamed() throws IOException {
    succeed(night(FIRST));
    Path rows =
        files(folder.resolve("state"))
            .filter(path -> path.toString().contains("/rows/part-"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(rows);
    bytes[bytes.length / 2] ^= 1;
    Files.write(rows, bytes);
    CommandRun run = night(SECOND, "--set=state.window-days=2");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(INPUT);
    assertThat(run.complaint())
        .contains("The state of 2026-01-30 is damaged at " + rows, "Delete the folder")
        .doesNotContain("\tat ");
  }

  @Test
  void matricesAndGraphsDoNotMix() {
    succeed(night(FIRST));
    CommandRun run = night(SECOND, "--set=state.window-days=2", "--set=similarity.form=dense");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(INPUT);
    assertThat(run.complaint()).contains("similarity.form is 'graph' there and not set here");
  }

  @Test
  void scoresOfAllClassesHaveNoRowsToKeep() {
    String log = TestLog.write(folder, "dense", TestLog.rows(TestLog.scores(50, 6, 5)), 1);
    CommandRun run =
        CommandRun.of(
            "analyze",
            "--input=" + log,
            "--output=" + folder.resolve("none"),
            "--run-date=2026-01-30",
            "--set=similarity.form=graph",
            "--set=state.path=" + folder.resolve("state"));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(USAGE);
    assertThat(run.complaint()).contains("Configuration key state.path", "similarity.form=dense");
  }
}
