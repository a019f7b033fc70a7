package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log with one column per class: more of them than Spark reads in columns if left alone. */
@SparkTest
class WideLogTest {
  private static final int CLASSES = 600;
  private static final double[][] SCORES = TestLog.scores(300, CLASSES, 8);

  @TempDir Path folder;

  /** Columns in the opposite order of the classes, between two others. */
  private String write(double[][] scores) {
    StructType schema = new StructType().add("label", DataTypes.IntegerType);
    for (int id = CLASSES - 1; id >= 0; id--) {
      schema = schema.add("class " + id, DataTypes.FloatType);
    }
    schema = schema.add("loss", DataTypes.DoubleType);
    List<Row> rows = new ArrayList<>();
    for (double[] sample : scores) {
      List<Object> row = new ArrayList<>(List.of(3));
      for (int id = CLASSES - 1; id >= 0; id--) {
        row.add((float) sample[id]);
      }
      row.add(0.5);
      rows.add(RowFactory.create(row.toArray()));
    }
    return TestLog.write(folder, "wide", schema, rows, 1);
  }

  private static ClassList classes() {
    return ClassList.ofNames(IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList());
  }

  @Test
  void columnsComeInTheOrderOfTheClassListAndAreReadAtOnce() {
    String path = write(SCORES);
    LogRun run = LogRun.of(path, Optional.of(classes()), 1L << 30, "input.labels=label");
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.statistics().labels().positives(3)).isEqualTo(SCORES.length);
    LogRun dense = LogRun.of(TestLog.write(folder, "dense", TestLog.rows(SCORES), 1));
    run.assertSameMatrixAs(dense, 0);
    LogRun byRows = LogRun.of(path, Optional.of(classes()), 1L << 30, "input.filter=loss < 1");
    assertThat(byRows.log().isColumnar()).isFalse();
    byRows.assertSameMatrixAs(dense, 1e-12);
  }

  @Test
  void aBadScoreAmongManyColumnsCostsItsRow() {
    double[][] scores = Arrays.copyOf(SCORES, SCORES.length + 1);
    scores[SCORES.length] = SCORES[0].clone();
    scores[SCORES.length][577] = Double.NaN;
    LogRun run = LogRun.of(write(scores), Optional.of(classes()), 1L << 30);
    assertThat(run.statistics().rows().used()).isEqualTo(SCORES.length);
    assertThat(run.statistics().rows().dropped()).isEqualTo(1);
  }

  @Test
  void withoutAClassListTheCommonlyNamedColumnsAreClasses() {
    LogRun run = LogRun.of(write(SCORES), "input.labels=label");
    assertThat(run.log().classes().size()).isEqualTo(CLASSES);
    assertThat(run.log().classes().name(0)).isEqualTo("0");
    assertThat(run.log().notes())
        .singleElement()
        .asString()
        .startsWith("Column 'loss' is not read as a class");
  }

  @Test
  void aClassWithoutAColumnIsNamed() throws IOException {
    List<String> names = new ArrayList<>(classes().names());
    names.set(9, "unicorn");
    Path list = Files.write(folder.resolve("classes.txt"), names);
    CommandRun run = CommandRun.of("validate", "--input", write(SCORES), "--classes", "" + list);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.complaint()).contains("no column 'unicorn' for class 9 of the class list");
  }

  private CommandRun validate(List<String> columns, double[][] scores, String... more) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.DoubleType);
    }
    List<Row> rows = new ArrayList<>();
    for (double[] sample : scores) {
      rows.add(RowFactory.create(Arrays.stream(sample).boxed().toArray()));
    }
    List<String> command =
        new ArrayList<>(
            List.of("validate", "--input", TestLog.write(folder, columns.get(0), schema, rows, 2)));
    command.addAll(List.of(more));
    return CommandRun.of(command.toArray(String[]::new));
  }

  @Test
  void labelsAndAnIndexAmongFloatsAreNoClasses() throws IOException {
    List<String> columns = List.of("tench", "label", "ray", "hen", "__index_level_0__");
    CommandRun run = validate(columns, TestLog.scores(60, 5, 2));
    assertThat(run.out())
        .contains(
            "3 classes, one column per class",
            "Column 'label' is not read as a class, because of its name. If it is one,",
            "Column '__index_level_0__' is not read as a class");
    Path list = Files.write(folder.resolve("classes.txt"), columns);
    assertThat(
            validate(
                    List.of("label", "tench", "ray", "hen", "__index_level_0__"),
                    TestLog.scores(60, 5, 2),
                    "--classes",
                    "" + list)
                .out())
        .contains("5 classes", "one column per class")
        .doesNotContain("not read as a class");
    assertThat(validate(List.of("w", "x", "y", "z"), TestLog.scores(60, 4, 2)).out())
        .contains("4 classes");
  }

  @Test
  void columnsOfTheHighestScoresAreNoClasses() {
    double[][] scores = TestLog.scores(60, 4, 2);
    for (double[] sample : scores) {
      Arrays.sort(sample);
      for (int i = 0; i < 2; i++) {
        double lower = sample[i];
        sample[i] = sample[3 - i];
        sample[3 - i] = lower;
      }
    }
    CommandRun run = validate(List.of("prob_0", "prob_1", "prob_2", "prob_3"), scores);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.complaint())
        .contains(
            "Scores in 'prob_0' to 'prob_3' descend in each of the first 60 rows: they look like"
                + " the 4 highest of a sample, not like a score for every class.");
    assertThat(validate(List.of("a", "b", "c", "d"), scores).exitCode())
        .as("columns that are not numbered")
        .isZero();
  }

  @Test
  void columnsCalledOtherwiseThanTheClassesAskForKeys() throws IOException {
    Path list = Files.write(folder.resolve("classes.txt"), List.of("tench", "ray"));
    CommandRun run =
        validate(List.of("head a", "head b"), TestLog.scores(9, 2, 1), "--classes", "" + list);
    assertThat(run.complaint())
        .contains(
            "Give the class list a column 'key' with the names of the columns, if columns"
                + " such as 'head a' are classes.")
        .doesNotContain("Use --scores");
  }
}
