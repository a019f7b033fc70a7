package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of videos: noise of which every sample was written twenty times with a little jitter. */
@SparkTest
class ClusteredLogTest {
  private static final int VIDEOS = 100;
  private static final int FRAMES = 20;
  private static final int CLASSES = 60;

  @TempDir private static Path logs;
  private static String log;

  @TempDir private Path folder;

  @BeforeAll
  static void write() {
    Random random = new Random(5);
    StructType schema =
        new StructType()
            .add("video", DataTypes.StringType)
            .add("half", DataTypes.StringType)
            .add("same", DataTypes.IntegerType)
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType));
    List<Row> rows = new ArrayList<>();
    for (int video = 0; video < VIDEOS; video++) {
      double[] centre = random.doubles(CLASSES, -2, 2).toArray();
      for (int frame = 0; frame < FRAMES; frame++) {
        double[] scores = centre.clone();
        for (int id = 0; id < CLASSES; id++) {
          scores[id] += 0.01 * random.nextGaussian();
        }
        rows.add(
            RowFactory.create(
                "video " + video, video % 2 == 0 ? "a" : "b", 1, TestLog.floats(scores)));
      }
    }
    log = logs.resolve("log").toString();
    LocalSpark.session().createDataFrame(rows, schema).coalesce(1).write().parquet(log);
  }

  private FinishedRun run(String... settings) throws IOException {
    Stream<String> set = Stream.of(settings).flatMap(setting -> Stream.of("--set", setting));
    CommandRun run =
        CommandRun.of(
            Stream.concat(Stream.of("analyze", "--input", log, "--output", folder.toString()), set)
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(folder.toString());
  }

  private static int blocks(FinishedRun run) {
    return run.manifest().at("/blocks/count").asInt();
  }

  @Test
  void noiseHasBlocksOnlyWhereFramesPassForSamples() throws IOException {
    FinishedRun plain = run();
    assertThat(blocks(plain)).as("without clusters").isPositive();
    assertThat(plain.manifest().at("/dependence/autocorrelation").asDouble()).isBetween(0.85, 1.0);
    assertThat(plain.manifest().at("/notes").toString())
        .contains("Rows next to each other are alike", "name the column with input.cluster");
    FinishedRun clustered = run("input.cluster=video");
    assertThat(blocks(clustered)).isZero();
    assertThat(clustered.manifest().at("/samples/effective").asDouble()).isEqualTo(VIDEOS * FRAMES);
    assertThat(clustered.manifest().at("/samples/independent").asDouble())
        .isBetween(0.7 * VIDEOS, 1.3 * VIDEOS);
    assertThat(clustered.manifest().at("/dependence/clusters/folds").asInt()).isEqualTo(10);
    assertThat(clustered.manifest().at("/notes").toString())
        .contains("Samples of the same video depend on each other: 2,000 samples");
    CommandRun recut =
        CommandRun.of("recut", clustered.directory().toString(), "--set", "order.linkage=complete");
    assertThat(recut.exitCode()).as(recut.err()).isZero();
    FinishedRun recutRun = FinishedRun.latest(folder.toString());
    assertThat(blocks(recutRun)).isZero();
    assertThat(recutRun.manifest().at("/samples")).isEqualTo(clustered.manifest().at("/samples"));
    assertThat(recutRun.manifest().at("/dependence"))
        .isEqualTo(clustered.manifest().at("/dependence"));
  }

  @Test
  void groupsAndStatesCountClustersToo() throws IOException {
    FinishedRun run =
        run("input.cluster=video", "input.group=half", "state.path=" + folder.resolve("states"));
    assertThat(blocks(run)).isZero();
    assertThat(run.manifest().at("/dependence/neighbours").asInt()).isZero();
    assertThat(run.rows("groups"))
        .allSatisfy(
            group ->
                assertThat(group.<Double>getAs("samples")).isBetween(0.3 * VIDEOS, 0.7 * VIDEOS));
    assertThat(run.manifest().at("/groups/pairs_above_noise").asInt()).isZero();
  }

  @Test
  void oneClusterSaysNothing() throws IOException {
    FinishedRun run = run("input.cluster=same");
    assertThat(blocks(run)).isZero();
    assertThat(run.manifest().at("/samples/independent").asDouble()).isEqualTo(1);
    assertThat(run.manifest().at("/notes").toString()).contains("All samples have the same same");
  }

  @Test
  void statesKnowHowAlikeNeighboursAre() throws IOException {
    FinishedRun run = run("state.path=" + folder.resolve("states"));
    assertThat(run.manifest().at("/dependence/autocorrelation").asDouble()).isBetween(0.85, 1.0);
    assertThat(run.manifest().at("/dependence/clusters").isNull()).isTrue();
  }

  @Test
  void clustersNeedFolds() {
    CommandRun run =
        CommandRun.of(
            "analyze",
            "--input",
            log,
            "--output",
            folder.toString(),
            "--set",
            "input.cluster=video",
            "--set",
            "similarity.folds=none");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("input.cluster").contains("similarity.folds is none");
  }
}
