package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log with one row per prediction, whose samples one shuffle brings together. */
@SparkTest
class LongLogTest {
  private static final int CLASSES = 20;
  private static final int SAMPLES = 900;
  private static final double[][] SCORES = TestLog.scores(SAMPLES, CLASSES, 4);
  private static final StructType SCHEMA =
      new StructType()
          .add("image", DataTypes.StringType)
          .add("class", DataTypes.LongType)
          .add("score", DataTypes.FloatType)
          .add("label", DataTypes.StringType);

  @TempDir Path folder;

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int id = 0; id < CLASSES; id++) {
        rows.add(
            RowFactory.create(
                "i" + sample, (long) id, (float) SCORES[sample][id], label(sample, id)));
      }
    }
    return rows;
  }

  /** Samples have the labels 0 and sample % 5; the first rows of some do not say so. */
  private static String label(int sample, int id) {
    return id == 0 && sample % 2 == 0 ? null : id % 2 == 0 ? "0" : "" + sample % 5;
  }

  private String write(String name, List<Row> rows, int files) {
    return TestLog.write(folder, name, SCHEMA, rows, files);
  }

  private static LogRun run(String path) {
    return LogRun.of(
        path,
        Optional.of(ClassList.numbered(CLASSES)),
        1L << 30,
        "input.sample-id=image",
        "input.labels=label");
  }

  @Test
  void theOrderOfRowsDoesNotMatterToTheLastDigit() {
    List<Row> shuffled = rows();
    Collections.shuffle(shuffled, new Random(9));
    LogRun together = run(write("together", rows(), 1));
    LogRun scattered = run(write("scattered", shuffled, 1));
    scattered.assertSameMatrixAs(together, 0);
    LogRun dense = LogRun.of(TestLog.write(folder, "dense", TestLog.rows(SCORES), 1));
    for (LogRun run : List.of(together, scattered)) {
      run.assertSameMatrixAs(dense, 1e-12);
      assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
      assertThat(run.log().rowCount()).hasValue((long) SAMPLES * CLASSES);
      assertThat(run.statistics().labels().positives(0)).isEqualTo(SAMPLES);
      assertThat(run.statistics().labels().positives(3)).isEqualTo(SAMPLES / 5);
      assertThat(run.statistics().labels().unknown()).isZero();
    }
  }

  @Test
  void predictionsOfNoSampleCountOneByOne() {
    List<Row> rows = rows();
    rows.add(7, RowFactory.create(null, 1L, 1f, null));
    rows.add(9_000, RowFactory.create(null, 1L, 1f, "0"));
    LogRun run = run(write("nameless", rows, 3));
    assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
    assertThat(run.statistics().rows().dropped(BadRow.MISSING_SAMPLE_ID)).isEqualTo(2);
    assertThat(run.statistics().rows().example(BadRow.MISSING_SAMPLE_ID))
        .contains("a row has no sample id");
  }

  @Test
  void planningDoesNotShuffle() throws Exception {
    JobConfig config =
        JobConfig.from(
            new ConfigSource()
                .addIfPresent("input.paths", write("log", rows(), 2))
                .addAssignment("input.sample-id=image"));
    PredictionLog log =
        new LogReader(LocalSpark.session())
            .open(config.input(), Optional.of(ClassList.numbered(CLASSES)));
    int[] before = jobs();
    log.plan(Precision.DOUBLE);
    assertThat(jobs()).containsExactlyInAnyOrder(before);
  }

  private static int[] jobs() throws Exception {
    SparkContext spark = LocalSpark.session().sparkContext();
    spark.listenerBus().waitUntilEmpty();
    return spark.statusTracker().getJobIdsForGroup(null);
  }

  @Test
  void bandsGiveTheSameAsOnePass() {
    List<Row> rows = rows().subList(0, 300 * CLASSES);
    String path = write("bands", rows, 2);
    Optional<ClassList> classes = Optional.of(ClassList.numbered(700));
    LogRun banded = LogRun.of(path, classes, 1L << 20, "input.sample-id=image");
    assertThat(banded.statistics().rows().used()).as("samples count once").isEqualTo(300);
    banded.assertSameMatrixAs(LogRun.of(path, classes, 1L << 30, "input.sample-id=image"), 1e-12);
  }

  @Test
  void commandsTakeIt() throws IOException {
    String log = write("log", rows(), 3);
    Path classes =
        Files.write(
            folder.resolve("classes.txt"),
            IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList());
    String output = folder.resolve("runs").toString();
    String[] arguments = {
      "--input",
      log,
      "--classes",
      "" + classes,
      "--labels",
      "label",
      "--set",
      "input.sample-id=image"
    };
    CommandRun plan = command("plan", arguments);
    assertThat(plan.out())
        .containsPattern("rows: +18,000")
        .containsPattern("encoding: +one row per prediction");
    CommandRun validate = command("validate", arguments);
    assertThat(validate.out())
        .contains("900 rows, 20 classes")
        .contains("every label names a class");
    String[] more = Arrays.copyOf(arguments, arguments.length + 2);
    more[arguments.length] = "--output";
    more[arguments.length + 1] = output;
    command("analyze", more);
    assertThat(FinishedRun.latest(output).manifest().at("/rows/used").asLong()).isEqualTo(SAMPLES);
  }

  private static CommandRun command(String command, String... arguments) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of(arguments));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }
}
