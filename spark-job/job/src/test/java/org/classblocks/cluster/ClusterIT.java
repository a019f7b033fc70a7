package org.classblocks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The job on a cluster, from HDFS to HDFS. */
@Tag("cluster")
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
  private static final String LOGS = "/logs/";
  private static final String NIGHT = "2026-01-31";
  private static final String NEXT_NIGHT = "2026-02-01";
  private static final String CONFIGURATION =
      """
      input:
        paths: %s{run-date}
        labels: label
        max-bad-fraction: 0.01
      """
          .formatted(LOGS);

  private static final String TEST_CLASSES =
      Path.of("target", "test-classes").toAbsolutePath().toString();

  private final Cluster cluster;
  private StoredRun undisturbed;
  private EventLog undisturbedEvents;
  private Map<String, Double> reported;

  ClusterIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void runsUndisturbed(@TempDir Path metrics) throws Exception {
    writeLog(NIGHT, 1);
    Submission run = analyze(NIGHT, "/runs/undisturbed", sinkTo(metrics));
    assertThat(run.exitCode()).as(run.said()).isZero();
    undisturbed = newest("/runs/undisturbed");
    undisturbedEvents = run.events();
    reported = MetricFiles.last(metrics);
  }

  private void writeLog(String date, long seed) throws IOException {
    org.apache.hadoop.fs.Path folder =
        new org.apache.hadoop.fs.Path(cluster.files().getUri() + LOGS + date);
    NightLog.write(folder, new Configuration(), seed);
  }

  private static Map<String, String> sinkTo(Path metrics) {
    return settings(
        "spark.metrics.conf.driver.sink.csv.class=org.apache.spark.metrics.sink.CsvSink",
        "spark.metrics.conf.driver.sink.csv.directory=" + metrics);
  }

  private Submission analyze(
      String date, String output, Map<String, String> settings, String... more) throws Exception {
    Stream<String> always =
        Stream.of(
            "analyze",
            "--conf",
            cluster.localFile("night.yaml", CONFIGURATION).toString(),
            "--run-date",
            date,
            "--output",
            output);
    return cluster.submit(settings, Stream.concat(always, Stream.of(more)).toArray(String[]::new));
  }

  private EventLog disturbed(Class<? extends Disturbance> disturbance, String... settings)
      throws Exception {
    return disturbed(disturbance, settings(settings), new String[0]);
  }

  private EventLog disturbed(
      Class<? extends Disturbance> disturbance, Map<String, String> settings, String[] more)
      throws Exception {
    String output = "/runs/" + disturbance.getSimpleName();
    Map<String, String> all = new HashMap<>(settings);
    all.put("spark.plugins", disturbance.getName());
    all.put("spark.executor.extraClassPath", TEST_CLASSES);
    all.put("spark.driver.extraClassPath", TEST_CLASSES);
    Submission run = analyze(NIGHT, output, all, more);
    assertThat(run.exitCode()).as(run.said()).isZero();
    assertSameAsUndisturbed(output);
    return run.events();
  }

  private static Map<String, String> settings(String... settings) {
    Map<String, String> all = new HashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      all.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return all;
  }

  private void assertSameAsUndisturbed(String output) throws IOException {
    StoredRun found = newest(output);
    assertThat(found.bytes("similarity.npy")).isEqualTo(undisturbed.bytes("similarity.npy"));
    assertThat(found.counts()).isEqualTo(undisturbed.counts());
  }

  private StoredRun newest(String output) throws IOException {
    return StoredRun.newest(cluster.files(), output);
  }

  @Test
  void countsEveryRowOnce() {
    JsonNode rows = undisturbed.manifest().get("rows");
    assertThat(rows.get("read").asInt()).isEqualTo(NightLog.ROWS);
    assertThat(rows.get("dropped_total").asInt()).isEqualTo(NightLog.BAD_ROWS);
  }

  @Test
  void everyCoreReads() {
    assertThat(undisturbedEvents.tasksThat("Success"))
        .filteredOn(task -> task.get("Task Type").asText().equals("ShuffleMapTask"))
        .hasSize(Cluster.CORES);
  }

  @Test
  void metricsReachTheSinksOfSpark() {
    assertThat(reported)
        .containsEntry("classblocks.rows.read", (double) NightLog.ROWS)
        .containsEntry("classblocks.rows.dropped", (double) NightLog.BAD_ROWS)
        .containsEntry("classblocks.rows.dropped.nan-score", NightLog.BAD_ROWS / 2.0)
        .containsEntry("classblocks.rows.dropped.null-score", 0.0)
        .containsEntry("classblocks.classes.total", (double) NightLog.CLASSES)
        .containsEntry(
            "classblocks.classes.without-samples",
            undisturbed.manifest().at("/labels/classes_without_samples").asDouble())
        .containsEntry("classblocks.blocks", undisturbed.manifest().at("/blocks/count").asDouble());
    for (JsonNode stage : undisturbed.manifest().get("stages")) {
      String name = "classblocks.stages." + stage.get("name").asText();
      assertThat(reported).containsEntry(name + ".seconds", stage.get("seconds").asDouble());
    }
  }

  @Test
  void givesTheSameWhenFirstAttemptsFailInEveryStage() throws Exception {
    EventLog events = disturbed(FirstAttemptsFail.class);
    assertThat(events.tasksThat("ExceptionFailure"))
        .allMatch(task -> task.toString().contains(FirstAttemptsFail.MESSAGE))
        .extracting(task -> task.get("Stage ID").asInt())
        .containsAll(events.stages());
  }

  /** What is kept of that night is whole, too: the next one adds it to its own. */
  @Test
  void givesTheSameWhenExecutorsAreKilledWhileTheyReadAndMerge(@TempDir Path metrics)
      throws Exception {
    String[] nightly = {
      "--set", "state.path=" + cluster.files().getUri() + "/states",
      "--set", "state.window-days=2",
      "--set", "compare.previous=true"
    };
    EventLog events = disturbed(ExecutorsDie.class, Map.of(), nightly);
    assertThat(events.all("ExecutorRemoved")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(events.tasksThat("ExecutorLostFailure"))
        .extracting(task -> task.get("Task Type").asText())
        .contains("ShuffleMapTask", "ResultTask");
    String output = "/runs/ExecutorsDie";
    String kept = onlyStateOf(NIGHT);
    assertThat(newest(output).manifest().at("/window/missing")).hasSize(1);

    writeLog(NEXT_NIGHT, 1 + NightLog.FILES);
    Submission next = analyze(NEXT_NIGHT, output, sinkTo(metrics), nightly);
    assertThat(next.exitCode()).as(next.said()).isZero();
    JsonNode manifest = newest(output).manifest();
    assertAddsUp(manifest, kept, onlyStateOf(NEXT_NIGHT));
    assertSaysDrift(manifest, MetricFiles.last(metrics));
  }

  /** The id of the one state of a date, beside which nothing was begun. */
  private String onlyStateOf(String date) throws IOException {
    String folder = "/states/run_date=" + date + "/*/*";
    assertThat(cluster.files().globStatus(new org.apache.hadoop.fs.Path(folder))).hasSize(1);
    FileStatus[] complete =
        cluster.files().globStatus(new org.apache.hadoop.fs.Path(folder, "_MANIFEST.json"));
    assertThat(complete).hasSize(1);
    return complete[0].getPath().getParent().getName().substring("state_id=".length());
  }

  private static void assertAddsUp(JsonNode manifest, String... states) {
    assertThat(manifest.at("/rows/read").asInt()).isEqualTo(2 * NightLog.ROWS);
    assertThat(manifest.at("/rows/dropped_total").asInt()).isEqualTo(2 * NightLog.BAD_ROWS);
    JsonNode days = manifest.at("/window/days");
    assertThat(days).extracting(day -> day.get("state_id").asText()).containsExactly(states);
    assertThat(days)
        .extracting(day -> day.get("was_read").asBoolean())
        .containsExactly(false, true);
    assertThat(days)
        .extracting(day -> day.get("rows").asInt())
        .containsOnly(NightLog.ROWS - NightLog.BAD_ROWS);
  }

  /** Two nights of the same classifier are as good as one: next to nothing has changed. */
  private static void assertSaysDrift(JsonNode manifest, Map<String, Double> reported) {
    JsonNode drift = manifest.get("drift");
    assertThat(drift.get("run_date").asText()).isEqualTo(NIGHT);
    assertThat(drift.get("drift").asDouble()).isBetween(0.0, 0.01);
    assertThat(reported)
        .containsEntry("classblocks.drift", drift.get("drift").asDouble())
        .containsEntry("classblocks.drift.moved-classes", drift.get("moved_classes").asDouble())
        .containsEntry("classblocks.drift.gone-blocks", drift.get("gone_blocks").asDouble())
        .containsEntry("classblocks.drift.changed-pairs", drift.get("changed_pairs").asDouble());
  }

  @Test
  void givesTheSameWhenShuffleFilesAreDeleted() throws Exception {
    EventLog events = disturbed(ShuffleFilesVanish.class);
    assertThat(events.tasksThat("FetchFailed")).isNotEmpty();
  }

  @Test
  void givesTheSameWhenASlowTaskIsRunTwice() throws Exception {
    EventLog events =
        disturbed(
            OneTaskIsSlow.class,
            "spark.speculation=true",
            "spark.speculation.quantile=0.5",
            "spark.speculation.multiplier=1.5");
    assertThat(events.tasksThat("TaskKilled"))
        .extracting(task -> task.get("Task Type").asText())
        .contains("ShuffleMapTask", "ResultTask");
  }

  /** The driver takes a core of a worker, and the plan is told how many cores to count on. */
  @Test
  void givesTheSameFromADriverInsideTheCluster() throws Exception {
    Submission run =
        analyze(
            NIGHT,
            "/runs/inside",
            settings(
                "spark.submit.deployMode=cluster",
                "spark.cores.max=2",
                "spark.default.parallelism=" + Cluster.CORES));
    assertThat(run.exitCode()).as(run.said()).isZero();
    assertSameAsUndisturbed("/runs/inside");
  }

  /** Spark says so, and ends with 0 all the same. */
  @Test
  void aDriverInsideTheClusterFailsByThrowing() throws Exception {
    Submission run =
        cluster.submit(
            settings("spark.submit.deployMode=cluster", "spark.cores.max=2"),
            "analyze",
            "--input",
            "/no/log",
            "--output",
            "/runs/failed");
    assertThat(run.said()).containsPattern("State of driver \\S+ is FAILED");
    assertThat(cluster.files().exists(new org.apache.hadoop.fs.Path("/runs/failed/latest.json")))
        .isFalse();
  }
}
