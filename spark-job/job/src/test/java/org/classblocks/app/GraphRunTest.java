package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with a similarity graph finds what a run with a matrix finds. */
@SparkTest
class GraphRunTest {
  private static final int CLASSES = 240;

  @TempDir private Path folder;

  /**
   * Each sample lists up to 12 classes around a topic, in 6 blocks of 40 of 4 blocks of 10 each.
   */
  @BeforeEach
  void generate() {
    succeed(
        "generate",
        "--samples=6000",
        "--classes=" + CLASSES,
        "--blocks=40/10",
        "--correlations=0.2/0.5",
        "--encoding=topic",
        "--top=12",
        "--output=" + folder.resolve("log"));
  }

  private static CommandRun succeed(String... words) {
    CommandRun run = CommandRun.of(words);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private String[] analyze(String output, String... settings) {
    return Stream.concat(
            Stream.of(
                "analyze",
                "--input=" + folder.resolve("log/log.parquet"),
                "--classes=" + folder.resolve("log/classes.csv"),
                "--labels=label",
                "--output=" + folder.resolve(output)),
            Stream.of(settings).flatMap(setting -> Stream.of("--set", setting)))
        .toArray(String[]::new);
  }

  private FinishedRun run(String output, String... settings) throws IOException {
    succeed(analyze(output, settings));
    return FinishedRun.latest(folder.resolve(output).toString());
  }

  @Test
  void ofAllNeighboursIsTheRunOfTheMatrix() throws IOException {
    FinishedRun dense = run("dense", "similarity.form=dense");
    FinishedRun graph = run("graph", "similarity.form=graph", "graph.neighbours=" + CLASSES);
    for (String file : List.of("order.npy", "block-labels.csv")) {
      assertThat(Files.readAllBytes(graph.directory().resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(dense.directory().resolve(file)));
    }
    assertThat(dense.rows("blocks").size()).isGreaterThan(20);
    assertThat(graph.rows("blocks").size()).isEqualTo(dense.rows("blocks").size());
    assertThat(graph.rows("links").size()).isEqualTo(dense.rows("links").size());
    assertThat(graph.rows("triage").size()).isEqualTo(dense.rows("triage").size());
  }

  /** The outer blocks, of 40 classes each, are those that were planted. */
  @Test
  void ofSomeNeighboursFindsThePlantedBlocks() throws IOException {
    FinishedRun graph = run("graph", "similarity.form=graph", "graph.neighbours=50");
    Map<Integer, Set<Integer>> found = new TreeMap<>();
    for (Row row : graph.rows("block-labels", "class_id", "level_1")) {
      found.computeIfAbsent(row.getInt(1), block -> new TreeSet<>()).add(row.getInt(0));
    }
    assertThat(found.values()).containsExactlyInAnyOrderElementsOf(planted());
  }

  private List<Set<Integer>> planted() throws IOException {
    Map<String, Set<Integer>> blocks = new TreeMap<>();
    try (Stream<String> lines = Files.lines(folder.resolve("log/truth.csv")).skip(1)) {
      lines
          .map(line -> line.split(",", -1))
          .forEach(
              cells ->
                  blocks
                      .computeIfAbsent(cells[2], block -> new TreeSet<>())
                      .add(Integer.valueOf(cells[0])));
    }
    return List.copyOf(blocks.values());
  }

  @Test
  void planSaysWhichFormAndWhy() {
    String[] words = analyze("any");
    words[0] = "plan";
    assertThat(succeed(words).out()).contains("form: ", "dense. All pairs fit into");
    words = analyze("any", "similarity.form=graph");
    words[0] = "plan";
    assertThat(succeed(words).out())
        .contains("graph. The configuration says so.", "50 of each class, 12,000 pairs at most");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blocks.support=true",
        "similarity.folds=keep",
        "order.linkage=ward",
        "order.distance=profile"
      })
  void saysWhatAGraphCannotHave(String setting) {
    CommandRun run = CommandRun.of(analyze("none", "similarity.form=graph", setting));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("Configuration key " + setting.substring(0, setting.indexOf('=')))
        .contains("similarity.form is graph. Leave one of them out.");
  }

  /** With all pairs of classes, the graph is the matrix. */
  @Test
  void scoresOfAllClassesMakeAGraph() throws IOException {
    String log = TestLog.write(folder, "all", TestLog.rows(TestLog.scores(200, 12, 5)), 1);
    String[] settings = {"similarity.form=graph", "graph.neighbours=11"};
    FinishedRun graph = ofAll(log, "graph", settings);
    FinishedRun matrix = ofAll(log, "matrix", "similarity.form=dense");
    assertThat(graph.rows("graph")).hasSize(12 * 11);
    assertThat(graph.checksums().get("order.npy")).isEqualTo(matrix.checksums().get("order.npy"));
    settings[1] = "graph.neighbours=3";
    FinishedRun three = ofAll(log, "three", settings);
    assertThat(three.rows("graph")).hasSizeBetween(12 * 3, 12 * 6);
    String again = folder.resolve("again").toString();
    succeed("recut", three.directory().toString(), "--output", again);
    Map<String, String> recut = new TreeMap<>(FinishedRun.latest(again).checksums());
    recut.keySet().removeIf(file -> file.startsWith("report/"));
    assertThat(three.checksums()).containsAllEntriesOf(recut);
    assertThat(recut).containsKeys("order.npy", "blocks.json", "classes/part-00000.parquet");
    succeed("report", three.directory().toString(), "--output", again);
    CommandRun plan =
        CommandRun.of("plan", "--input=" + log, "--set", settings[0], "--set", settings[1]);
    assertThat(plan.out()).contains("3 of each class, 36 pairs at most", "1 of 12 x 12 classes");
  }

  private FinishedRun ofAll(String log, String name, String... settings) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("analyze", "--input=" + log, "--output=" + folder.resolve(name)));
    Stream.of(settings).map(setting -> "--set=" + setting).forEach(words::add);
    succeed(words.toArray(String[]::new));
    return FinishedRun.latest(folder.resolve(name).toString());
  }
}
