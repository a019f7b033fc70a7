package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.examples.Examples;
import org.classblocks.examples.PlainExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples behind classes, confused pairs and blocks, from logs with sample ids to files. */
@SparkTest
class ExamplesLogTest {
  private static final int SAMPLES = 2000;
  private static final int CLASSES = 12;
  private static final String FILE = "examples/part-00000.parquet";
  private static final StructType SCHEMA =
      new StructType()
          .add("image", DataTypes.StringType)
          .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
          .add("label", DataTypes.IntegerType)
          .add("part", DataTypes.IntegerType);

  private static final List<String> HOSTILE =
      List.of("<img src=x onerror=alert(1)>", "a,b;\"c\"\n'd'", "x".repeat(300), "", "\u202Eabc");

  @TempDir private Path folder;

  private final double[][] scores = new double[SAMPLES][CLASSES];
  private final int[] labels = new int[SAMPLES];
  private final String[] ids = new String[SAMPLES];

  /** Classes in three groups of four; every 100th sample has no id. */
  ExamplesLogTest() {
    Random random = new Random(11);
    for (int s = 0; s < SAMPLES; s++) {
      double[] groups = random.doubles(3, -3, 3).toArray();
      for (int id = 0; id < CLASSES; id++) {
        scores[s][id] = (float) (Math.round(4 * (groups[id / 4] + random.nextGaussian())) / 4.0);
      }
      labels[s] = random.nextInt(CLASSES);
      ids[s] = s % 100 == 0 ? null : s < HOSTILE.size() + 1 ? HOSTILE.get(s - 1) : "s" + s;
      if (s > 0 && s <= HOSTILE.size()) {
        scores[s][s] = 100;
      }
    }
  }

  private String log(String name, int files) {
    List<Row> rows =
        IntStream.range(0, SAMPLES)
            .mapToObj(s -> RowFactory.create(ids[s], TestLog.floats(scores[s]), labels[s], s % 3))
            .toList();
    return TestLog.write(folder, name, SCHEMA, rows, files);
  }

