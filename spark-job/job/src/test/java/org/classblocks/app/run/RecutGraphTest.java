package org.classblocks.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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

/** New orders and blocks for finished runs of a similarity graph, held against analyze. */
@SparkTest
class RecutGraphTest {
  private static final int CLASSES = 60;
  private static final int GROUP = 6;
  private static final int SAMPLES = 2_000;

  @TempDir private static Path parents;
  private static String log;
  private static FinishedRun parent;

  @TempDir private Path folder;

  @BeforeAll
  static void analyzeOnce() throws IOException {
    log = writeLog();
    parent = analyze(parents.resolve("runs").toString());
  }

  /** A row lists some classes of a group and two others. Nobody lists the last class. */
  private static String writeLog() {
    StructType schema =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    SplittableRandom random = new SplittableRandom(23);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      int group = random.nextInt(CLASSES / GROUP) * GROUP;
      int[] ids =
          IntStream.concat(random.ints(4, group, group + GROUP), random.ints(2, 0, CLASSES))
              .filter(id -> id != CLASSES - 1)
              .distinct()
              .toArray();
      rows.add(
          RowFactory.create(
              Arrays.stream(ids).boxed().toList(),
              TestLog.floats(random.doubles(ids.length, 0.1, 1).toArray()),
              group));
    }
    return TestLog.write(parents, "log", schema, rows, 2);
  }

  private static FinishedRun analyze(String output, String... more) throws IOException {
    Path classes = parents.resolve("classes.txt");
    Files.write(classes, IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList());
    return done(
        output,
        Stream.concat(
            Stream.of(
                "analyze",
                "--input",
                log,
                "--classes",
                classes.toString(),
                "--labels",
                "label",
                "--run-date",
                "2026-02-03",
                "--output",
                output,
                "--set",
                "similarity.form=graph",
                "--set",
                "graph.neighbours=10",
                "--set",
                "report.html=false",
                "--set",
                "report.png=false"),
            Stream.of(more)));
  }

  private FinishedRun recut(String... more) throws IOException {
    String output = folder.resolve("recut").toString();
    return done(
        output,
        Stream.concat(
            Stream.of("recut", parent.directory().toString(), "--output", output),
            Stream.of(more)));
  }

  private static FinishedRun done(String output, Stream<String> arguments) throws IOException {
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(output);
  }

  @Test
  void theSameSettingsGiveTheSameFiles() throws IOException {
    assertThat(parent.json("blocks.json").get("blocks")).hasSizeGreaterThan(5);
    FinishedRun recut = recut();
    assertThat(recut.checksums()).isEqualTo(parent.checksums());
    JsonNode form = recut.manifest().get("similarity");
    assertThat(form.get("form").asText()).isEqualTo("graph");
    assertThat(form).hasSize(2);
    assertThat(form.get("entries").asInt()).isEqualTo(parent.rows("graph").size());
  }

  @Test
  void otherSettingsGiveTheFilesOfAnalyze() throws IOException {
    String[] settings = {
      "--set",
      "order.linkage=complete",
      "--set",
      "blocks.min-size=4",
      "--set",
      "output.neighbours=3"
    };
    Map<String, String> expected =
        analyze(folder.resolve("analyzed").toString(), settings).checksums();
    assertThat(recut(settings).checksums()).isEqualTo(expected).isNotEqualTo(parent.checksums());
  }
}
