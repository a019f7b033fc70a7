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

/** The job on a cluster, from HDFS to HDFS. */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
  private static final String LOG = "/logs/night";

  private static final String TEST_CLASSES =
      Path.of("target", "test-classes").toAbsolutePath().toString();

  private final Cluster cluster;
  private StoredRun undisturbed;

  ClusterIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void runsUndisturbed() throws Exception {
    NightLog.write(
        new org.apache.hadoop.fs.Path(cluster.files().getUri() + LOG), new Configuration(), 1);
    Submission run = analyze("/runs/undisturbed", Map.of());
    assertThat(run.exitCode()).as(run.said()).isZero();
    undisturbed = newest("/runs/undisturbed");
  }

  private Submission analyze(String output, Map<String, String> settings) throws Exception {
    return cluster.submit(
        settings,
        "analyze",
        "--input",
        LOG,
        "--output",
        output,
        "--labels",
        "label",
        "--set",
        "input.max-bad-fraction=0.01");
  }

  private EventLog disturbed(Class<? extends Disturbance> disturbance, String... settings)
      throws Exception {
    String output = "/runs/" + disturbance.getSimpleName();
    Map<String, String> all = new HashMap<>();
    all.put("spark.plugins", disturbance.getName());
    all.put("spark.executor.extraClassPath", TEST_CLASSES);
    all.put("spark.driver.extraClassPath", TEST_CLASSES);
    for (String setting : settings) {
      all.put(
          setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }
    Submission run = analyze(output, all);
    assertThat(run.exitCode()).as(run.said()).isZero();
    StoredRun found = newest(output);
    assertThat(found.bytes("similarity.npy")).isEqualTo(undisturbed.bytes("similarity.npy"));
    assertThat(found.counts()).isEqualTo(undisturbed.counts());
    return run.events();
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
}
