package org.classblocks.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Spark's standalone master with two workers of two cores, and HDFS with two data nodes, all on
 * loopback. To Spark the workers are on two machines, since their host names differ.
 */
final class Cluster implements AutoCloseable {
  /** The tasks that can run at once. */
  static final int CORES = 4;

  /** What lets a JVM start quickly that will not live long enough to gain by more. */
  private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final List<String> WORKER_HOSTS = List.of("localhost", "127.0.0.1");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ClusterFolder folder = ClusterFolder.create();
  private final List<JavaProcess> processes = new ArrayList<>();
  private final String master = "spark://127.0.0.1:" + freePort();
  private final URI hdfs = URI.create("hdfs://127.0.0.1:" + freePort());
  private int submissions;

  Cluster() throws Exception {
    try {
      startHdfs();
      startSpark();
    } catch (Exception failure) {
      close();
      throw failure;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void startHdfs() throws Exception {
    Path started = folder.path("hdfs.json");
    JavaProcess process =
        start(
            "hdfs",
            List.of("-Xmx512m", "-cp", folder.hdfsClassPath()),
            "org.apache.hadoop.test.MiniDFSClusterManager",
            List.of(
                "-format",
                "-datanodes",
                "2",
                "-nnport",
                String.valueOf(hdfs.getPort()),
                "-writeDetails",
                started.toString(),
                "-D",
                "hdfs.minidfs.basedir=" + folder.path("hdfs-data")));
    process.await("HDFS", () -> Files.exists(started));
    Files.writeString(
        folder.configuration().resolve("core-site.xml"),
        "<configuration><property><name>fs.defaultFS</name><value>%s</value></property></configuration>"
            .formatted(hdfs));
  }

  private void startSpark() throws Exception {
    int page = freePort();
    List<String> options = List.of("-Xmx256m", "-cp", folder.sparkClassPath());
    JavaProcess process =
        start(
            "master",
            List.of(
                "-Xmx256m", "-Dspark.master.rest.enabled=false", "-cp", folder.sparkClassPath()),
            "org.apache.spark.deploy.master.Master",
            List.of(
                "--host",
                "127.0.0.1",
                "--port",
                master.substring(master.lastIndexOf(':') + 1),
                "--webui-port",
                String.valueOf(page)));
    for (int worker = 0; worker < WORKER_HOSTS.size(); worker++) {
      List<String> arguments =
          List.of(
              "--host",
              WORKER_HOSTS.get(worker),
              "--webui-port",
              "0",
              "--cores",
              "2",
              "--memory",
              "3g",
              "--work-dir",
              folder.path("work-" + worker).toString(),
              master);
      start("worker-" + worker, options, "org.apache.spark.deploy.worker.Worker", arguments);
    }
    process.await("A cluster of two workers", () -> workersAt(page) == WORKER_HOSTS.size());
    Files.write(
        folder.configuration().resolve("spark-defaults.conf"),
        List.of(
            "spark.master " + master,
            "spark.driver.host 127.0.0.1",
            "spark.driver.bindAddress 127.0.0.1",
            "spark.driver.extraJavaOptions " + SHORT_LIVED,
            "spark.executor.extraJavaOptions " + SHORT_LIVED,
            "spark.executor.memory 1g",
            "spark.cores.max " + CORES,
            "spark.ui.enabled false",
            "spark.master.rest.enabled false",
            "spark.standalone.submit.waitAppCompletion true",
            "spark.eventLog.enabled true",
            "spark.eventLog.compress false",
            "spark.eventLog.rolling.enabled false"));
  }

  private static int workersAt(int page) {
    URI state = URI.create("http://127.0.0.1:" + page + "/json/");
    try (InputStream in = state.toURL().openStream()) {
      return JSON.readTree(in).get("aliveworkers").asInt();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private JavaProcess start(String name, List<String> options, String type, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>(options);
    words.add(type);
    words.addAll(arguments);
    JavaProcess process = JavaProcess.start(folder, name, words);
    processes.add(process);
    return process;
  }

  /** The file system that paths without a scheme are on. */
  FileSystem files() throws IOException {
    return FileSystem.get(hdfs, new Configuration());
  }

  /** A text file of the machine that hands over commands. */
  Path localFile(String name, String text) throws IOException {
    return Files.writeString(folder.configuration().resolve(name), text);
  }

  /**
   * Hands a command to the cluster and waits for its end.
   *
   * @param settings what Spark is told, over what it knows
   * @param arguments the command and its options
   */
  Submission submit(Map<String, String> settings, String... arguments) throws Exception {
    String name = "submission-" + submissions++;
    return Submission.run(folder, name, settings, arguments);
  }

  /** Runs spark-submit and waits for its end. */
  Submission sparkSubmit(List<String> words) throws Exception {
    return Submission.bySparkSubmit(folder, "submission-" + submissions++, words);
  }

  /** A repository as Maven lays it out, with the package alone. */
  Path repository() {
    return folder.repository();
  }

  @Override
  public void close() {
    processes.forEach(JavaProcess::close);
  }
}
