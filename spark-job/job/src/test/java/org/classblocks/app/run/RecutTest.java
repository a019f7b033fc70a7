package org.classblocks.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New orders and blocks for finished runs, held against analyze. */
@SparkTest
class RecutTest {
  private static final int USAGE = 2;
  private static final int INPUT = 3;
  private static final int CLASSES = 30;
  private static final int CONSTANT_CLASS = 7;

  @TempDir private static Path parents;
  private static String parent;
  private static String log;
  private static Path classList;

  @TempDir private Path folder;

  /** A run with labels, one of them unknown, with keys, a constant class and a row left out. */
  @BeforeAll
  static void analyzeOnce() throws IOException {
    log = writeLog();
    classList = parents.resolve("classes.csv");
    List<String> lines = new ArrayList<>(List.of("class_id,name,key"));
    IntStream.range(0, CLASSES).forEach(id -> lines.add(id + ",crane,k" + id));
    Files.write(classList, lines);
    parent = parents.resolve("runs").toString();
    analyze(parent);
  }

  private static String writeLog() {
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType)
            .add("weight", DataTypes.DoubleType);
    List<Row> rows = new ArrayList<>();
    for (double[] sample : TestLog.scores(300, CLASSES, 11)) {
      sample[CONSTANT_CLASS] = 0.1f;
      rows.add(
          RowFactory.create(TestLog.floats(sample), rows.size() % CLASSES, weight(rows.size())));
    }
    rows.add(RowFactory.create(TestLog.floats(TestLog.scores(1, CLASSES, 12)[0]), 1000, 1.0));
    rows.add(RowFactory.create(TestLog.floats(1, 2), 0, 1.0));
    return TestLog.write(parents, "log", schema, rows, 2);
  }

  private static double weight(int row) {
    return row % 7 == 0 ? 0 : 1.0 / (1 + row % 13);
  }

  private static FinishedRun analyze(String output, String... more) throws IOException {
    return done(
        output,
        Stream.concat(
            Stream.of(
                "analyze",
                "--input",
                log,
                "--classes",
                classList.toString(),
                "--labels",
                "label",
                "--set",
                "input.max-bad-fraction=0.1",
                "--run-date",
                "2026-02-03",
                "--output",
                output),
            Stream.of(more)));
  }

  private FinishedRun recut(String run, String... more) throws IOException {
    String output = folder.resolve("recut").toString();
    return done(
        output, Stream.concat(Stream.of("recut", run, "--output", output), Stream.of(more)));
  }

  private static FinishedRun done(String output, Stream<String> arguments) throws IOException {
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    FinishedRun finished = FinishedRun.latest(output);
    assertThat(run.closingLine()).startsWith("Done:").contains(finished.directory().toString());
    return finished;
  }

  private static void refused(int exitCode, String complaint, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.complaint()).startsWith("classblocks: ").containsPattern(complaint);
    assertThat(run.err()).doesNotContain("Writing", "\tat ");
  }

  /** All files but the page, which names the run. */
  private static Map<String, String> data(FinishedRun run) {
    Map<String, String> checksums = run.checksums();
    checksums.remove("report/index.html");
    return checksums;
  }

  /** A copy of the parent to do harm to. */
  private Path copyOfParent() throws IOException {
    Path source = FinishedRun.latest(parent).directory();
    Path copy = folder.resolve("copy").resolve(Path.of(parent).relativize(source));
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(source.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return copy;
  }

  @Test
  void supportStaysWithTheBlocks() throws IOException {
    String runs = folder.resolve("supported").toString();
    String[] support = {"--set", "blocks.support=true"};
    FinishedRun old = analyze(runs, support);
    assertThat(old.json("blocks.json").at("/blocks/0/support").isNumber()).isTrue();
    assertThat(data(recut(runs))).isEqualTo(data(old));
    assertThat(data(recut(runs, support))).isEqualTo(data(old));
    String other = folder.resolve("other").toString();
    FinishedRun turned =
        analyze(other, "--set", "order.leaf-order=dendrogram", support[0], support[1]);
    FinishedRun recut = recut(runs, "--set", "order.leaf-order=dendrogram");
    assertThat(data(recut)).isEqualTo(data(turned)).isNotEqualTo(data(old));
    assertThat(recut.manifest().at("/configuration/blocks.support").booleanValue()).isTrue();
    assertThat(recut.manifest().at("/parent/left_out").isMissingNode()).isTrue();
  }

  @Test
  void supportOfOtherBlocksIsLeftOutAndThatIsSaid() throws IOException {
    String runs = folder.resolve("supported").toString();
    analyze(runs, "--set", "blocks.support=true");
    String[] complete = {"--set", "order.linkage=complete"};
    FinishedRun analyzed = analyze(folder.resolve("complete").toString(), complete);
    CommandRun run = CommandRun.of("recut", runs, complete[0], complete[1]);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern("Note +the support of blocks is left out, because .* Run analyze");
    FinishedRun recut = FinishedRun.latest(runs);
    assertThat(data(recut)).containsEntry("order.npy", data(analyzed).get("order.npy"));
    assertThat(recut.table("blocks").select("start", "end").collectAsList())
        .isEqualTo(analyzed.table("blocks").select("start", "end").collectAsList());
    assertThat(recut.manifest().at("/parent/left_out/0").asText()).contains("support", "analyze");
    assertThat(recut.manifest().at("/configuration/blocks.support").booleanValue()).isFalse();
    CommandRun asked = CommandRun.of("recut", runs, "--set", "blocks.support=false");
    assertThat(asked.exitCode()).as(asked.err()).isZero();
    assertThat(asked.err()).doesNotContain("Note");
    for (String[] more : new String[][] {complete, {"--set", "blocks.min-size=4"}}) {
      refused(
          USAGE,
          "blocks.support.*run analyze",
          "recut",
          FinishedRun.latest(parent).directory().toString(),
          "--set",
          "blocks.support=true",
          more[0],
          more[1]);
    }
    refused(USAGE, "blocks.support.*run analyze", "recut", parent, "--set", "blocks.support=true");
  }

  @Test
  void withUnchangedSettingsEveryFileIsTheSame() throws IOException {
    FinishedRun old = FinishedRun.latest(parent);
    FinishedRun run = recut(parent);
    assertThat(data(run)).isEqualTo(data(old));
    assertThat(data(recut(run.directory().toString()))).isEqualTo(data(old));
  }

  /** Each linkage, with each distance and each order of leaves among them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "order.linkage=average order.distance=profile order.leaf-order=optimal",
        "order.linkage=complete",
        "order.linkage=single order.leaf-order=dendrogram",
        "order.linkage=weighted order.distance=profile",
        "order.linkage=ward order.leaf-order=optimal",
        "order.linkage=centroid order.distance=profile order.leaf-order=dendrogram",
        "order.linkage=median",
        "order.preset=notebook",
        "blocks.min-size=29 output.neighbours=40 output.npy-max-classes=3"
      })
  void givesWhatAnalyzeWouldGive(String settings) throws IOException {
    String[] more =
        Stream.of(settings.split(" "))
            .flatMap(one -> Stream.of("--set", one))
            .toArray(String[]::new);
    FinishedRun analyzed = analyze(folder.resolve("analyzed").toString(), more);
    FinishedRun run = recut(parent, more);
    Map<String, String> expected = data(analyzed);
    Map<String, String> found = data(run);
    assertThat(found)
        .isNotEqualTo(data(FinishedRun.latest(parent)))
        .containsOnlyKeys(expected.keySet());
    if (settings.contains("notebook")) {
      String clippedWithThreeDigits = "fold-deviations.npy";
      expected.remove(clippedWithThreeDigits);
      found.remove(clippedWithThreeDigits);
    }
    assertThat(found).isEqualTo(expected);
    for (String told :
        List.of("/classes", "/rows", "/order", "/blocks", "/labels", "/confusion", "/inputs")) {
      assertThat(run.manifest().at(told)).as(told).isEqualTo(analyzed.manifest().at(told));
    }
  }

  /** Blocks follow from the effective number of samples, which must come back to the last digit. */
  @Test
  void weightsComeBack() throws IOException {
    List<String> weighted =
        List.of(
            "--set",
            "input.weight=weight",
            "--set",
            "similarity.class-balance=inverse-frequency",
            "--set",
            "blocks.min-contrast=3");
    String output = folder.resolve("weighted").toString();
    FinishedRun old = analyze(output, weighted.toArray(String[]::new));
    assertThat(data(recut(output)))
        .isEqualTo(data(old))
        .isNotEqualTo(data(FinishedRun.latest(parent)));
    FinishedRun run = recut(output, "--set", "blocks.min-contrast=5");
    List<String> changed = new ArrayList<>(weighted);
    changed.addAll(List.of("--set", "blocks.min-contrast=5"));
    FinishedRun analyzed =
        analyze(folder.resolve("changed").toString(), changed.toArray(String[]::new));
    assertThat(data(run)).isEqualTo(data(analyzed));
    for (String told : List.of("/samples", "/blocks", "/rows")) {
      assertThat(run.manifest().at(told)).as(told).isEqualTo(analyzed.manifest().at(told));
    }
    assertThat(run.manifest().at("/samples/weightless").asLong()).isEqualTo(44);
  }

  @Test
  void aTaxonomyCanBeAddedAndTakenAway() throws IOException {
    List<String> lines = new ArrayList<>(List.of("child,parent"));
    IntStream.range(0, CLASSES).forEach(id -> lines.add("k" + id + ",by " + id % 3));
    Path taxonomy = Files.write(folder.resolve("taxonomy.csv"), lines);
    String setting = "classes.taxonomy=" + taxonomy;
    FinishedRun analyzed = analyze(folder.resolve("analyzed").toString(), "--set", setting);
    FinishedRun run = recut(parent, "--set", setting);
    assertThat(data(run)).isEqualTo(data(analyzed)).isNotEqualTo(data(FinishedRun.latest(parent)));
    assertThat(run.manifest().at("/taxonomy"))
        .isEqualTo(analyzed.manifest().at("/taxonomy"))
        .isNotEmpty();
    assertThat(data(recut(run.directory().toString(), "--set", "classes.taxonomy=")))
        .isEqualTo(data(FinishedRun.latest(parent)));
    Files.delete(taxonomy);
    refused(INPUT, "taxonomy.csv does not exist", "recut", run.directory().toString());
  }

  @Test
  void theManifestNamesTheParentAndTheLogs() throws IOException {
    FinishedRun old = FinishedRun.latest(parent);
    JsonNode manifest = recut(parent, "--set", "order.linkage=single").manifest();
    assertThat(old.manifest().at("/parent").isNull()).isTrue();
    assertThat(manifest.at("/parent/run_id")).isEqualTo(old.manifest().at("/run_id"));
    assertThat(manifest.at("/parent/run_date").asText()).isEqualTo("2026-02-03");
    assertThat(manifest.at("/parent/location").asText()).isEqualTo(old.directory().toString());
    assertThat(manifest.at("/run_id")).isNotEqualTo(old.manifest().at("/run_id"));
    assertThat(manifest.at("/rows/dropped/wrong-length/count").asLong()).isEqualTo(1);
    assertThat(manifest.at("/labels/unknown").asLong()).isEqualTo(1);
    assertThat(manifest.at("/inputs")).isEqualTo(old.manifest().at("/inputs")).isNotEmpty();
    assertThat(manifest.at("/configuration/order.linkage").asText()).isEqualTo("single");
    assertThat(manifest.at("/configuration/input.labels").asText()).isEqualTo("label");
  }

  @Test
  void theNewRunLiesBesideItsParent() throws IOException {
    Path copy = copyOfParent();
    Path output = copy.getParent().getParent();
    CommandRun run = CommandRun.of("recut", "--run", copy.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    FinishedRun newest = FinishedRun.latest(output.toString());
    assertThat(newest.directory()).isNotEqualTo(copy);
    assertThat(newest.directory().getParent()).isEqualTo(copy.getParent());
    assertThat(newest.manifest().at("/parent/location").asText()).isEqualTo(copy.toString());
  }

  @Test
  void aRunTakenOutOfItsFoldersNeedsAnOutput() throws IOException {
    Path elsewhere = Files.move(copyOfParent(), folder.resolve("elsewhere"));
    refused(USAGE, "--output", "recut", elsewhere.toString());
    assertThat(data(recut(elsewhere.toString()))).isEqualTo(data(FinishedRun.latest(parent)));
  }

  @Test
  void theLogsNeedNotBeThere() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    String few = TestLog.write(gone, "log", TestLog.rows(TestLog.scores(20, 5, 3)), 1);
    String output = folder.resolve("runs").toString();
    FinishedRun old = done(output, Stream.of("analyze", "--input", few, "--output", output));
    Files.move(gone, folder.resolve("away"));
    FinishedRun run = recut(output);
    assertThat(data(run)).isEqualTo(data(old));
    assertThat(run.manifest().at("/labels").isNull()).isTrue();
  }

  @Test
  void aSparseLogKeepsItsCounts() throws IOException {
    StructType schema =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.FloatType));
    List<Row> rows = new ArrayList<>();
    for (double[] sample : TestLog.scores(200, CLASSES, 13)) {
      int first = rows.size() % CLASSES;
      List<Integer> ids = List.of(first, (first + 1) % CLASSES, (first + 4) % CLASSES);
      rows.add(RowFactory.create(ids, ids.stream().map(id -> (float) sample[id]).toList()));
    }
    String sparse = TestLog.write(folder, "sparse", schema, rows, 2);
    List<String> words =
        List.of("analyze", "--input", sparse, "--classes", classList.toString(), "--output");
    String output = folder.resolve("runs").toString();
    FinishedRun old = done(output, Stream.concat(words.stream(), Stream.of(output)));
    assertThat(data(old)).containsKey("listed-condensed.npy");
    assertThat(data(recut(output))).isEqualTo(data(old));
    String setting = "output.neighbours=3";
    String again = folder.resolve("again").toString();
    FinishedRun analyzed =
        done(again, Stream.concat(words.stream(), Stream.of(again, "--set", setting)));
    assertThat(data(recut(output, "--set", setting))).isEqualTo(data(analyzed));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void fewClassesAreNoExceptionNorAreConstantOnes(int classes) throws IOException {
    List<double[][]> logs = List.of(TestLog.scores(20, classes, 5), TestLog.scores(1, classes, 5));
    for (double[][] scores : logs) {
      String name = "log" + scores.length;
      String few = TestLog.write(folder, name, TestLog.rows(scores), 1);
      String output = folder.resolve("runs-" + name).toString();
      FinishedRun old = done(output, Stream.of("analyze", "--input", few, "--output", output));
      assertThat(data(recut(output))).isEqualTo(data(old));
    }
  }

  @Test
  void whatIsNoCompleteRunIsRefused() throws IOException {
    refused(INPUT, "complete run at .*nowhere", "recut", folder.resolve("nowhere").toString());
    refused(INPUT, "_MANIFEST.json", "recut", folder.toString());
    Path copy = copyOfParent();
    Files.writeString(copy.resolve("_MANIFEST.json"), "{ \"status\" : ");
    refused(INPUT, "manifest of the run .* cannot be read", "recut", copy.toString());
    Files.delete(copy.resolve("_MANIFEST.json"));
    refused(INPUT, "_MANIFEST.json", "recut", copy.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/passwd", "a/./b", "a\\\\b", "", "file:/etc/passwd"})
  void aPathInTheManifestThatLeavesTheRunIsRefused(String path) throws IOException {
    Path copy = copyOfParent();
    Path manifest = copy.resolve("_MANIFEST.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"tree.nwk\"", "\"" + path + "\""));
    assertThat(Files.readString(manifest)).isNotEqualTo(text);
    String complaint = "manifest of the run .* cannot be read: the path '.*' does not lead to";
    refused(INPUT, complaint, "recut", copy.toString());
    refused(INPUT, complaint, "report", copy.toString());
    refused(INPUT, complaint, "compare", copy.toString(), parent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "similarity-condensed.npy",
        "classes/part-00000.parquet",
        "matrix/part-00000.parquet"
      })
  void aFileThatIsCutOffOrMissingIsNamed(String name) throws IOException {
    Path copy = copyOfParent();
    Path file = copy.resolve(name);
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(cut.length() - 1);
    }
    refused(INPUT, "damaged at " + file + ".*bytes in place of", "recut", copy.toString());
    Files.delete(file);
    refused(INPUT, "damaged at " + file + ": it is missing", "recut", copy.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "similarity-condensed.npy",
        "classes/part-00000.parquet",
        "confusion/part-00000.parquet"
      })
  void aChangedByteIsNoticed(String name) throws IOException {
    Path copy = copyOfParent();
    Path file = copy.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    refused(INPUT, "damaged at " + file + ".*checksum", "recut", copy.toString());
  }

  @Test
  void keysThatNeedTheLogsAreRefusedByName() {
    for (String setting :
        List.of("input.scores=logits", "similarity.precision=mixed", "input.weight=weight")) {
      String key = setting.substring(0, setting.indexOf('='));
      refused(USAGE, key + ".*run analyze", "recut", parent, "--set", setting);
    }
  }

  @Test
  void oneRunMustBeNamed() {
    assertThat(CommandRun.of("recut").exitCode()).isEqualTo(USAGE);
    assertThat(CommandRun.of("recut", parent, "--run", parent).exitCode()).isEqualTo(USAGE);
  }
}
