package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.apache.spark.TaskContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a process of their own that get a signal in the midst of their work. */
@SparkTest
class SignalTest {
  private static final String HELD = "held";
  private static final int SIGTERM = 128 + 15;

  @TempDir private Path folder;
  private String log;
  private String runs;

  private static void hold() {
    System.out.println(HELD);
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException ended) {
        throw new IllegalStateException(ended);
      }
    }
  }

  /** Holds up the tasks that read the log. */
  public static final class HeldTasks implements SparkPlugin, ExecutorPlugin {
    @Override
    public DriverPlugin driverPlugin() {
      return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
      return this;
    }

    @Override
    public void onTaskStart() {
      String job = TaskContext.get().getLocalProperty("spark.job.description");
      if (job != null && job.startsWith("ClassBlocks: co-moments")) {
        hold();
      }
    }
  }

  /** A disk that holds up whoever writes the order of the classes. */
  public static final class HeldDisk extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create(HELD + ":///");
    }

    @Override
    public String getScheme() {
      return HELD;
    }

    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        boolean overwrite,
        int buffer,
        short copies,
        long block,
        Progressable progress)
        throws IOException {
      FSDataOutputStream out = super.create(file, overwrite, buffer, copies, block, progress);
      OutputStream held =
          new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
              if (file.getName().equals("order.npy")) {
                hold();
              }
              out.write(bytes, offset, length);
            }
          };
      return new FSDataOutputStream(held, null);
    }
  }

  @BeforeEach
  void analyze() {
    log = TestLog.write(folder, "log", TestLog.rows(TestLog.scores(60, 6, 3)), 1);
    runs = folder.resolve("runs").toString();
    CommandRun run =
        CommandRun.of("analyze", "--input", log, "--output", runs, "--run-date", "2026-01-01");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** Runs a command up to where it is held, and sends it SIGTERM. */
  private CommandRun signalled(String property, String... command) throws Exception {
    Path err = folder.resolve("err");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@../java-options",
            "-XX:TieredStopAtLevel=1",
            "-Xmx1g",
            property,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    Process process =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(command)).toList())
            .redirectError(err.toFile())
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).as(Files.readString(err)).isEqualTo(HELD);
      process.toHandle().destroy();
      String rest = String.join("\n", out.lines().toList());
      return new CommandRun(process.waitFor(), rest, Files.readString(err));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static void isTold(CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(SIGTERM);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().filter(line -> !line.matches("[A-Z][a-z ]+ +.* s")))
        .containsExactly(
            "classblocks: interrupted. What is not complete is removed; run the command again.");
  }

  private Stream<Path> folders(String place, String kind) throws IOException {
    try (Stream<Path> found = Files.walk(folder.resolve(place))) {
      return found.filter(path -> path.getFileName().toString().startsWith(kind)).toList().stream();
    }
  }

  @Test
  void whileALogIsReadLeavesOneLineAndNoState() throws Exception {
    Path classes = folder.resolve("classes.txt");
    Files.write(classes, List.of("a", "b", "c", "d", "e", "f"));
    CommandRun run =
        signalled(
            "-Dspark.plugins=" + HeldTasks.class.getName(),
            "analyze",
            "--input",
            log,
            "--classes",
            classes.toString(),
            "--output",
            runs,
            "--run-date",
            "2026-01-02",
            "--set",
            "state.path=" + folder.resolve("states"));
    isTold(run);
    assertThat(folders("states", "state_id=")).isEmpty();
    assertThat(folders("runs", "run_id=")).hasSize(1);
  }

  @Test
  void whileARunIsWrittenLeavesOneLineAndNoRun() throws Exception {
    CommandRun run =
        signalled(
            "-Dspark.hadoop.fs.held.impl=" + HeldDisk.class.getName(),
            "recut",
            runs,
            "--output",
            HELD + "://" + runs);
    isTold(run);
    assertThat(folders("runs", "run_id=")).hasSize(1);
    assertThat(FinishedRun.latest(runs).manifest().get("status").asText()).isEqualTo("complete");
  }
}
