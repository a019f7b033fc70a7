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

  static Submission run(
      ClusterFolder folder, String name, Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    Path events = Files.createDirectories(folder.path("events").resolve(name));
    Map<String, String> all = new TreeMap<>(settings);
    all.put("spark.eventLog.dir", events.toUri().toString());
    List<String> options = new ArrayList<>();
    all.forEach((key, value) -> options.add("--conf " + key + "=" + value));
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Path log = folder.log(name);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.path("logs").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(folder.environment());
    builder.environment().put("SPARK_SUBMIT_OPTIONS", String.join(" ", options));
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException("No end after 3 minutes:\n" + Files.readString(log));
    }
    return new Submission(process.exitValue(), Files.readString(log), EventLog.in(events));
  }
}
