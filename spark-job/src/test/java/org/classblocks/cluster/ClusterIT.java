package org.classblocks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The job on a cluster, from HDFS to HDFS. */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
  private static final String LOG = "/logs/night";
  private static final String CONFIGURATION =
      """
      input:
        paths: %s
        labels: label
        max-bad-fraction: 0.01
      """
          .formatted(LOG);

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
    NightLog.write(
        new org.apache.hadoop.fs.Path(cluster.files().getUri() + LOG), new Configuration(), 1);
    Submission run =
        analyze(
            "/runs/undisturbed",
            Map.of(
                "spark.metrics.conf.driver.sink.csv.class",
                "org.apache.spark.metrics.sink.CsvSink",
                "spark.metrics.conf.driver.sink.csv.directory",
                metrics.toString()));
    assertThat(run.exitCode()).as(run.said()).isZero();
    undisturbed = newest("/runs/undisturbed");
    undisturbedEvents = run.events();
    reported = MetricFiles.last(metrics);
  }

  private Submission analyze(String output, Map<String, String> settings) throws Exception {
    return cluster.submit(
        settings,
        "analyze",
        "--conf",
        cluster.localFile("night.yaml", CONFIGURATION).toString(),
        "--output",
        output);
  }

  private EventLog disturbed(Class<? extends Disturbance> disturbance, String... settings)
      throws Exception {
    String output = "/runs/" + disturbance.getSimpleName();
    Map<String, String> all = settings(settings);
    all.put("spark.plugins", disturbance.getName());
    all.put("spark.executor.extraClassPath", TEST_CLASSES);
    all.put("spark.driver.extraClassPath", TEST_CLASSES);
    Submission run = analyze(output, all);
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

  @Test
  void givesTheSameWhenExecutorsAreKilledWhileTheyReadAndMerge() throws Exception {
    EventLog events = disturbed(ExecutorsDie.class);
    assertThat(events.all("ExecutorRemoved")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(events.tasksThat("ExecutorLostFailure"))
        .extracting(task -> task.get("Task Type").asText())
        .contains("ShuffleMapTask", "ResultTask");
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
