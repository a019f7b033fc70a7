package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Similarities between the mean feature vectors of classes. */
@SparkTest
class ClassMeansTest {
  private static final int CLASSES = 14;
  private static final int UNLABELLED = 5;
  private static final int FEATURES = 9;
  private static final double[][] VECTORS = TestLog.scores(700, FEATURES, 31);

  @TempDir private static Path logs;
  private static String log;
  private static Path classes;

  @TempDir private Path folder;

  @BeforeAll
  static void writeLog() throws IOException {
    classes = logs.resolve("classes.txt");
    Files.write(classes, Collections.nCopies(CLASSES, "crane"));
    StructType schema =
        new StructType()
            .add("embedding", DataTypes.createArrayType(DataTypes.FloatType))
            .add("tags", DataTypes.createArrayType(DataTypes.IntegerType));
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < VECTORS.length; row++) {
      rows.add(RowFactory.create(TestLog.floats(VECTORS[row]), labels(row)));
    }
    log = TestLog.write(logs, "log", schema, rows, 3);
  }

  /** One label or two; none for every seventh sample. */
  private static List<Integer> labels(int row) {
    return Stream.of(row % CLASSES, row / CLASSES % CLASSES)
        .filter(id -> id != UNLABELLED && row % 7 != 0)
        .distinct()
        .toList();
  }

  private static CommandRun analyze(Path output, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "analyze",
                    "--input",
                    log,
                    "--classes",
                    classes.toString(),
                    "--output",
                    output.toString(),
                    "--set",
                    "similarity.measure=class-means"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** The means over the samples of each class, features x classes. */
  private static double[][] means() {
    double[][] means = new double[FEATURES][CLASSES];
    for (int id = 0; id < CLASSES; id++) {
      int label = id;
      int[] samples =
          IntStream.range(0, VECTORS.length).filter(row -> labels(row).contains(label)).toArray();
      for (int feature = 0; feature < FEATURES; feature++) {
        int column = feature;
        means[feature][id] =
            IntStream.of(samples).mapToDouble(row -> VECTORS[row][column]).average().orElse(0);
      }
    }
    return means;
  }

  @ParameterizedTest
  @ValueSource(strings = {"input.on-bad-row=drop", "input.filter=size(embedding) > 0"})
  void correlatesTheMeansOfClasses(String setting) throws IOException {
    CommandRun run =
        analyze(folder, "--set", "input.features=embedding", "--labels", "tags", "--set", setting);
    assertThat(run.exitCode()).as(run.err()).isZero();
    FinishedRun finished = FinishedRun.latest(folder.toString());
    ByteBuffer order = finished.npy("order.npy", "(14,)");
    int[] classAt = IntStream.range(0, CLASSES).map(i -> order.getInt()).toArray();
    assertThat(classAt[CLASSES - 1]).isEqualTo(UNLABELLED);
    ByteBuffer matrix = finished.npy("similarity.npy", "(14, 14)");
    double[][] means = means();
    for (int a : classAt) {
      for (int b : classAt) {
        float found = matrix.getFloat();
        if (a == UNLABELLED || b == UNLABELLED) {
          assertThat(found).isNaN();
        } else {
          double expected = a == b ? 1 : TestLog.correlation(means, a, b);
          assertThat((double) found).as("%d and %d", a, b).isCloseTo(expected, within(1e-6));
        }
      }
    }
    Row row = finished.table("classes").filter("class_id = " + UNLABELLED).first();
    assertThat(row.<String>getAs("status")).isEqualTo("unlabelled");
    assertThat(finished.table("classes").filter("class_id = 3").first().<Long>getAs("positives"))
        .isEqualTo(IntStream.range(0, VECTORS.length).filter(i -> labels(i).contains(3)).count());
    assertThat(finished.manifest().at("/rows/used").asInt()).isEqualTo(VECTORS.length);
    assertThat(finished.manifest().at("/confusion/samples").asInt()).isZero();
    CommandRun recut = CommandRun.of("recut", folder.toString(), "--set", "blocks.min-size=2");
    assertThat(recut.exitCode()).as(recut.err()).isZero();
  }

  @Test
  void validateReadsFeaturesAndLabelsOfMoreClasses() {
    CommandRun run =
        CommandRun.of(
            "validate",
            "--input",
            log,
            "--classes",
            classes.toString(),
            "--labels",
            "tags",
            "--set",
            "similarity.measure=class-means",
            "--set",
            "input.features=embedding");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("700 rows, 14 classes, 9 features")
        .contains("features from")
        .contains("every label names a class");
  }

  @Test
  void planTellsClassesFromFeatures() {
    CommandRun run =
        CommandRun.of(
            "plan",
            "--input",
            log,
            "--classes",
            classes.toString(),
            "--labels",
            "tags",
            "--set",
            "similarity.measure=class-means",
            "--set",
            "input.features=embedding",
            "--set",
            "input.filter=size(embedding) > 0");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("rows: +700, before input.filter\n")
        .containsPattern("classes: +14\n")
        .containsPattern("features: +9\n")
        .contains("up to 1.01 KB of heap for class means");
  }

  @Test
  void saysWhatItNeeds() {
    assertThat(analyze(folder).complaint()).contains("input.features");
    assertThat(analyze(folder, "--set", "input.features=embedding").complaint())
        .contains("--labels");
    assertThat(
            analyze(
                    folder,
                    "--set",
                    "input.features=embedding",
                    "--labels",
                    "tags",
                    "--set",
                    "blocks.support=true")
                .complaint())
        .contains("blocks.support")
        .contains("class-means");
    CommandRun scores =
        CommandRun.of("validate", "--input", log, "--set", "input.features=embedding");
    assertThat(scores.exitCode()).isEqualTo(2);
    assertThat(scores.complaint()).contains("input.features").contains("class-means");
  }
}