  private CommandRun run(String log, String output, String... more) {
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "analyze",
                        "--input",
                        log,
                        "--output",
                        folder.resolve(output).toString(),
                        "--set",
                        "report.html=false",
                        "--set",
                        "report.png=false"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private FinishedRun latest(String output) throws IOException {
    return FinishedRun.latest(folder.resolve(output).toString());
  }

  private static List<String> rows(FinishedRun run, String kind) {
    return run.table("examples").filter("kind = '" + kind + "'").collectAsList().stream()
        .map(
            row ->
                Stream.of("actual_id", "class_id", "rank", "sample_id", "score")
                    .map(column -> String.valueOf(row.<Object>getAs(column)))
                    .collect(Collectors.joining("|")))
        .toList();
  }

  private static List<String> pairs(Examples examples) {
    List<String> rows = new ArrayList<>();
    for (Examples.OfPair pair : examples.pairs()) {
      for (int i = 0; i < pair.samples().size(); i++) {
        rows.add(
            pair.label()
                + "|"
                + pair.predicted()
                + "|"
                + (i + 1)
                + "|"
                + pair.samples().get(i).sampleId()
                + "|"
                + pair.samples().get(i).score());
      }
    }
    return rows;
  }

  private static List<String> classes(Examples examples) {
    List<String> rows = new ArrayList<>();
    for (Examples.OfClass one : examples.classes()) {
      for (int i = 0; i < one.samples().size(); i++) {
        rows.add(
            "null|"
                + one.classId()
                + "|"
                + (i + 1)
                + "|"
                + one.samples().get(i).sampleId()
                + "|"
                + one.samples().get(i).score());
      }
    }
    return rows;
  }

  /** Each block has 20 different samples, all of them among those of its classes. */
  private static void assertBlocksHaveExamplesOfTheirClasses(FinishedRun run) {
    Map<Integer, Integer> positions =
        run.table("classes").collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getAs("class_id"), row -> row.getAs("position")));
    Set<String> ofClasses =
        run.table("examples").filter("kind = 'class'").collectAsList().stream()
            .map(row -> row.getAs("class_id") + "|" + row.getAs("sample_id"))
            .collect(Collectors.toSet());
    List<Row> blocks = run.table("blocks").collectAsList();
    assertThat(blocks).isNotEmpty();
    for (Row block : blocks) {
      List<Row> own =
          run.table("examples").filter("block_id = " + block.getAs("block_id")).collectAsList();
      assertThat(own).hasSize(20);
      assertThat(own).extracting(row -> row.getAs("sample_id")).doesNotHaveDuplicates();
      for (Row row : own) {
        assertThat(ofClasses).contains(row.getAs("class_id") + "|" + row.getAs("sample_id"));
        assertThat(positions.get(row.<Integer>getAs("class_id")))
            .isBetween(block.<Integer>getAs("start"), block.<Integer>getAs("end") - 1);
      }
    }
  }

  @Test
  void areThoseOfTheLogWhateverTheFilesAndARecutRunKeepsThem() throws IOException {
    Examples expected = PlainExamples.of(scores, labels, ids, SAMPLES);
    String[] settings = {"--labels", "label", "--set", "input.sample-id=image"};
    CommandRun one = run(log("one", 1), "first", settings);
    assertThat(one.err()).contains("20 samples have no id and are left out of the examples.");
    FinishedRun first = latest("first");
    assertThat(rows(first, "pair")).isEqualTo(pairs(expected)).isNotEmpty();
    assertThat(rows(first, "class")).isEqualTo(classes(expected));
    assertThat(first.table("examples").filter("kind = 'class'").collectAsList())
        .extracting(row -> row.getAs("sample_id"))
        .containsAll(HOSTILE);
    assertBlocksHaveExamplesOfTheirClasses(first);

    run(
        log("three", 3),
        "second",
        Stream.concat(
                Stream.of(settings),
                Stream.of("--set", "blocks.support=true", "--set", "input.group=part"))
            .toArray(String[]::new));
    assertThat(latest("second").checksums().get(FILE)).isEqualTo(first.checksums().get(FILE));

    String parent = first.directory().toString();
    recut(parent, "order.linkage=complete");
    FinishedRun child = latest("first");
    assertThat(child.directory()).isNotEqualTo(first.directory());
    assertThat(rows(child, "pair")).isEqualTo(rows(first, "pair"));
    assertThat(rows(child, "class")).isEqualTo(rows(first, "class"));
    assertBlocksHaveExamplesOfTheirClasses(child);
    recut(parent, "output.examples=false");
    assertThat(latest("first").directory().resolve("examples")).doesNotExist();
  }

  private static void recut(String parent, String setting) {
    CommandRun recut = CommandRun.of("recut", parent, "--set", setting);
    assertThat(recut.exitCode()).as(recut.err()).isZero();
  }

  @Test
  void withoutLabelsThereAreThoseOfClassesAndBlocks() throws IOException {
    run(log("log", 2), "runs", "--set", "input.sample-id=image");
    assertThat(rows(latest("runs"), "pair")).isEmpty();
    assertThat(rows(latest("runs"), "class"))
        .isEqualTo(classes(PlainExamples.of(scores, labels, ids, SAMPLES)));
  }

  @Test
  void aColumnOfNumbersWithFractionsIsNoIdAndNoted() throws IOException {
    StructType schema = SCHEMA.add("time", DataTypes.DoubleType);
    List<Row> rows =
        IntStream.range(0, 50)
            .mapToObj(s -> RowFactory.create("s", TestLog.floats(scores[s]), 0, 0, s / 2.0))
            .toList();
    String log = TestLog.write(folder, "times", schema, rows, 1);
    assertThat(run(log, "runs", "--set", "input.sample-id=time").err())
        .contains("Column 'time' holds neither integers nor text, so no samples are listed.");
    assertThat(latest("runs").directory().resolve("examples")).doesNotExist();
  }

  @Test
  void thereAreNoneWithoutIdsOrWhenTurnedOffOrFromStates() throws IOException {
    String log = log("log", 1);
    run(log, "nameless");
    assertThat(latest("nameless").directory().resolve("examples")).doesNotExist();
    run(log, "off", "--set", "input.sample-id=image", "--set", "output.examples=false");
    assertThat(latest("off").directory().resolve("examples")).doesNotExist();
    CommandRun state =
        run(
            log,
            "kept",
            "--set",
            "input.sample-id=image",
            "--set",
            "state.path=" + folder.resolve("state"));
    assertThat(state.err())
        .contains("Examples and suspects are not listed, because states keep no sample ids.");
    assertThat(latest("kept").directory().resolve("examples")).doesNotExist();
  }
}
