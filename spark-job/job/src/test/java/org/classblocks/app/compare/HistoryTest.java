package org.classblocks.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.FinishedRun;
import org.classblocks.app.TestLog;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights of an output path in a row. */
@SparkTest
class HistoryTest {
  private static final int INPUT = 3;

  @TempDir private Path folder;

  private String output() {
    return folder.resolve("runs").toString();
  }

  /** A night of three groups of four classes. */
  private void analyze(int day, long seed) {
    String log =
        TestLog.write(folder, "log" + seed, TestLog.rows(TestLog.scores(200, 12, seed)), 1);
    CommandRun run =
        CommandRun.of(
            "analyze",
            "--input",
            log,
            "--run-date",
            "2026-01-0" + day,
            "--output",
            output(),
            "--set",
            "report.html=false");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private CommandRun history() {
    CommandRun run = CommandRun.of("history", output());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private static Path directory(CommandRun run) {
    String last = run.closingLine();
    String place = ", history in ";
    assertThat(last).startsWith("Done: report ").contains("/index.html" + place);
    return Path.of(last.substring(last.indexOf(place) + place.length()));
  }

  private static List<Row> rows(CommandRun run) {
    return LocalSpark.session()
        .read()
        .parquet(directory(run).resolve("runs").toString())
        .collectAsList();
  }

  private void delete(int day) throws IOException {
    delete("run_date=2026-01-0" + day);
  }

  private void delete(String path) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(output(), path))) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException failure) {
                  throw new UncheckedIOException(failure);
                }
              });
    }
  }

  @Test
  void everyNightHasItsNewestRunAndIsHeldAgainstTheOneBefore() throws IOException {
    analyze(1, 1);
    analyze(3, 2);
    CommandRun two = history();
    assertThat(two.out()).contains("2 dates from 2026-01-01 to 2026-01-03");
    List<Row> rows = rows(two);
    assertThat(rows)
        .extracting(row -> row.getAs("run_date"))
        .containsExactly("2026-01-01", "2026-01-03");
    assertThat(rows.get(0).<Double>getAs("drift")).isNull();
    assertThat(rows.get(0).<String>getAs("previous_run_id")).isNull();
    assertThat(rows.get(1).<Object>getAs("previous_run_id")).isEqualTo(rows.get(0).getAs("run_id"));
    assertThat(rows.get(1).<Double>getAs("samples")).isEqualTo(200);
    assertThat(rows.get(1).<Integer>getAs("blocks")).isEqualTo(3);
    assertThat(rows.get(1).<Double>getAs("adjusted_rand_index_top")).isEqualTo(1);
    assertThat(rows.get(1).<Double>getAs("drift")).isBetween(0.0, 0.01);
    Document page = Jsoup.parse(Files.readString(directory(two).resolve("index.html")));
    assertThat(page.select(".nights tbody th").eachText())
        .as("the last one first")
        .containsExactly("2026-01-03", "2026-01-01");
    assertThat(page.select(".chart").first().select("circle")).as("nights with a drift").hasSize(1);
    assertThat(directory(history())).as("nothing new").isEqualTo(directory(two));

    analyze(2, 3);
    analyze(3, 4);
    List<Row> later = rows(history());
    assertThat(later)
        .extracting(row -> row.getAs("run_date"))
        .containsExactly("2026-01-01", "2026-01-02", "2026-01-03");
    assertThat(later.get(0)).isEqualTo(rows.get(0));
    assertThat(later.get(2).<Object>getAs("run_id")).isNotEqualTo(rows.get(1).getAs("run_id"));
    assertThat(later.get(2).<Object>getAs("previous_run_id"))
        .isEqualTo(later.get(1).getAs("run_id"));
  }

  private static Document page(CommandRun run) throws IOException {
    return Jsoup.parse(Files.readString(directory(run).resolve("index.html")));
  }

  @Test
  void aNightLeadsToItsComparisonWhileThatIsThere() throws IOException {
    analyze(1, 1);
    analyze(2, 2);
    CommandRun before = history();
    assertThat(page(before).select(".nights a")).isEmpty();
    assertThat(CommandRun.of("compare", output()).exitCode()).isZero();
    CommandRun compared = history();
    List<String> links = page(compared).select(".nights a").eachAttr("href");
    assertThat(links).hasSize(1);
    assertThat(directory(compared).resolve(links.get(0))).isRegularFile();
    assertThat(directory(history())).as("nothing new").isEqualTo(directory(compared));
    delete("comparisons");
    CommandRun deleted = history();
    assertThat(page(deleted).select(".nights a")).isEmpty();
    assertThat(rows(deleted)).isEqualTo(rows(before));
  }

  @Test
  void thresholdsAreThoseOfTheCommand() throws IOException {
    analyze(1, 1);
    analyze(2, 2);
    assertThat(page(history()).select("text.limit").eachText())
        .containsExactly(
            "alert above 0", "alert above 0", "alert above 0", "alert above 0", "alert above 0");
    CommandRun other = CommandRun.of("history", output(), "--set", "compare.alert-drift=0.25");
    assertThat(page(other).select("text.limit").eachText().get(0)).isEqualTo("alert above 0.250");
  }

  @Test
  void oneNightMoreCostsOneComparisonAndDeletedRunsStay() throws IOException {
    analyze(1, 1);
    analyze(2, 2);
    List<Row> before = rows(history());
    delete(1);
    analyze(3, 3);
    CommandRun run = history();
    assertThat(run.err().lines().filter(line -> line.startsWith("Reading"))).hasSize(2);
    assertThat(rows(run).subList(0, 2)).isEqualTo(before);
    assertThat(rows(run)).hasSize(3);
    delete(3);
    delete(2);
    analyze(4, 4);
    Row last = rows(history()).get(3);
    assertThat(last.<Double>getAs("drift")).as("the night before was deleted").isNull();
    assertThat(last.<Object>getAs("previous_run_id")).isEqualTo(rows(run).get(2).getAs("run_id"));
  }

  @Test
  void whatOtherCodeWroteIsComputedAnewWhereItsRunsAreThere() throws IOException {
    analyze(1, 1);
    analyze(2, 2);
    CommandRun first = history();
    pretendOfOtherCode(first);
    CommandRun again = history();
    assertThat(again.err().lines().filter(line -> line.startsWith("Reading"))).hasSize(2);
    assertThat(directory(again)).isNotEqualTo(directory(first));
    assertThat(rows(again)).isEqualTo(rows(first));
    assertThat(directory(history())).as("nothing new").isEqualTo(directory(again));

    delete(1);
    pretendOfOtherCode(again);
    assertThat(rows(history())).as("the night before was deleted").isEqualTo(rows(first));
  }

  private static void pretendOfOtherCode(CommandRun history) throws IOException {
    Path manifest = directory(history).resolve("_MANIFEST.json");
    String text = Files.readString(manifest);
    String other = text.replaceFirst("\"code\" : \"[^\"]+\"", "\"code\" : \"0\"");
    assertThat(other).isNotEqualTo(text);
    Files.writeString(manifest, other);
  }

  @Test
  void reportsShowTheHistoryThereIs() throws IOException {
    analyze(1, 1);
    analyze(2, 2);
    assertThat(nightsOf("report", output())).isEmpty();
    history();
    assertThat(nightsOf("report", output())).containsExactly("2026-01-02", "2026-01-01");
    assertThat(nightsOf("compare", output())).containsExactly("2026-01-02", "2026-01-01");
  }

  /** The nights on the page that a command names. */
  private static List<String> nightsOf(String... command) throws IOException {
    CommandRun run =
        CommandRun.of(
            Stream.concat(Stream.of(command), Stream.of("--set", "report.html=true"))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    String last = run.closingLine();
    String page = last.replaceFirst("^Done: (?:report )?", "").replaceFirst(", .*", "");
    return Jsoup.parse(Files.readString(Path.of(page))).select("#nights tbody th").eachText();
  }

  /** Pages do without their nights; the history itself does not begin anew by itself. */
  @Test
  void aDamagedHistoryIsNamedAndStandsInNobodysWay() throws IOException {
    analyze(1, 1);
    analyze(2, 2);
    Path manifest = directory(history()).resolve("_MANIFEST.json");
    String whole = Files.readString(manifest);
    Files.writeString(manifest, "{}");
    for (String command : List.of("compare", "report")) {
      CommandRun run = CommandRun.of(command, output());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.err()).contains("Note").contains("the page shows no history: The directory");
    }
    CommandRun refused = CommandRun.of("history", output());
    assertThat(refused.exitCode()).as(refused.err()).isEqualTo(INPUT);
    assertThat(refused.complaint())
        .contains("_MANIFEST.json: it is no manifest. Delete the folder " + manifest.getParent());
    assertThat(refused.err()).doesNotContain("\tat ");

    Files.writeString(manifest, whole.substring(0, whole.length() / 2));
    CommandRun run = CommandRun.of("compare", output());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("no history");
    assertThat(directory(history())).as("a new one").isNotEqualTo(manifest.getParent());
  }

  private Path runOf(int day) throws IOException {
    return FinishedRun.of(output(), "2026-01-0" + day).directory();
  }

  @Test
  void aDamagedRunIsLeftOutAndNamed() throws IOException {
    for (int day = 1; day <= 6; day++) {
      analyze(day, day);
    }
    Files.delete(runOf(2).resolve("order.npy"));
    Path similarities = runOf(3).resolve("similarity-condensed.npy");
    byte[] bytes = Files.readAllBytes(similarities);
    bytes[bytes.length - 1] ^= 1;
    Files.write(similarities, bytes);
    Files.writeString(runOf(4).resolve("_MANIFEST.json"), "{}");
    Path torn = runOf(5).resolve("_MANIFEST.json");
    Files.writeString(torn, Files.readString(torn).substring(0, 400));
    CommandRun run = history();
    assertThat(run.err())
        .containsPattern("Note +the run of 2026-01-02 is left out: The run .*/order.npy")
        .containsPattern("Note +the run of 2026-01-03 is left out: The run .*-condensed.npy")
        .containsPattern("Note +the run of 2026-01-04 is left out: The manifest of the run ")
        .containsPattern("Note +the run .*run_date=2026-01-05.* is ignored")
        .doesNotContain("\tat ");
    assertThat(rows(run))
        .extracting(row -> row.getAs("run_date"))
        .containsExactly("2026-01-01", "2026-01-06");
    assertThat(rows(run).get(1).<Double>getAs("drift")).isNotNull();
  }

  @Test
  void aRunThatIsDamagedLaterStaysAsItIsKnown() throws IOException {
    analyze(2, 2);
    analyze(3, 3);
    List<Row> before = rows(history());
    Files.delete(runOf(2).resolve("order.npy"));
    analyze(1, 1);
    analyze(4, 4);
    CommandRun run = history();
    assertThat(run.err()).contains("the run of 2026-01-02 keeps its row from the last history");
    assertThat(rows(run)).hasSize(4).containsAll(before);
    Files.delete(runOf(4).resolve("order.npy"));
    analyze(5, 5);
    CommandRun next = history();
    assertThat(next.err()).contains("the run of 2026-01-04 is not compared with the next date");
    assertThat(rows(next).get(4).<Double>getAs("drift")).isNull();
  }

  @Test
  void withoutRunsThereIsNone() {
    CommandRun run = CommandRun.of("history", output());
    assertThat(run.exitCode()).isEqualTo(INPUT);
    assertThat(run.complaint()).contains("Expected complete runs at " + output());
    assertThat(folder.resolve("runs")).doesNotExist();
  }
}
