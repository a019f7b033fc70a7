package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.WithoutSession;
import org.classblocks.app.session.Session;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.LogPlans;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.access.SparkNeededException;
import org.classblocks.spark.aggregate.TaskWatch;
import org.classblocks.spark.log.PredictionLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans that are made before Spark has started, beside those of a session. */
@SparkTest
class ForeseenPlanTest {
  /** Logs of these layouts must not need a session. The others may. */
  private static final List<String> PLAIN =
      List.of(
          "list_float.parquet",
          "list_double.parquet",
          "fixed_size_list.parquet",
          "list_decimal.parquet",
          "list_int8.parquet",
          "named_logits.parquet",
          "ids_values.parquet",
          "classes_scores.parquet",
          "map_by_id.parquet",
          "label_and_score.parquet",
          "wide_names.parquet");

  @TempDir private Path folder;

  static List<Layout> layouts() throws IOException {
    return Layout.all();
  }

  /** What a plan is made from. */
  private static String told(JobInputs inputs) {
    try {
      PredictionLog log = inputs.log();
      return List.of(
              log.classes(),
              log.encoding(),
              log.isColumnar(),
              log.hasLabels(),
              log.hasSampleIds(),
              log.rowCount(),
              log.bytes(),
              log.notes(),
              log.cluster(),
              LogPlans.of(log, inputs.config()),
              LogPlans.note(log, inputs.config()),
              log.memory(LogPlans.of(log, inputs.config())))
          .stream()
          .map(String::valueOf)
          .collect(Collectors.joining("\n"));
    } catch (UserErrorException refused) {
      return refused.getMessage();
    }
  }

  private static String inSession(JobConfig config) {
    try (Session session =
        Session.beside(LocalSpark.session(), new TaskWatch((finished, planned) -> {}))) {
      return told(new JobInputs(SparkAccess.of(session.spark()), config));
    }
  }

  private static Optional<String> foreseen(JobConfig config) {
    SparkConf conf = new SparkConf(false).set("spark.default.parallelism", "2");
    try {
      return Optional.of(
          told(new JobInputs(SparkAccess.foreseen(conf, new Configuration()), config)));
    } catch (SparkNeededException needed) {
      return Optional.empty();
    }
  }

  private static JobConfig config(String input, Map<String, String> options) {
    ConfigSource source = new ConfigSource().addIfPresent("input.paths", List.of(input));
    options.forEach((key, value) -> source.addAssignment(key + "=" + value));
    return JobConfig.from(source);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void aPlanIsTheSameBeforeSparkStarts(Layout layout) {
    ConfigSource source =
        new ConfigSource()
            .addIfPresent("input.paths", List.of(layout.file().toString()))
            .addIfPresent("classes.path", layout.needsClasses() ? Layout.CLASSES.toString() : null);
    layout.options().forEach((key, value) -> source.addAssignment(key + "=" + value));
    JobConfig config = JobConfig.from(source);
    Optional<String> told = foreseen(config);
    if (PLAIN.contains(layout.toString())) {
      assertThat(told).isPresent();
    }
    told.ifPresent(text -> assertThat(text).isEqualTo(inSession(config)));
  }

  @Test
  void planOpensNoSession() {
    Path log = Layout.FOLDER.resolve("list_float.parquet");
    CommandRun plan;
    boolean isOpened;
    try (WithoutSession without = new WithoutSession()) {
      plan = CommandRun.of("plan", "--input", log.toString());
      isOpened = without.isOver();
    }
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(isOpened).isFalse();
  }

  @Test
  void logsOfManyKindsAreToldTheSame() {
    StructType schema =
        StructType.fromDDL(
            "scores array<float>, label int, several array<int>, vector array<int>, cam string,"
                + " weight double");
    List<Row> rows = new ArrayList<>();
    for (double[] sample : TestLog.scores(3000, 6, 4)) {
      int label = rows.size() % 6;
      int[] vector = new int[6];
      vector[label] = 1;
      rows.add(
          RowFactory.create(
              TestLog.floats(sample),
              label,
              List.of(label, (label + 1) % 6),
              IntStream.of(vector).boxed().toList(),
              "cam" + label % 2,
              1.5));
    }
    String log = TestLog.write(folder, "log", schema, rows, 5);
    for (Map<String, String> options :
        List.of(
            Map.of("input.labels", "label", "input.group", "cam", "input.weight", "weight"),
            Map.of("input.labels", "several", "input.attributes", "cam"),
            Map.of("input.labels", "vector", "input.cluster", "cam"),
            Map.of("input.labels", "nothing"),
            Map.of("input.transform", "logit"),
            Map.of("similarity.measure", "class-means", "input.features", "scores"))) {
      JobConfig config = config(log, options);
      assertThat(foreseen(config)).as("%s", options).contains(inSession(config));
    }
    for (Map<String, String> options :
        List.of(
            Map.of("input.filter", "label > 1"),
            Map.of("input.transform", "auto"),
            Map.of("input.format", "orc"))) {
      assertThat(foreseen(config(log, options))).as("%s", options).isEmpty();
    }
  }

  @Test
  void damageIsToldBySpark() throws IOException {
    String log = TestLog.write(folder, "log", TestLog.rows(TestLog.scores(500, 6, 1)), 1);
    JobConfig config = config(log, Map.of());
    assertThat(foreseen(config)).isPresent();
    try (Stream<Path> files = Files.list(Path.of(log))) {
      Path file = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().get();
      byte[] bytes = Files.readAllBytes(file);
      Arrays.fill(bytes, 10, 500, (byte) 7);
      Files.write(file, bytes);
    }
    assertThat(foreseen(config)).isEmpty();
    assertThat(inSession(config)).contains("The log cannot be read");
  }

  /** They look like the highest scores of each sample. */
  @Test
  void scoresThatDescendAreRefusedAlike() {
    List<Row> rows =
        IntStream.range(0, 300)
            .mapToObj(i -> RowFactory.create(TestLog.floats(0.9, 0.5 - i / 1000.0, 0.1)))
            .toList();
    JobConfig config = config(TestLog.write(folder, "top", rows, 1), Map.of());
    assertThat(inSession(config)).contains("look like the 3 highest");
    assertThat(foreseen(config)).contains(inSession(config));
  }
}
