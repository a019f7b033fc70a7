package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log tells which transform suits its scores. */
@SparkTest
class AutomaticTransformTest {
  private static final int CLASSES = 12;
  private static final double[][] LOGITS = TestLog.scores(400, CLASSES, 17);

  @TempDir private Path folder;
  private String softmax;

  @BeforeEach
  void writeLog() {
    double[][] rows =
        Stream.of(LOGITS).map(AutomaticTransformTest::softmax).toArray(double[][]::new);
    softmax = TestLog.write(folder, "softmax", TestLog.rows(rows), 3);
  }

  private static double[] softmax(double... row) {
    double sum = DoubleStream.of(row).map(Math::exp).sum();
    return DoubleStream.of(row).map(x -> Math.rint(1e3 * Math.exp(x) / sum) / 1e3).toArray();
  }

  private CommandRun run(String command, String input, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--input", input));
    if (command.equals("analyze")) {
      arguments.addAll(List.of("--output", "" + folder.resolve("out"), "--run-date", "2026-02-03"));
      arguments.addAll(List.of("--set", "report.png=false"));
    }
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private FinishedRun latest() throws IOException {
    return FinishedRun.latest("" + folder.resolve("out"));
  }

  private List<String> notesOfPage() throws IOException {
    Path page = latest().directory().resolve("report/index.html");
    return Jsoup.parse(page.toFile()).select("p.note").eachText().stream()
        .map(text -> text.replaceFirst("^Note: ", ""))
        .toList();
  }

  @Test
  void takesTheTransformAndSaysSoEverywhere() throws IOException {
    String note = "input.transform=auto takes clr with input.least-probability=1.0E-12: the scores";
    CommandRun auto = run("analyze", softmax, "--set", "input.transform=auto");
    assertThat(auto.err()).containsOnlyOnce(note);
    JsonNode manifest = latest().manifest();
    assertThat(manifest.at("/scores/transform").asText()).isEqualTo("clr");
    assertThat(manifest.at("/scores/recognised/kind").asText()).isEqualTo("softmax");
    assertThat(manifest.at("/scores/recognised/evidence").asText())
        .contains("of scores rounded to 0.001");
    assertThat(manifest.at("/configuration/input.transform").asText()).isEqualTo("auto");
    assertThat(manifest.get("notes").toString()).contains(note);
    assertThat(notesOfPage()).anyMatch(told -> told.startsWith(note));
    byte[] matrix = Files.readAllBytes(latest().directory().resolve("similarity.npy"));

    assertThat(run("analyze", softmax, "--set", "input.transform=clr").out())
        .as("a run with the transform that was taken gives the same")
        .startsWith("Nothing to do");
    run("analyze", softmax, "--set", "input.transform=clr", "--force");
    assertThat(latest().directory().resolve("similarity.npy")).hasBinaryContent(matrix);
    assertThat(latest().manifest().at("/scores/recognised").isNull()).isTrue();
  }

  @Test
  void everyNoteIsInTheManifestAndOnThePage() throws IOException {
    String classes = "" + Files.writeString(folder.resolve("classes.txt"), "<a>\nb\nc\nd\ne\nf\n");
    List<Row> rows = new ArrayList<>();
    for (double[] row : LOGITS) {
      double[] some = Arrays.copyOf(softmax(row), 6);
      some[2] = 0.25;
      rows.add(RowFactory.create(TestLog.floats(some), 7));
    }
    StructType labelled =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    String log = TestLog.write(folder, "log", labelled, rows, 1);
    CommandRun run = run("analyze", log, "--classes", classes);
    List<String> noted =
        run.err()
            .lines()
            .filter(line -> line.startsWith("Note "))
            .map(line -> line.substring(5).strip())
            .toList();
    assertThat(noted).hasSizeGreaterThan(1).anyMatch(note -> note.contains("never var"));
    List<String> kept = new ArrayList<>();
    latest().manifest().get("notes").forEach(note -> kept.add(note.asText()));
    assertThat(kept).isEqualTo(noted);
    assertThat(notesOfPage()).isEqualTo(noted);
    assertThat(run("analyze", log, "--classes", classes).err())
        .as("a run that is there is pointed to with its notes")
        .contains(noted);
  }

  @Test
  void validateRecognisesTheSame() {
    assertThat(run("validate", softmax).out())
        .contains("look like outputs of a softmax", "input.transform=clr suits them");
    assertThat(run("validate", softmax, "--set", "input.transform=auto").out())
        .containsOnlyOnce("look like outputs of a softmax")
        .contains("input.transform=auto takes clr");
  }

  @Test
  void analyzeHintsAtWhatSuitsBetter() throws IOException {
    assertThat(run("analyze", softmax).err())
        .contains("The scores look like outputs of a softmax", "input.transform=clr suits them.");
    assertThat(latest().manifest().at("/scores/recognised/kind").asText()).isEqualTo("softmax");
    double[][] scaled =
        Stream.of(LOGITS)
            .map(
                row ->
                    DoubleStream.of(row).map(x -> Math.min(1, Math.max(0, 0.5 + x / 30))).toArray())
            .toArray(double[][]::new);
    String log = TestLog.write(folder, "scaled", TestLog.rows(scaled), 1);
    assertThat(run("analyze", log).err()).doesNotContain("Note ");
    assertThat(run("analyze", log, "--set", "input.transform=auto", "--force").err())
        .contains("input.transform=auto takes none: the scores look like logits (from 0 to 1, but");
  }

  @Test
  void rowsOfOnePredictionAreGathered() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < 60; sample++) {
      double[] row = softmax(LOGITS[sample]);
      for (int id = 0; id < CLASSES; id++) {
        rows.add(RowFactory.create((long) sample, id, (float) row[id]));
      }
    }
    StructType predictions =
        new StructType()
            .add("sample_id", DataTypes.LongType)
            .add("class", DataTypes.IntegerType)
            .add("score", DataTypes.FloatType);
    String log = TestLog.write(folder, "long", predictions, rows, 2);
    String classes =
        ""
            + Files.write(
                folder.resolve("ids.txt"),
                "a b c d e f g h i j k l"
                    .lines()
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .toList());
    CommandRun run = run("analyze", log, "--classes", classes, "--set", "input.transform=auto");
    assertThat(run.err()).contains("input.transform=auto takes clr");
  }

  @Test
  void statesOfAnotherTransformAreNotAddedUp() throws IOException {
    String[] states = {
      "--set", "state.path=" + folder.resolve("states"), "--set", "input.transform=auto"
    };
    run("analyze", softmax, states);
    assertThat(latest().manifest().at("/scores/transform").asText()).isEqualTo("clr");
    CommandRun again = run("analyze", softmax, concat(states, "--force"));
    assertThat(again.err()).contains("nothing new to read", "input.transform=auto takes clr");
    String logits = TestLog.write(folder, "logits", TestLog.rows(LOGITS), 1);
    List<String> next =
        new ArrayList<>(
            List.of("analyze", "--input", logits, "--output", "" + folder.resolve("out")));
    next.addAll(List.of(states));
    next.addAll(List.of("--set", "state.window-days=2", "--run-date", "2026-02-04"));
    CommandRun mixed = CommandRun.of(next.toArray(String[]::new));
    assertThat(mixed.exitCode()).isEqualTo(3);
    assertThat(mixed.complaint()).contains("input.transform is 'clr' there and 'none' here");
  }

  private static String[] concat(String[] first, String... more) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
  }
}
