package org.classblocks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.classblocks.app.Main;
import org.classblocks.app.SubmitScript;
import org.classblocks.browser.InstalledProgram;
import org.classblocks.conf.JobConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** What schedulers are given as examples: well-formed, and words that the job understands. */
class ScheduleExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "..", "submit-scripts", "examples");
  private static final String NIGHTLY = "nightly.yaml";
  private static final String CRON_FIELDS = "([0-9*/,-]+ ){4}[0-9*/,-]+";

  /** What Airflow's classes take, as far as examples may use it. */
  private static final Set<String> DAG_PARAMETERS =
      Set.of("dag_id", "schedule", "start_date", "catchup", "max_active_runs", "default_args");

  private static final Set<String> OPERATOR_PARAMETERS =
      Set.of(
          "task_id",
          "application",
          "java_class",
          "conf",
          "driver_memory",
          "num_executors",
          "executor_cores",
          "executor_memory",
          "application_args");

  /** Runs the DAG with classes in place of Airflow's that tell what they are given. */
  private static final String AIRFLOW =
      """
      import json, runpy, sys, types

      given = {}

      class Told:
          def __init__(self, *values, **named):
              self.values = values
              given[type(self).__name__] = named
          def __enter__(self):
              return self
          def __exit__(self, *failure):
              return False
          def __str__(self):
              return self.values[0]

      def module(path, name):
          parts = path.split(".")
          for end in range(1, len(parts) + 1):
              sys.modules.setdefault(".".join(parts[:end]), types.ModuleType(parts[end - 1]))
          setattr(sys.modules[path], name, type(name, (Told,), {}))

      module("airflow", "DAG")
      module("airflow.providers.apache.spark.operators.spark_submit", "SparkSubmitOperator")
      module("airflow.timetables.interval", "CronDataIntervalTimetable")
      runpy.run_path(sys.argv[1])
      print(json.dumps(given, default=str))
      """;

  @TempDir private Path folder;

  /** The command of some words, which reads conf/nightly.yaml wherever it lies. */
  private static ConfiguredCommand command(List<String> words) {
    List<String> local =
        words.stream()
            .map(
                word ->
                    word.endsWith("/" + NIGHTLY)
                        ? Path.of("..", "..", "conf", NIGHTLY).toAbsolutePath().toString()
                        : word)
            .toList();
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    return (ConfiguredCommand)
        CommandLines.of(new Console(nowhere, nowhere, false))
            .parseArgs(local.toArray(String[]::new))
            .subcommand()
            .commandSpec()
            .userObject();
  }

  private static JobConfig config(List<String> words) {
    return ((AnalyzeCommand) command(words)).config();
  }

  private static void assertIsOfYesterday(List<String> words) {
    LocalDate before = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    assertThat(config(words).output().runDate().orElseThrow())
        .isBetween(before, LocalDate.now(ZoneOffset.UTC).minusDays(1));
  }

  @Test
  void cronHandsSubmitAJobOfYesterday() throws Exception {
    Map<String, String> environment = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(EXAMPLES.resolve("classblocks.cron"))) {
      if (line.matches("[A-Z_]+=.*")) {
        environment.put(
            line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      } else if (!line.startsWith("#")) {
        lines.add(line);
      }
    }
    assertThat(lines).hasSize(2);
    assertThat(lines).as("to cron, %% is the end of a line").noneMatch(line -> line.contains("%"));
    assertThat(lines.get(0)).matches(CRON_FIELDS + " flock .*");
    SparkSubmitArguments job = submitted(lines.get(0), environment);
    assertThat(job.master()).isEqualTo("yarn");
    assertThat(job.deployMode()).isEqualTo("cluster");
    assertIsOfYesterday(words(job));
    assertThat(lines.get(1)).matches(CRON_FIELDS + " /opt/.*");
    SparkSubmitArguments morning = submitted(lines.get(1), environment);
    assertThat(morning.master()).isEqualTo("local");
    assertThat(command(words(morning))).isInstanceOf(CompareCommand.class);
    assertThat(words(morning)).contains("--alert").containsSequence("--to", "yesterday");
    assertThat(environment).as("yesterday is UTC's").containsEntry("CRON_TZ", "UTC");
  }

  private SparkSubmitArguments submitted(String line, Map<String, String> environment)
      throws Exception {
    List<String> words = Arrays.asList(line.split(" ", -1));
    List<String> ours =
        words.subList(words.indexOf("/opt/classblocks/submit-scripts/submit.sh") + 1, words.size());
    SparkSubmitArguments job =
        SubmitScript.asSparkReads(SubmitScript.in(folder).run(Map.of(), ours), environment);
    assertThat(job.mainClass()).isEqualTo(Main.class.getName());
    return job;
  }

  private static List<String> words(SparkSubmitArguments job) {
    return new ArrayList<>(CollectionConverters.asJava(job.childArgs()));
  }

  @Test
  void airflowRunsTheDayOfItsInterval() throws Exception {
    JsonNode given = airflow();
    JsonNode dag = given.get("DAG");
    assertThat(DAG_PARAMETERS).containsAll(names(dag));
    assertThat(dag.get("schedule").asText()).matches(CRON_FIELDS);
    assertThat(dag.get("max_active_runs").asInt()).isEqualTo(1);
    JsonNode operator = given.get("SparkSubmitOperator");
    assertThat(OPERATOR_PARAMETERS).containsAll(names(operator));
    assertThat(operator.get("java_class").asText()).isEqualTo(Main.class.getName());
    List<String> words = new ArrayList<>();
    operator
        .get("application_args")
        .forEach(
            word ->
                words.add(word.asText().replace("{{ data_interval_start | ds }}", "2026-01-31")));
    assertThat(config(words).output().runDate()).contains(LocalDate.of(2026, 1, 31));
  }

  private JsonNode airflow() throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("airflow_stub.py"), AIRFLOW);
    Process python =
        new ProcessBuilder(
                InstalledProgram.named("python3").toString(),
                "-B",
                script.toString(),
                EXAMPLES.resolve("airflow_dag.py").toAbsolutePath().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String json = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).isZero();
    return new ObjectMapper().readTree(json);
  }

  @Test
  void kubernetesRunsOneNightAtATime() throws Exception {
    JsonNode application =
        new ObjectMapper(new YAMLFactory()).readTree(EXAMPLES.resolve("kubernetes.yaml").toFile());
    assertThat(application.get("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
    assertThat(application.get("kind").asText()).isEqualTo("ScheduledSparkApplication");
    JsonNode spec = application.get("spec");
    assertThat(names(spec))
        .containsExactlyInAnyOrder(
            "schedule",
            "concurrencyPolicy",
            "successfulRunHistoryLimit",
            "failedRunHistoryLimit",
            "template");
    assertThat(spec.get("schedule").asText()).matches(CRON_FIELDS);
    assertThat(spec.get("concurrencyPolicy").asText()).isEqualTo("Forbid");
    JsonNode template = spec.get("template");
    assertThat(template.get("type").asText()).isEqualTo("Java");
    assertThat(template.get("mode").asText()).isEqualTo("cluster");
    assertThat(template.get("mainClass").asText()).isEqualTo(Main.class.getName());
    assertThat(template.at("/volumes/0/name"))
        .isEqualTo(template.at("/driver/volumeMounts/0/name"));
    List<String> words = new ArrayList<>();
    template.get("arguments").forEach(word -> words.add(word.asText()));
    assertThat(words)
        .contains(
            "file://" + template.at("/driver/volumeMounts/0/mountPath").asText() + "/" + NIGHTLY);
    assertIsOfYesterday(words);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
