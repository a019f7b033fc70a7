package org.classblocks.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, which does not outlive this one. */
final class JavaProcess implements AutoCloseable {
  private static final Path OPTIONS = Path.of("..", "java-options").toAbsolutePath();

  private final Process process;
  private final Path log;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a JVM.
   *
   * @param name the name of its folder, where it runs, and of its log
   * @param words options of the JVM, the class and its arguments
   */
  static JavaProcess start(ClusterFolder folder, String name, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + OPTIONS);
    command.add("-Dlog4j2.configurationFile=org/apache/spark/log4j2-defaults.properties");
    command.addAll(words);
    Path log = folder.log(name);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Files.createDirectories(folder.path(name)).toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(folder.environment());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new JavaProcess(process, log);
  }

  /** Waits for something that becomes true while the process lives. */
  void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            what + " does not come to pass; the log says:\n" + Files.readString(log));
      }
      Thread.sleep(100);
    }
  }

  /** Something that is not true from the beginning. */
  interface Condition {
    boolean holds() throws Exception;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
