package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads what earlier versions wrote: two runs, the states of their dates and their history, in a
 * folder a version. {@code write.sh} beside the folders wrote them, and writes those of the next
 * version.
 */
@SparkTest
class EarlierVersionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDERS = folders();

  @TempDir private Path folder;

  private static Path folders() {
    URI place = URI.create(EarlierVersionsTest.class.getResource("/written-by").toString());
    return Path.of(place);
  }

  static List<String> versions() throws IOException {
    try (Stream<Path> files = Files.list(FOLDERS)) {
      return files.filter(Files::isDirectory).map(Path::getFileName).map(Path::toString).toList();
    }
  }

  /** The runs of a version, in a place of their own, for commands write beside them. */
  private String runs(String version) throws IOException {
    Path source = FOLDERS.resolve(version);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(version).resolve(source.relativize(file).toString()));
      }
    }
    return folder.resolve(version).resolve("runs").toString();
  }

  private static CommandRun run(String... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  @ParameterizedTest
  @MethodSource("versions")
  void recutFindsTheSameOrderAndBlocks(String version) throws IOException {
    String runs = runs(version);
    FinishedRun earlier = FinishedRun.of(runs, "2026-01-02");
    String output = folder.resolve("recut").toString();
    run(
        "recut",
        earlier.directory().toString(),
        "--output",
        output,
        "--set",
        "classes.taxonomy=" + folder.resolve(version).resolve("taxonomy.csv"));
    FinishedRun recut = FinishedRun.of(output, "2026-01-02");
    assertThat(recut.manifest().at("/parent/run_id")).isEqualTo(earlier.manifest().get("run_id"));
    assertThat(recut.npy("order.npy", "(16,)")).isEqualTo(earlier.npy("order.npy", "(16,)"));
    assertThat(recut.npy("similarity-condensed.npy", "(120,)"))
        .isEqualTo(earlier.npy("similarity-condensed.npy", "(120,)"));
    for (String table : List.of("blocks", "classes", "confusion")) {
      List<Row> known = earlier.rows(table);
      String[] columns =
          Stream.of(known.get(0).schema().fieldNames())
              .filter(column -> !column.equals("name"))
              .toArray(String[]::new);
      assertThat(recut.rows(table, columns)).as(table).isEqualTo(earlier.rows(table, columns));
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theReportShowsEveryClassAndTheHistory(String version) throws IOException {
    CommandRun report = run("report", runs(version), "--set", "report.html=true");
    String page = Files.readString(Path.of(page(report)));
    assertThat(page).contains("class 00", "class 15");
    assertThat(Jsoup.parse(page).select("#nights tbody th").eachText())
        .containsExactly("2026-01-02", "2026-01-01");
  }

  /** The page that the last line names. */
  private static String page(CommandRun run) {
    return run.closingLine().replaceFirst("^Done: (?:report )?", "").replaceFirst(", .*", "");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void compareFindsTheDriftOfTheHistory(String version) throws IOException {
    String runs = runs(version);
    List<Row> history = history(runs);
    String first = FinishedRun.of(runs, "2026-01-01").directory().toString();
    String second = FinishedRun.of(runs, "2026-01-02").directory().toString();
    CommandRun compare = run("compare", first, second);
    String last = compare.out().strip().lines().reduce("", (before, line) -> line);
    String directory = last.substring(last.indexOf("comparison in ") + "comparison in ".length());
    JsonNode found = JSON.readTree(Path.of(directory, "comparison.json").toFile());
    assertThat(found.at("/drift/drift").asDouble())
        .isPositive()
        .isEqualTo(history.get(1).<Double>getAs("drift"));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aWindowAddsStates(String version) throws IOException {
    String runs = runs(version);
    window(version, runs);
    FinishedRun run = FinishedRun.of(runs, "2026-01-03");
    JsonNode days = run.manifest().at("/window/days");
    assertThat(days.findValuesAsText("run_date"))
        .containsExactly("2026-01-01", "2026-01-02", "2026-01-03");
    assertThat(days.findValuesAsText("was_read")).containsExactly("false", "false", "true");
    assertThat(run.manifest().at("/rows/used").asLong()).isEqualTo(900);
    double positives =
        run.rows("classes").stream()
            .mapToDouble(row -> row.<Number>getAs("positives").doubleValue())
            .sum();
    assertThat(positives).as("one label a sample").isEqualTo(900);
  }

  /** A run of the date after those that the version wrote, over all three dates. */
  private void window(String version, String runs) {
    Path logs = folder.resolve("logs");
    String log = logs.resolve("2026-01-03").toString();
    run("generate", "--output", log, "--samples", "300", "--classes", "16", "--seed", "3");
    run(
        "analyze",
        "--input",
        logs + "/{run-date}/log.parquet",
        "--classes",
        folder.resolve(version).resolve("classes.csv").toString(),
        "--labels",
        "label",
        "--run-date",
        "2026-01-03",
        "--output",
        runs,
        "--set",
        "state.path=" + folder.resolve(version).resolve("state"),
        "--set",
        "state.window-days=3",
        "--set",
        "blocks.support=true",
        "--set",
        "report.html=false");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theHistoryIsTakenOverWhereRunsAreGone(String version) throws IOException {
    String runs = runs(version);
    List<Row> before = history(runs);
    assertThat(before)
        .extracting(row -> row.getAs("run_date"))
        .containsExactly("2026-01-01", "2026-01-02");
    window(version, runs);
    delete(FinishedRun.of(runs, "2026-01-01").directory());
    run("history", runs);
    List<Row> after = history(runs);
    List<String> known = List.of(before.get(0).schema().fieldNames());
    assertThat(after.subList(0, 2))
        .map(row -> cells(row, known))
        .isEqualTo(before.stream().map(row -> cells(row, known)).toList());
    assertThat(after).hasSize(3);
    assertThat(after.get(2).<Double>getAs("drift")).isPositive();
  }

  /** Some cells of a row; a later version may write more. */
  private static List<Object> cells(Row row, List<String> columns) {
    List<Object> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(row.getAs(column)));
    return cells;
  }

  /** The rows of the newest history. */
  private static List<Row> history(String runs) throws IOException {
    try (Stream<Path> histories = Files.list(Path.of(runs, "history"))) {
      Path newest = histories.sorted().reduce((one, later) -> later).orElseThrow();
      return LocalSpark.session()
          .read()
          .parquet(newest.resolve("runs").toString())
          .orderBy("run_date")
          .collectAsList();
    }
  }

  private static void delete(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
