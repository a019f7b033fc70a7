package org.classblocks.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folders that a cluster works in: Spark's jars and those of HDFS, which the build puts there,
 * and everything that is written while it runs.
 */
final class ClusterFolder {
  private static final Path BUILT = Path.of("target", "cluster").toAbsolutePath();
  private static final Path SPARK = BUILT.resolve("spark");
  private static final Path RUN = BUILT.resolve("run");

  /** What Spark's own script does: its launcher says how to start the JVM. */
  private static final String SPARK_SUBMIT =
      """
      #!/usr/bin/env bash
      set -euo pipefail
      words=()
      while IFS= read -r -d '' word; do
        words+=("$word")
      done < <(java -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@")
      words[1]=${words[1]#$'\\n'}
      exec "${words[@]:1}"
      """;

  private ClusterFolder() {}

  /** The folders, without anything an earlier run has left. */
  static ClusterFolder create() throws IOException {
    if (!Files.isDirectory(SPARK.resolve("jars"))) {
      throw new IllegalStateException("There is no Spark in " + SPARK + ": run mvn verify.");
    }
    if (Files.exists(RUN)) {
      try (Stream<Path> left = Files.walk(RUN)) {
        for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    ClusterFolder folder = new ClusterFolder();
    Files.createDirectories(folder.configuration());
    Files.createDirectories(folder.path("logs"));
    Files.createDirectories(folder.path("events"));
    Files.write(SPARK.resolve("RELEASE"), List.of());
    Path submit = folder.sparkSubmit();
    Files.createDirectories(submit.getParent());
    Files.writeString(submit, SPARK_SUBMIT);
    submit.toFile().setExecutable(true);
    return folder;
  }

  /** A folder for what is written while the cluster runs. */
  Path path(String name) {
    return RUN.resolve(name);
  }

  Path log(String name) {
    return path("logs").resolve(name + ".log");
  }

  /** Where Spark and Hadoop look for their settings. */
  Path configuration() {
    return path("conf");
  }

  Path sparkSubmit() {
    return SPARK.resolve("bin").resolve("spark-submit");
  }

  /** A repository as Maven lays it out, with the package alone. */
  Path repository() {
    return BUILT.resolve("repository");
  }

  String sparkClassPath() {
    return SPARK.resolve("jars") + "/*";
  }

  String hdfsClassPath() {
    return BUILT.resolve("hdfs") + "/*:" + sparkClassPath();
  }

  /** What a Spark installation needs to know of itself. */
  Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME", SPARK.toString(),
        "SPARK_SCALA_VERSION", "2.13",
        "SPARK_LOCAL_IP", "127.0.0.1",
        "SPARK_CONF_DIR", configuration().toString(),
        "HADOOP_CONF_DIR", configuration().toString(),
        "SPARK_LOCAL_DIRS", path("scratch").toString());
  }
}
