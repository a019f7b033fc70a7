package org.classblocks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.FinishedRun;
import org.classblocks.app.TestLog;
import org.classblocks.report.page.RenderedPage;
import org.classblocks.report.thumbnail.PictureFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of finished runs, held against those that the runs wrote themselves. */
@SparkTest
class ReportCommandTest {
  private static final int USAGE = 2;
  private static final int INPUT = 3;
  private static final int CLASSES = 24;
  private static final String[] ALL_FILES = {
    "index.html",
    "findings.json",
    "findings.md",
    "matrix.png",
    "matrix.svg",
    "confusion.png",
    "group-0.png",
    "group-1.png"
  };

  @TempDir private static Path runs;
  private static FinishedRun dense;

  @TempDir private Path folder;

  /** A run with all there is: labels, weights, groups, keys, a taxonomy, and rows left out. */
  @BeforeAll
  static void analyzeOnce() throws IOException {
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType)
            .add("weight", DataTypes.DoubleType)
            .add("place", DataTypes.StringType);
    List<Row> rows = new ArrayList<>();
    for (double[] sample : TestLog.scores(400, CLASSES, 3)) {
      int row = rows.size();
      sample[5] = 0.25;
      sample[3] += row % 2 == 0 ? sample[4] : -sample[4];
      String place = row % 2 == 0 ? "north" : "so<u>th";
      rows.add(
          RowFactory.create(TestLog.floats(sample), row % CLASSES, 1.0 / (1 + row % 9), place));
    }
    rows.add(RowFactory.create(TestLog.floats(1, 2), 0, 1.0, "north"));
    String log = TestLog.write(runs, "log", schema, rows, 2);
    dense =
        analyze(
            runs.resolve("dense"),
            log,
            classList("classes.csv", IntStream.range(0, CLASSES).boxed().toList()),
            "--labels",
            "label",
            "--set",
            "input.weight=weight",
            "--set",
            "input.group=place",
            "--set",
            "classes.taxonomy=" + taxonomy(),
            "--set",
            "input.max-bad-fraction=0.1");
  }

  /** Keys by class id; every second class is called "crane". */
  private static Path classList(String file, List<Integer> keys) throws IOException {
    List<String> lines = new ArrayList<>(List.of("class_id,name,key"));
    for (int id = 0; id < keys.size(); id++) {
      int key = keys.get(id);
      lines.add(id + "," + (key % 2 == 0 ? "crane" : "</script>" + key) + ",k" + key);
    }
    return Files.write(runs.resolve(file), lines);
  }

  private static Path taxonomy() throws IOException {
    List<String> lines = new ArrayList<>(List.of("child,parent,child_name"));
    IntStream.range(0, 20).forEach(id -> lines.add("k" + id + ",group " + id % 3 + ","));
    IntStream.range(0, 3).forEach(group -> lines.add("group " + group + ",all,\"<b>, two\""));
    return Files.write(runs.resolve("taxonomy.csv"), lines);
  }

  private static FinishedRun analyze(Path output, String log, Path classes, String... more)
      throws IOException {
    Stream<String> arguments =
        Stream.concat(
            Stream.of(
                "analyze",
                "--input",
                log,
                "--classes",
                classes.toString(),
                "--output",
                output.toString(),
                "--run-date",
                "2026-02-03"),
            Stream.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(output.toString());
  }

  /** The folder of the report that a command names. */
  private static Path report(String... arguments) {
    CommandRun run =
        CommandRun.of(
            Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Done: ").endsWith("/index.html\n");
    return Path.of(run.out().strip().substring("Done: ".length())).getParent();
  }

  private static void assertSameFiles(Path found, FinishedRun run, String... names)
      throws IOException {
    Path expected = run.directory().resolve("report");
    assertThat(names(expected)).containsExactlyInAnyOrder(names);
    assertThat(names(found)).contains(names).hasSize(names.length + 1).contains("_MANIFEST.json");
    for (String name : names) {
      assertThat(found.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void isThePageOfTheRunByteForByte() throws IOException {
    Map<String, String> before = dense.checksums();
    Path found = report(runs.resolve("dense").toString());
    assertThat(found.getParent()).isEqualTo(runs.resolve("dense/reports"));
    assertThat(found.getFileName().toString()).startsWith("report_id=2");
    assertSameFiles(found, dense, ALL_FILES);
    assertThat(dense.rows("blocks")).isNotEmpty();
    assertThat(dense.manifest().at("/groups/count").asInt()).isEqualTo(2);
    assertThat(FinishedRun.latest(runs.resolve("dense").toString()).checksums()).isEqualTo(before);
  }

  @Test
  void isThePageOfASparseRunWithSupportByteForByte() throws IOException {
    StructType schema =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.FloatType));
    List<Row> rows = new ArrayList<>();
    for (double[] sample : TestLog.scores(300, CLASSES, 5)) {
      int first = rows.size() % 3;
      List<Integer> ids =
          IntStream.range(0, 6).map(i -> first + 3 * i).filter(i -> i < CLASSES).boxed().toList();
      rows.add(
          RowFactory.create(
              ids, TestLog.floats(ids.stream().mapToDouble(i -> sample[i]).toArray())));
    }
    FinishedRun run =
        analyze(
            folder.resolve("sparse"),
            TestLog.write(folder, "sparse-log", schema, rows, 2),
            classList("sparse.csv", IntStream.range(0, CLASSES).boxed().toList()),
            "--set",
            "blocks.support=true");
    Path found = report("--run", run.directory().toString());
    assertSameFiles(
        found, run, "index.html", "findings.json", "findings.md", "matrix.png", "matrix.svg");
    RenderedPage page = RenderedPage.read(Files.readString(found.resolve("index.html")));
    assertThat(page.layer("support").get("transform").asText()).isEqualTo("log1p");
    assertThat(page.facts().at("/blocks/0/support").isNumber()).isTrue();
  }

  @Test
  void showsAnotherRunInTheOrderOfThisOne() throws IOException {
    List<Integer> keys = new ArrayList<>(IntStream.range(2, CLASSES + 2).boxed().toList());
    Collections.reverse(keys);
    double[][] scores = TestLog.scores(200, CLASSES, 9);
    FinishedRun other =
        analyze(
            folder.resolve("other"),
            TestLog.write(folder, "log", TestLog.rows(scores), 1),
            classList("other.csv", keys));
    Path found =
        report(
            dense.directory().toString(),
            "--against",
            folder.resolve("other").toString(),
            "--output",
            folder.toString());
    assertThat(found.getParent()).isEqualTo(folder.resolve("reports"));
    RenderedPage page = RenderedPage.read(Files.readString(found.resolve("index.html")));
    String id = "run-" + other.manifest().get("run_id").asText();
    assertThat(page.layer(id).get("kind").asText()).isEqualTo("run");
    assertThat(page.layer(id).get("title").asText()).startsWith("Run of 2026-02-03, 2");
    int[] order = page.ints("order");
    float[] layer = page.floats("layer-" + id);
    int pair = 0;
    for (int i = 0; i < CLASSES; i++) {
      for (int j = i + 1; j < CLASSES; j++) {
        int a = keys.indexOf(order[i]);
        int b = keys.indexOf(order[j]);
        float expected = a < 0 || b < 0 ? Float.NaN : (float) TestLog.correlation(scores, a, b);
        if (Float.isNaN(expected)) {
          assertThat(layer[pair]).as("positions %d, %d", i, j).isNaN();
        } else {
          assertThat(layer[pair] - expected).as("positions %d, %d", i, j).isBetween(-1e-6f, 1e-6f);
        }
        pair++;
      }
    }
  }

  @Test
  void changesWhatIsDrawn() throws IOException {
    Path found =
        report(
            dense.directory().toString(),
            "--set",
            "report.thumbnail-url=pictures/{class_id}.jpg",
            "--set",
            "report.png=false",
            "--set",
            "report.svg=false");
    try (Stream<Path> files = Files.list(found)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "_MANIFEST.json", "index.html", "findings.json", "findings.md");
    }
    JsonNode manifest = new ObjectMapper().readTree(found.resolve("_MANIFEST.json").toFile());
    assertThat(manifest.at("/files/2/path").asText()).isEqualTo("index.html");
    assertThat(manifest.at("/runs/0/run_id").asText())
        .isEqualTo(dense.manifest().get("run_id").asText());
    assertThat(manifest.at("/configuration/report.png").asBoolean(true)).isFalse();
    RenderedPage page = RenderedPage.read(Files.readString(found.resolve("index.html")));
    assertThat(page.facts().get("thumbnail").asText()).isEqualTo("pictures/{class_id}.jpg");
    assertThat(page.policy()).endsWith("img-src data: blob: file: 'self'");
    assertThat(page.document().text()).contains("report.thumbnail-url pictures/{class_id}.jpg");
  }

  @Test
  void carriesThePicturesOfAFolder() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Files.write(pictures.resolve("k3.png"), PictureFiles.plain("png", 9, 9, Color.RED));
    Files.writeString(pictures.resolve("7.jpg"), "no picture");
    Path found =
        report(dense.directory().toString(), "--set", "report.thumbnail-folder=" + pictures);
    RenderedPage page = RenderedPage.read(Files.readString(found.resolve("index.html")));
    int[] ends = page.ints("picture-ends");
    assertThat(ends).hasSize(CLASSES).startsWith(0, 0, 0);
    assertThat(IntStream.range(3, CLASSES).map(id -> ends[id])).containsOnly(ends[3]);
    String none = "report.thumbnail-folder: 23 of 24 classes have no picture: crane, </script>1,";
    assertThat(page.document().select(".note").eachText())
        .anyMatch(note -> note.contains("1 picture cannot be read: 7.jpg (no picture)."))
        .anyMatch(note -> note.contains(none));
    assertThat(new ObjectMapper().readTree(found.resolve("_MANIFEST.json").toFile()).get("notes"))
        .anyMatch(note -> note.asText().startsWith(none));
  }

  @Test
  void aFolderOfPicturesMustExist() throws IOException {
    Path file = Files.writeString(folder.resolve("pictures.txt"), "");
    for (Path path : List.of(folder.resolve("nowhere"), file)) {
      CommandRun run =
          CommandRun.of(
              "report", dense.directory().toString(), "--set", "report.thumbnail-folder=" + path);
      assertThat(run.exitCode()).isEqualTo(USAGE);
      assertThat(run.complaint())
          .contains(
              "Configuration key report.thumbnail-folder: expected a folder of pictures, found"
                  + " none at "
                  + path
                  + ". Correct the path, or leave it out (--set report.thumbnail-folder=).");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "order.linkage=single, order.linkage: report shows a run as it is",
    "output.neighbours=3, output.neighbours: report shows a run as it is",
    "report.htm=false, Unknown configuration key 'report.htm'",
  })
  void refusesToChangeMoreThanTheReport(String assignment, String complaint) {
    CommandRun run = CommandRun.of("report", dense.directory().toString(), "--set", assignment);
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.complaint()).contains(complaint);
  }

  @Test
  void refusesToRenderNothing() {
    CommandRun run =
        CommandRun.of(
            "report",
            dense.directory().toString(),
            "--set",
            "report.html=false",
            "--set",
            "report.png=false",
            "--set",
            "report.svg=false");
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.complaint()).contains("nothing to render");
  }

  @Test
  void refusesRunsThatSayNothingOfEachOther() throws IOException {
    Path names = Files.write(folder.resolve("names.txt"), List.of("a", "b", "c"));
    String log = TestLog.write(folder, "log", TestLog.rows(TestLog.scores(50, 3, 1)), 1);
    analyze(folder.resolve("other"), log, names);
    String run = dense.directory().toString();
    CommandRun strange = CommandRun.of("report", run, "--against", folder + "/other");
    assertThat(strange.exitCode()).isEqualTo(INPUT);
    assertThat(strange.complaint())
        .contains("Expected a run of the same classes at", "no class in common");
    CommandRun twice = CommandRun.of("report", run, "--against", run, "--against", run);
    assertThat(twice.exitCode()).isEqualTo(USAGE);
    assertThat(twice.complaint()).contains("expected each run once");
  }

  @Test
  void asksWhereToWriteForARunThatLiesAlone() throws IOException {
    Path alone = folder.resolve("alone");
    try (Stream<Path> files = Files.walk(dense.directory())) {
      for (Path file : files.toList()) {
        Files.copy(file, alone.resolve(dense.directory().relativize(file).toString()));
      }
    }
    CommandRun run = CommandRun.of("report", alone.toString());
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.complaint()).contains("Name a folder with --output");
    assertSameFiles(report(alone.toString(), "--output", folder.toString()), dense, ALL_FILES);
  }
}
