package org.classblocks.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.classblocks.app.Main;

/**
 * A finished run of a size, made by the job's own commands: a log with the default blocks and one
 * label a sample, analysed. The log is kept, the run is made anew.
 *
 * @param folder where logs and runs are
 * @param classes the number of classes
 * @param samples the number of samples
 */
record BenchRun(Path folder, int classes, int samples) {

  /** Makes the run, and gives its page. */
  Path page() throws IOException, InterruptedException {
    Path log = folder.resolve("logs/page-" + samples + "x" + classes);
    if (!Files.exists(log.resolve("truth.csv"))) {
      run("generate", "--samples=" + samples, "--classes=" + classes, "--output=" + log);
    }
    Path runs = folder.resolve("runs/" + classes);
    delete(runs);
    run(
        "analyze",
        "--input=" + log.resolve("log.parquet"),
        "--classes=" + log.resolve("classes.csv"),
        "--labels=label",
        "--set=output.npy-max-classes=0",
        "--set=report.png=false",
        "--output=" + runs);
    try (Stream<Path> files = Files.walk(runs)) {
      return files.filter(file -> file.endsWith("report/index.html")).findFirst().orElseThrow();
    }
  }

  /** Runs a command in a JVM with the options of this one, which keeps its own memory free. */
  private static void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(arguments[0] + " failed");
    }
  }

  private static void delete(Path runs) throws IOException {
    if (Files.exists(runs)) {
      try (Stream<Path> files = Files.walk(runs)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
