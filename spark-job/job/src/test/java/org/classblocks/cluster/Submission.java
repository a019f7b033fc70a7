package org.classblocks.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A command that {@code submit.sh} handed to the cluster, after its end.
 *
 * @param exitCode what spark-submit ended with
 * @param said what it and the job said
 * @param events what Spark recorded of the job
 */
record Submission(int exitCode, String said, EventLog events) {
  private static final Path SCRIPT =
      Path.of("..", "..", "submit-scripts", "submit.sh").toAbsolutePath();

  /** The command and its options, by way of the script. */
  static Submission run(
      ClusterFolder folder, String name, Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>();
    new TreeMap<>(settings).forEach((key, value) -> options.add("--conf " + key + "=" + value));
    options.add("--conf spark.eventLog.dir=" + events(folder, name).toUri());
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return run(folder, name, command, Map.of("SPARK_SUBMIT_OPTIONS", String.join(" ", options)));
  }

  /** The words of spark-submit itself. */
  static Submission bySparkSubmit(ClusterFolder folder, String name, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(folder.sparkSubmit().toString());
    command.addAll(List.of("--conf", "spark.eventLog.dir=" + events(folder, name).toUri()));
    command.addAll(words);
    return run(folder, name, command, Map.of());
  }

  private static Path events(ClusterFolder folder, String name) throws IOException {
    return Files.createDirectories(folder.path("events").resolve(name));
  }

  private static Submission run(
      ClusterFolder folder, String name, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path log = folder.log(name);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.path("logs").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(folder.environment());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException("No end after 3 minutes:\n" + Files.readString(log));
    }
    return new Submission(
        process.exitValue(), Files.readString(log), EventLog.in(events(folder, name)));
  }
}
