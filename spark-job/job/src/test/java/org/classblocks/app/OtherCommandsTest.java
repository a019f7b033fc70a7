package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands beside analyze. */
@SparkTest
class OtherCommandsTest {
  @TempDir Path folder;

  private Path generate(String name, String... more) {
    Path output = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "generate",
                "--output",
                output.toString(),
                "--samples",
                "2000",
                "--classes",
                "60",
                "--blocks",
                "20/5",
                "--correlations",
                "0.3/0.7"));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return output;
  }

  @Test
  void plantedBlocksAreFoundAgain() throws IOException {
    Path log = generate("planted");
    String output = folder.resolve("out").toString();
    CommandRun run =
        CommandRun.of(
            "analyze",
            "--input",
            log.resolve("log.parquet").toString(),
            "--classes",
            log.resolve("classes.csv").toString(),
            "--set",
            "blocks.support=true",
            "--output",
            output);
    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, List<Integer>> planted = new TreeMap<>();
    List<String> truth = Files.readAllLines(log.resolve("truth.csv"));
    for (String line : truth.subList(1, truth.size())) {
      String[] cells = line.split(",", -1);
      planted
          .computeIfAbsent(cells[cells.length - 1], block -> new ArrayList<>())
          .add(Integer.parseInt(cells[0]));
    }
    List<List<Integer>> found = new ArrayList<>();
    for (var top : FinishedRun.latest(output).json("blocks.json").at("/blocks")) {
      for (var inner : top.get("children")) {
        assertThat(inner.get("support").asDouble()).as("in half-samples").isEqualTo(1);
        List<Integer> ids = new ArrayList<>();
        inner.get("class_ids").forEach(id -> ids.add(id.asInt()));
        ids.sort(Comparator.naturalOrder());
        found.add(ids);
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(planted.values());
  }

  @Test
  void generateNeedsNothingButAnOutput() throws IOException {
    Path output = folder.resolve("default");
    CommandRun run = CommandRun.of("generate", "--output", output.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> truth = Files.readAllLines(output.resolve("truth.csv"));
    assertThat(truth).hasSize(301).first().isEqualTo("class_id,class_name,level_1,level_2,level_3");
    assertThat(
            LocalSpark.session().read().parquet(output.resolve("log.parquet").toString()).count())
        .isEqualTo(10_000);
  }

  @Test
  void generateWritesTheSameScoresPackedAndTheHighestOfThemSparse() {
    Dataset<Row> arrays = scores("arrays");
    Dataset<Row> packed = scores("packed", "--encoding", "packed");
    Dataset<Row> sparse = scores("sparse", "--encoding", "sparse", "--top", "5");
    for (int row = 0; row < 20; row++) {
      List<Float> all = arrays.collectAsList().get(row).getList(1);
      ByteBuffer bytes = ByteBuffer.wrap(packed.collectAsList().get(row).getAs("scores"));
      for (float score : all) {
        assertThat(bytes.order(ByteOrder.LITTLE_ENDIAN).getFloat()).isEqualTo(score);
      }
      assertThat(bytes.hasRemaining()).isFalse();
      List<Integer> ids = sparse.collectAsList().get(row).getList(1);
      List<Float> values = sparse.collectAsList().get(row).getList(2);
      assertThat(values)
          .isEqualTo(all.stream().sorted(Comparator.reverseOrder()).limit(5).toList())
          .isEqualTo(ids.stream().map(all::get).toList());
    }
  }

  private Dataset<Row> scores(String name, String... more) {
    Path log = generate(name, more).resolve("log.parquet");
    return LocalSpark.session()
        .read()
        .parquet(log.toString())
        .where("sample_id < 20")
        .orderBy("sample_id");
  }

  @Test
  void theSameSeedGivesTheSameLog() throws IOException {
    Path one = generate("one", "--files", "3").resolve("log.parquet/part-00001.parquet");
    Path two = generate("two", "--files", "3").resolve("log.parquet/part-00001.parquet");
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void generateRefusesAFolderThatHoldsSomething() {
    Path output = generate("full");
    CommandRun again = CommandRun.of("generate", "--output", output.toString());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.complaint()).contains(output.toString());
  }

  @Test
  void planSaysWhatAnalyzeWouldDo() {
    Path log = generate("planned");
    CommandRun run = CommandRun.of("plan", "--input", log.resolve("log.parquet").toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("rows: +2,000\n")
        .containsPattern("classes: +60\n")
        .containsPattern("tiles: +1 ")
        .containsPattern("tasks: +")
        .containsPattern("precision: +double. Products of 2,000 rows of 60 classes take about")
        .containsPattern("memory per task: +")
        .containsPattern("memory on driver: +")
        .containsPattern("shuffle volume: +")
        .doesNotContain("support");
  }

  @Test
  void planSaysWhatSupportCosts() {
    Path log = generate("folded").resolve("log.parquet");
    CommandRun run =
        CommandRun.of("plan", "--input", log.toString(), "--set", "blocks.support=true");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("folds: +10, ")
        .containsPattern("support: .*50 more times");
    assertThat(run.out())
        .as("8 bytes for each of 10 folds and 60 * 61 / 2 pairs")
        .containsPattern("shuffle volume: +146 KB");
  }

  @Test
  void validateSaysWhatIsWrong() {
    List<Row> rows = new ArrayList<>(TestLog.rows(TestLog.scores(3_000, 5, 1)));
    rows.add(RowFactory.create(TestLog.floats(1, 2, Double.NaN, 4, 5)));
    String log = TestLog.write(folder, "log", rows, 1);
    CommandRun run = CommandRun.of("validate", "--input", log);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("3,001 rows").containsPattern("nan-score +1 row.*row 3000 of");
    CommandRun strict =
        CommandRun.of("validate", "--input", log, "--set", "input.max-bad-fraction=0");
    assertThat(strict.exitCode()).isEqualTo(3);
    assertThat(strict.out()).contains("nan-score");
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : List.of("analyze", "plan", "validate", "recut", "report", "generate")) {
      CommandRun run = CommandRun.of(command, "--help");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("Usage: classblocks " + command).contains("--conf");
    }
    assertThat(CommandRun.of("--version").out()).contains("spark 4.");
  }
}
