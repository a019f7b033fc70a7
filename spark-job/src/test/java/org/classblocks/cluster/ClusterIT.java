package org.classblocks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The job on a cluster, from HDFS to HDFS. */
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
  private static final String LOG = "/logs/night";

  private final Cluster cluster;
  private StoredRun undisturbed;

  ClusterIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void runsUndisturbed() throws Exception {
    NightLog.write(new Path(cluster.files().getUri() + LOG), new Configuration(), 1);
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

  private StoredRun newest(String output) throws IOException {
    return StoredRun.newest(cluster.files(), output);
  }

  @Test
  void countsEveryRowOnce() {
    JsonNode rows = undisturbed.manifest().get("rows");
    assertThat(rows.get("read").asInt()).isEqualTo(NightLog.ROWS);
    assertThat(rows.get("dropped_total").asInt()).isEqualTo(NightLog.BAD_ROWS);
  }
}
