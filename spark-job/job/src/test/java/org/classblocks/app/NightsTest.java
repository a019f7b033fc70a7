package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Night after night: each reads its own logs, and a window of them is what one pass gives. */
@SparkTest
class NightsTest {
  private static final int INPUT = 3;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 30);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  @TempDir private Path folder;

  private final WeightedSamples samples = new WeightedSamples(47);
  private Path classes;

  @BeforeEach
  void writeClasses() throws IOException {
    classes = folder.resolve("classes.txt");
    Files.write(
        classes, IntStream.range(0, LogForm.CLASSES).mapToObj(id -> "class " + id).toList());
  }

  private Path logOf(LocalDate date) {
    return folder.resolve("logs").resolve(date.toString());
  }

  /** Writes the log of a date: some of the samples, each in one of two groups. */
  private void writeLog(LogForm form, LocalDate date, int start, int end) {
    List<Row> rows = new ArrayList<>();
    for (int sample = start; sample < end; sample++) {
      for (Row row : samples.rows(form, sample, samples.weights()[sample])) {
        Object[] cells = new Object[row.size() + 1];
        Arrays.setAll(cells, i -> i < row.size() ? row.get(i) : null);
        cells[row.size()] = sample % 3 == 0 ? "a" : "b";
        rows.add(RowFactory.create(cells));
      }
    }
    StructType schema = WeightedSamples.schema(form).add("g", DataTypes.StringType);
    LocalSpark.session()
        .createDataFrame(rows, schema)
        .repartition(2)
        .write()
        .mode("overwrite")
        .parquet(logOf(date).toString());
  }

  private CommandRun run(String command, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    command,
                    "--labels",
                    "labels",
                    "--set",
                    "input.weight=w",
                    "--set",
                    "input.max-bad-fraction=0.5",
                    "--output",
                    folder.resolve("runs").toString(),
                    "--set",
                    "report.html=false",
                    "--set",
                    "report.png=false"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private CommandRun night(LocalDate date, String... more) {
    return nightly("analyze", date, more);
  }

  private CommandRun nightly(String command, LocalDate date, String... more) {
    return run(
        command,
        Stream.concat(
                Stream.of(
                    "--input",
                    folder.resolve("logs") + "/{run-date}",
                    "--run-date",
                    date.toString(),
                    "--set",
                    "state.path=" + folder.resolve("state")),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private FinishedRun finished(CommandRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(folder.resolve("runs").toString());
  }

  private static void refused(CommandRun run, String... complaints) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(INPUT);
    assertThat(run.complaint()).startsWith("classblocks: ").contains(complaints);
    assertThat(run.err()).doesNotContain("\tat ");
  }

  private static double[] similarities(FinishedRun run) throws IOException {
    ByteBuffer values = run.npy("similarity-condensed.npy", "'<f8'");
    double[] similarities = new double[values.remaining() / Double.BYTES];
    values.asDoubleBuffer().get(similarities);
    return similarities;
  }

  private List<Path> states(LocalDate date) throws IOException {
    try (Stream<Path> found = Files.walk(folder.resolve("state/run_date=" + date))) {
      return found.filter(path -> path.endsWith("_MANIFEST.json")).map(Path::getParent).toList();
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The logs of a night are gone before the next one: nothing but its own is read. */
  @ParameterizedTest
  @EnumSource(names = {"ARRAYS", "IDS_AND_VALUES"})
  void aWindowIsWhatOnePassGives(LogForm form) throws IOException {
    List<LocalDate> dates = List.of(FIRST, SECOND, THIRD);
    int[] cuts = {0, 100, 350, WeightedSamples.SAMPLES};
    for (int night = 0; night < 3; night++) {
      writeLog(form, dates.get(night), cuts[night], cuts[night + 1]);
    }
    String[] list = {"--classes", classes.toString(), "--set", "input.group=g"};
    Stream<String> inputs =
        Stream.concat(
            Stream.of("--run-date", "" + FIRST),
            dates.stream().flatMap(date -> Stream.of("--input", logOf(date).toString())));
    FinishedRun whole =
        finished(run("analyze", Stream.concat(inputs, Stream.of(list)).toArray(String[]::new)));
    FinishedRun window = null;
    for (LocalDate date : dates) {
      window =
          finished(
              night(
                  date,
                  Stream.concat(Stream.of(list), Stream.of("--set", "state.window-days=3"))
                      .toArray(String[]::new)));
      delete(logOf(date));
    }
    double[] expected = similarities(whole);
    double[] found = similarities(window);
    assertThat(found).hasSameSizeAs(expected);
    for (int pair = 0; pair < expected.length; pair++) {
      assertThat(found[pair]).as("pair %d", pair).isCloseTo(expected[pair], within(1e-12));
    }
    for (int group = 0; group < 2; group++) {
      assertSameGroup(window, whole, "group-similarity/" + group + ".npy");
    }
    for (String table : List.of("classes", "confusion", "groups")) {
      assertSameRows(window.rows(table), whole.rows(table));
    }
    if (form.isListing()) {
      assertThat(window.checksums().get("listed-condensed.npy"))
          .isEqualTo(whole.checksums().get("listed-condensed.npy"));
    }
    assertThat(window.manifest().get("labels")).isEqualTo(whole.manifest().get("labels"));
    assertThat(window.manifest().at("/inputs")).hasSize(6);
    assertThat(window.manifest().at("/rows/used").asInt()).isEqualTo(cuts[3]);
    JsonNode days = window.manifest().at("/window/days");
    assertThat(days).hasSize(3);
    assertThat(days.get(1).get("was_read").asBoolean()).isFalse();
    assertThat(days.get(2).get("was_read").asBoolean()).isTrue();
    assertThat(days.get(2).get("state_id").asText())
        .isEqualTo(states(THIRD).get(0).getFileName().toString().substring("state_id=".length()));
  }

  private static void assertSameGroup(FinishedRun window, FinishedRun whole, String file)
      throws IOException {
    FloatBuffer found = window.npy(file, "'<f4'").asFloatBuffer();
    FloatBuffer expected = whole.npy(file, "'<f4'").asFloatBuffer();
    assertThat(found.remaining()).isEqualTo(expected.remaining());
    for (int cell = 0; cell < expected.limit(); cell++) {
      assertThat(found.get(cell)).as(file).isCloseTo(expected.get(cell), within(Math.ulp(1f)));
    }
  }

  private static void assertSameRows(List<Row> found, List<Row> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      for (int cell = 0; cell < found.get(i).size(); cell++) {
        Object value = expected.get(i).get(cell);
        if (value instanceof Double number) {
          assertThat((Double) found.get(i).get(cell))
              .as("%s of row %d", expected.get(i).schema().fieldNames()[cell], i)
              .isCloseTo(number, within(1e-10 * Math.max(1, Math.abs(number))));
        } else {
          assertThat(found.get(i).get(cell)).isEqualTo(value);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ARRAYS, input.group=g, blocks.support=true",
    "IDS_AND_VALUES, input.group=g, input.absent-score=-1",
    "ARRAYS, similarity.precision=mixed, input.transform=sigmoid"
  })
  void oneNightGivesTheFilesOfARunWithoutStates(LogForm form, String setting, String another)
      throws IOException {
    writeLog(form, FIRST, 0, 300);
    String[] settings = {
      "--classes", classes.toString(), "--set", setting, "--set", another,
    };
    FinishedRun kept = finished(night(FIRST, settings));
    FinishedRun plain =
        finished(
            run(
                "analyze",
                Stream.concat(
                        Stream.of("--input", logOf(FIRST).toString(), "--run-date", "" + FIRST),
                        Stream.of(settings))
                    .toArray(String[]::new)));
    assertThat(kept.checksums()).isEqualTo(plain.checksums());
    assertThat(plain.manifest().get("window").isNull()).isTrue();
  }

  @Test
  void readsALogOnceUnlessItChanges() throws IOException {
    writeLog(LogForm.ARRAYS, FIRST, 0, 200);
    FinishedRun first = finished(night(FIRST));
    for (Path file : files(logOf(FIRST))) {
      FileTime written = Files.getLastModifiedTime(file);
      Files.write(file, new byte[Math.toIntExact(Files.size(file))]);
      Files.setLastModifiedTime(file, written);
    }
    CommandRun again = night(FIRST, "--force");
    assertThat(again.err()).contains("nothing new to read").doesNotContain("Reading");
    FinishedRun second = finished(again);
    assertThat(second.directory()).isNotEqualTo(first.directory());
    assertThat(second.checksums()).isEqualTo(first.checksums());
    assertThat(second.manifest().at("/window/days/0/was_read").asBoolean()).isFalse();
    CommandRun plan = nightly("plan", FIRST);
    assertThat(plan.out())
        .contains("1 date from 2026-01-30: 1 state of")
        .contains("no log to be read")
        .containsPattern("memory on driver: +[0-9]");
    writeLog(LogForm.ARRAYS, FIRST, 0, 210);
    assertThat(nightly("plan", FIRST).out())
        .contains("the log of 2026-01-30 to be read")
        .containsPattern("rows: +210");
    FinishedRun third = finished(night(FIRST));
    assertThat(third.manifest().at("/rows/used").asInt()).isEqualTo(210);
    assertThat(third.manifest().at("/window/days/0/was_read").asBoolean()).isTrue();
    assertThat(states(FIRST)).as("one beside the other").hasSize(2);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(path -> path.toString().endsWith(".parquet")).toList().stream()
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  @Test
  void statesOfOtherSettingsAreRefusedByWhatDiffers() throws IOException {
    writeLog(LogForm.ARRAYS, FIRST, 0, 100);
    writeLog(LogForm.ARRAYS, SECOND, 100, 200);
    finished(night(FIRST, "--classes", classes.toString()));
    Path others = folder.resolve("others.txt");
    List<String> names = new ArrayList<>(Files.readAllLines(classes));
    names.set(4, "another name");
    Files.write(others, names);
    String window = "state.window-days=2";
    refused(
        night(SECOND, "--classes", others.toString(), "--set", window),
        "1 state cannot be added",
        "2026-01-30",
        "class 4 is 'class 4' there and 'another name' here",
        "state.window-days=1");
    refused(
        night(
            SECOND,
            "--classes",
            classes.toString(),
            "--set",
            window,
            "--set",
            "input.transform=sigmoid",
            "--set",
            "input.weight="),
        "input.transform is 'none' there and 'sigmoid' here",
        "input.weight is 'w' there and not set here");
    refused(night(SECOND, "--set", window), "class 0 is 'class 0' there and '0' here");
    assertThat(folder.resolve("runs/run_date=" + SECOND)).doesNotExist();
    CommandRun alone = night(FIRST, "--classes", others.toString());
    assertThat(alone.exitCode()).as(alone.err()).isZero();
    assertThat(alone.err()).contains("has other settings, so its log is read again");
    finished(night(SECOND, "--classes", others.toString(), "--set", window));
  }

  @Test
  void aDamagedStateOfOtherSettingsIsNoMatter() throws IOException {
    writeLog(LogForm.ARRAYS, FIRST, 0, 100);
    finished(night(FIRST));
    Path summary = states(FIRST).get(0).resolve("state.json");
    Files.writeString(summary, "{}");
    CommandRun other = night(FIRST, "--set", "input.transform=sigmoid");
    finished(other);
    assertThat(other.err()).contains("so its log is read again; what differs is unknown");
  }

  @Test
  void noFileCountsTwice() throws IOException {
    writeLog(LogForm.ARRAYS, FIRST, 0, 100);
    String all = folder.resolve("logs").toString();
    String state = "state.path=" + folder.resolve("state");
    finished(run("analyze", "--input", all, "--run-date", FIRST.toString(), "--set", state));
    refused(
        run(
            "analyze",
            "--input",
            all,
            "--run-date",
            SECOND.toString(),
            "--set",
            state,
            "--set",
            "state.window-days=7"),
        "was already read for 2026-01-30 and is now read for 2026-01-31",
        "{run-date}");
  }

  @Test
  void missingDatesAreNamedAndDamagedStatesTold() throws IOException {
    writeLog(LogForm.ARRAYS, FIRST, 0, 100);
    writeLog(LogForm.ARRAYS, THIRD, 100, 200);
    finished(night(FIRST));
    CommandRun gap = night(THIRD, "--set", "state.window-days=3");
    assertThat(gap.err()).contains("1 date without a state is left out: 2026-01-31");
    FinishedRun run = finished(gap);
    assertThat(run.manifest().at("/window/missing")).hasSize(1);
    assertThat(run.manifest().at("/window/missing/0").asText()).isEqualTo("2026-01-31");
    assertThat(run.manifest().at("/rows/used").asInt()).isEqualTo(200);
    Path tile = states(FIRST).get(0).resolve("co-moments/tile-00000.parquet");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[bytes.length / 2] ^= 1;
    Files.write(tile, bytes);
    refused(
        night(THIRD, "--set", "state.window-days=3", "--force"),
        "The state of 2026-01-30 is damaged at " + tile,
        "its checksum has changed",
        "--run-date 2026-01-30");
  }

  @Test
  void aRefusedLogLeavesNoState() throws IOException {
    writeLog(LogForm.ARRAYS, FIRST, 0, 100);
    refused(night(FIRST, "--set", "input.transform=logit"), "not-a-probability");
    assertThat(states(FIRST)).isEmpty();
  }
}
