package org.classblocks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.classblocks.app.Main;
import org.classblocks.app.SubmitScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.jdk.javaapi.CollectionConverters;

class SubmitScriptTest {
  @TempDir private Path folder;

  private List<String> submit(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    return SubmitScript.in(folder).run(environment, List.of(words));
  }

  private static List<String> expected(List<String> sparkOptions, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of("--class", "org.classblocks.app.Main", "--conf", "spark.log.level=ERROR"));
    all.addAll(sparkOptions);
    all.add(SubmitScript.JAR);
    all.addAll(List.of(words));
    return all;
  }

  @Test
  void handsOverTheWordsAsTheyAre() throws Exception {
    String[] words = {"analyze", "--input", "a b*", "--set", "input.filter=day = '1'", ""};
    assertThat(submit(Map.of(), words)).isEqualTo(expected(List.of(), words));
  }

  @ParameterizedTest
  @CsvSource({
    "spark://head:7077, client",
    "spark://head:7077, cluster",
    "yarn, client",
    "yarn, cluster",
    "k8s://https://head:6443, client",
    "k8s://https://head:6443, cluster"
  })
  void givesSparkTheWordsBeforeTwoDashes(String master, String mode) throws Exception {
    List<String> options =
        List.of(
            "--master",
            master,
            "--deploy-mode",
            mode,
            "--conf",
            "spark.a=-Db -Dc",
            "--name",
            "a b");
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of("--", "recut", "runs", "--", "x"));
    List<String> given = submit(Map.of(), words.toArray(String[]::new));
    assertThat(given).isEqualTo(expected(options, "recut", "runs", "--", "x"));
    SparkSubmitArguments job =
        SubmitScript.asSparkReads(given, Map.of("HADOOP_CONF_DIR", "/etc/hadoop/conf"));
    assertThat(job.master()).isEqualTo(master);
    assertThat(job.deployMode()).isEqualTo(mode);
    assertThat(job.name()).isEqualTo("a b");
    assertThat(job.primaryResource()).isEqualTo(SubmitScript.JAR);
    assertThat(job.mainClass()).isEqualTo(Main.class.getName());
    assertThat(CollectionConverters.asJava(job.childArgs()))
        .containsExactly("recut", "runs", "--", "x");
  }

  @Test
  void givesSparkTheOptionsOfTheEnvironmentBeforeThose() throws Exception {
    assertThat(
            submit(
                Map.of("SPARK_SUBMIT_OPTIONS", "--master yarn  --conf spark.log.level=INFO"),
                "--queue",
                "nights",
                "--",
                "plan"))
        .isEqualTo(
            expected(
                List.of("--master", "yarn", "--conf", "spark.log.level=INFO", "--queue", "nights"),
                "plan"));
  }

  @Test
  void takesSparkFromThePathWithoutAHome() throws Exception {
    String path = folder.resolve("spark/bin") + ":" + System.getenv("PATH");
    assertThat(submit(Map.of("SPARK_HOME", "", "PATH", path))).isEqualTo(expected(List.of()));
  }

  @Test
  void enclosesAConfigurationFileOfThisMachine() throws Exception {
    String text = "output:\n  path: /nächte\n".repeat(100);
    Files.writeString(folder.resolve("my night.yaml"), text);
    List<String> apart = submit(Map.of(), "analyze", "--conf", "my night.yaml", "--verbose");
    List<String> joined = submit(Map.of(), "analyze", "--conf=my night.yaml", "--verbose");
    String option = apart.get(apart.size() - 2);
    assertThat(ConfigFile.read(option)).isEqualTo(new ConfigFile("my night.yaml", text));
    assertThat(joined.get(joined.size() - 2)).isEqualTo("--conf=" + option);
    assertThat(apart).endsWith("analyze", "--conf", option, "--verbose");
  }

  @Test
  void leavesAConfigurationFileElsewhereToTheCluster() throws Exception {
    assertThat(submit(Map.of(), "analyze", "--conf", "hdfs:///night.yaml"))
        .isEqualTo(expected(List.of(), "analyze", "--conf", "hdfs:///night.yaml"));
  }
}
