package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see on Spark's pages while commands run. */
@SparkTest
class JobNamesTest {
  private static final int CLASSES = 6;

  @TempDir private Path folder;

  private final List<String> names = Collections.synchronizedList(new ArrayList<>());
  private final SparkListener watch =
      new SparkListener() {
        @Override
        public void onJobStart(SparkListenerJobStart job) {
          names.add(String.valueOf(job.properties().getProperty("spark.job.description")));
        }
      };

  @BeforeEach
  void listens() {
    LocalSpark.session().sparkContext().addSparkListener(watch);
  }

  @AfterEach
  void listensNoMore() {
    LocalSpark.session().sparkContext().removeSparkListener(watch);
  }

  private List<String> namesOf(String... arguments) throws Exception {
    LocalSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    names.clear();
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    LocalSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    return List.copyOf(names);
  }

  private String log() {
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (double[] sample : TestLog.scores(200, CLASSES, 4)) {
      rows.add(RowFactory.create(TestLog.floats(sample), rows.size() % CLASSES));
    }
    return TestLog.write(folder, "log", schema, rows, 2);
  }

  private String classList() {
    List<Row> rows =
        IntStream.range(0, CLASSES).mapToObj(id -> RowFactory.create(id, "c" + id)).toList();
    StructType schema =
        new StructType().add("class_id", DataTypes.IntegerType).add("name", DataTypes.StringType);
    return TestLog.write(folder, "classes.parquet", schema, rows, 1);
  }

  private String[] arguments(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(command, "--input", log(), "--classes", classList(), "--labels", "label"));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void analyzeNamesEveryJobByItsStation() throws Exception {
    assertThat(
            namesOf(
                arguments(
                    "analyze",
                    "--output",
                    folder.resolve("runs").toString(),
                    "--set",
                    "similarity.class-balance=inverse-frequency")))
        .containsOnly(
            "ClassBlocks: labels of 6 classes",
            "ClassBlocks: co-moments of 6 classes, band 1 of 1");
  }

  @Test
  void classMeansNameTheirs() throws Exception {
    assertThat(
            namesOf(
                arguments(
                    "analyze",
                    "--output",
                    folder.resolve("runs").toString(),
                    "--set",
                    "similarity.measure=class-means",
                    "--set",
                    "input.features=scores")))
        .containsOnly("ClassBlocks: means of 6 classes");
  }

  @Test
  void validateNamesTheirs() throws Exception {
    assertThat(namesOf(arguments("validate")))
        .containsOnly("ClassBlocks: validation of 6 classes", "ClassBlocks: looking at the scores");
  }

  @Test
  void openingNamesItsIfTheFirstSplitHasTooFewRows() throws Exception {
    assertThat(namesOf(arguments("plan", "--set", "input.filter=label = 1")))
        .containsOnly("ClassBlocks: opening the log");
  }

  @Test
  void generateNamesIts() throws Exception {
    String output = folder.resolve("planted").toString();
    assertThat(
            namesOf(
                "generate",
                "--samples",
                "100",
                "--classes",
                "20",
                "--files",
                "2",
                "--output",
                output))
        .containsOnly("ClassBlocks: 100 synthetic samples of 20 classes into 2 files");
    assertThat(Files.exists(Path.of(output, "classes.csv"))).isTrue();
  }
}
