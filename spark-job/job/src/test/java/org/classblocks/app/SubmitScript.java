package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.deploy.SparkSubmitArguments;
import scala.jdk.javaapi.CollectionConverters;

/**
 * submit.sh, with a spark-submit that does nothing but say what it was given.
 *
 * @param folder where it runs
 */
public record SubmitScript(Path folder) {
  public static final String JAR = "local:///opt/classblocks.jar";

  private static final Path SCRIPT =
      Path.of("..", "..", "submit-scripts", "submit.sh").toAbsolutePath();

  /** In a folder, which gets a Spark installation of that one script. */
  public static SubmitScript in(Path folder) throws IOException {
    Path submit = Files.createDirectories(folder.resolve("spark/bin")).resolve("spark-submit");
    Files.writeString(submit, "#!/bin/sh\nprintf '%s\\0' \"$@\"\n");
    assertThat(submit.toFile().setExecutable(true)).isTrue();
    return new SubmitScript(folder);
  }

  /** The words that spark-submit gets. */
  public List<String> run(Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
    builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    builder.environment().put("CLASSBLOCKS_JAR", JAR);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    List<String> given = new ArrayList<>();
    for (int start = 0; start < said.length(); start = said.indexOf('\0', start) + 1) {
      given.add(said.substring(start, said.indexOf('\0', start)));
    }
    return given;
  }

  /** What Spark's own spark-submit makes of its words; it refuses what it does not know. */
  public static SparkSubmitArguments asSparkReads(
      List<String> words, Map<String, String> environment) {
    return new SparkSubmitArguments(
        CollectionConverters.asScala(words).toSeq(),
        scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(environment)));
  }
}
