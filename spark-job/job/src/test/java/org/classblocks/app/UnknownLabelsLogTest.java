package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the job does with labels that name no class. */
@SparkTest
class UnknownLabelsLogTest {
  private static final int INPUT = 3;
  private static final int SAMPLES = 60;
  private static final int CLASSES = 6;
  private static final List<String> NAMES = List.of("tench", "ray", "cock", "hen", "kite", "crane");
  private static final double[][] SCORES = scores();

  @TempDir private Path folder;

  /** Scores of which each class has the highest ones of some samples. */
  private static double[][] scores() {
    double[][] scores = TestLog.scores(SAMPLES, CLASSES, 4);
    for (int row = 0; row < SAMPLES; row++) {
      scores[row][row % CLASSES] += 20;
    }
    return scores;
  }

  private String log(DataType type, IntFunction<Object> label) {
    return log("log", type, label);
  }

  private String log(String name, DataType type, IntFunction<Object> label) {
    DataType floats = DataTypes.createArrayType(DataTypes.FloatType);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      rows.add(RowFactory.create(TestLog.floats(SCORES[row]), label.apply(row)));
    }
    return TestLog.write(
        folder, name, new StructType().add("scores", floats).add("label", type), rows, 2);
  }

  private CommandRun run(String command, String log, String... more) throws IOException {
    Path classes = Files.write(folder.resolve("classes.txt"), NAMES);
    return CommandRun.of(
        Stream.concat(
                Stream.of(command, "--input", log, "--classes", "" + classes), Stream.of(more))
            .toArray(String[]::new));
  }

  private CommandRun analyze(String log, String... more) throws IOException {
    return run(
        "analyze",
        log,
        Stream.concat(
                Stream.of("--labels", "label", "--output", "" + folder.resolve("out")),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private void assertNoRun() throws IOException {
    Path out = folder.resolve("out");
    if (Files.exists(out)) {
      try (Stream<Path> files = Files.walk(out)) {
        assertThat(files.filter(Files::isRegularFile)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | similarity.measure=pearson",
        "window | state.path=STATES",
        "balanced | similarity.class-balance=inverse-frequency"
      })
  void otherSpellingIsRefusedWithExamples(String name, String setting) throws IOException {
    String log =
        log(DataTypes.StringType, row -> NAMES.get(row % CLASSES).toUpperCase(Locale.ROOT));
    CommandRun run =
        analyze(log, "--set", setting.replace("STATES", "" + folder.resolve("states")));
    assertThat(run.exitCode()).as(name + run.err()).isEqualTo(INPUT);
    assertThat(run.complaint())
        .contains(
            "60 of 60 labels in column 'label' name no class, more than"
                + " input.max-unknown-labels=0.5 allows; for example 'HEN', 'RAY', 'COCK'. The"
                + " class list spells 'HEN' as 'hen'. Fix the labels or the class list, or"
                + " raise the limit.");
    assertNoRun();
    assertThat(folder.resolve("states"))
        .satisfiesAnyOf(
            states -> assertThat(states).doesNotExist(),
            states -> {
              try (Stream<Path> files = Files.walk(states)) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
              }
            });

    CommandRun validated =
        run("validate", log, "--labels", "label", "--set", setting.replace("STATES", "states"));
    assertThat(validated.exitCode()).isEqualTo(INPUT);
    assertThat(validated.complaint()).isEqualTo(run.complaint());
  }

  @Test
  void theLimitCanBeRaised() throws IOException {
    String log = log(DataTypes.StringType, row -> row % 3 == 0 ? "tench" : "tensh");
    CommandRun refused = analyze(log);
    assertThat(refused.exitCode()).isEqualTo(INPUT);
    assertThat(refused.complaint()).contains("40 of 60 labels", "'tensh'. The class nearest");
    CommandRun run = analyze(log, "--set", "input.max-unknown-labels=0.7");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern(
            "Note +40 labels name no class \\(of 60\\), for example 'tensh'. The class nearest to"
                + " 'tensh' is 'tench'");
    assertThat(
            FinishedRun.latest("" + folder.resolve("out"))
                .manifest()
                .at("/labels/unknown_examples/0")
                .asText())
        .isEqualTo("tensh");
  }

  @Test
  void halfOfThemMayNameNoClass() throws IOException {
    String log = log(DataTypes.IntegerType, row -> row % 2 == 0 ? row % CLASSES : 6 + row);
    assertThat(analyze(log).exitCode()).isZero();
    String fewer =
        log(
            "fewer",
            DataTypes.createArrayType(DataTypes.IntegerType),
            row -> row == 0 ? List.of(9, 9, 0) : List.of(1, 8));
    assertThat(analyze(fewer).complaint()).contains("61 of 121 labels");
  }

  @Test
  void idsThatCountFromOneAreRefused() throws IOException {
    String log = log(DataTypes.IntegerType, row -> 1 + row % CLASSES);
    String message =
        "Labels in column 'label' seem to count from 1: 10 of them are 6 and none is 0, but"
            + " class ids run from 0 to 5. Subtract 1 from them, or set"
            + " input.max-unknown-labels=1 if they are right.";
    CommandRun run = analyze(log);
    assertThat(run.exitCode()).isEqualTo(INPUT);
    assertThat(run.complaint()).contains(message);
    CommandRun validated = run("validate", log, "--labels", "label");
    assertThat(validated.exitCode()).isEqualTo(INPUT);
    assertThat(validated.complaint()).contains(message);
    CommandRun forced = analyze(log, "--set", "input.max-unknown-labels=1");
    assertThat(forced.exitCode()).isZero();
    assertThat(forced.err()).contains("10 labels name no class (of 60), for example 6. Do labels");
  }

  @Test
  void labelsThatAreOneOffAreMentioned() throws IOException {
    String log =
        log(
            DataTypes.IntegerType,
            row -> {
              int highest =
                  IntStream.range(0, CLASSES)
                      .reduce(0, (a, b) -> SCORES[row][b] > SCORES[row][a] ? b : a);
              return highest == CLASSES - 1 ? null : (Object) (highest + 1);
            });
    CommandRun run = analyze(log);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).containsPattern("Note +For 5 of 5 classes, .* do labels count from 1");
  }

  @Test
  void aColumnOfLabelsThatIsNotUsedIsMentioned() throws IOException {
    String log = log(DataTypes.IntegerType, row -> row % CLASSES);
    String note = "Column 'label' is not used. --labels label measures the errors.";
    String out = folder.resolve("out").toString();
    assertThat(run("analyze", log, "--output", out).err()).contains(note);
    assertThat(run("plan", log).err()).contains(note);
    assertThat(run("validate", log).out()).contains(note);
    assertThat(run("validate", log, "--labels", "LABEL").out()).doesNotContain("not used");
    assertThat(run("validate", log, "--set", "input.group=label").out()).doesNotContain("not used");
  }

  /** The vector of a row: the label is class {@code row % k}, and class 0 in every third row. */
  private static List<Integer> vector(int row) {
    return IntStream.range(0, CLASSES)
        .map(id -> id == row % CLASSES || (id == 0 && row % 3 == 0) ? 1 : 0)
        .boxed()
        .toList();
  }

  private static Object array(DataType element, List<Integer> vector) {
    return vector.stream()
        .map(
            number ->
                switch (element.simpleString()) {
                  case "tinyint" -> (Object) number.byteValue();
                  case "bigint" -> number.longValue();
                  case "boolean" -> number == 1;
                  case "float" -> number == 0 ? null : Float.valueOf(number);
                  case "decimal(3,1)" -> BigDecimal.valueOf(number);
                  default -> number;
                })
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tinyint", "int", "bigint", "boolean", "float", "decimal(3,1)", "binary"})
  void vectorsOfZeroAndOneAreRead(String type) throws IOException {
    DataType element = DataType.fromDDL(type);
    boolean areBytes = type.equals("binary");
    String log =
        log(
            areBytes ? element : DataTypes.createArrayType(element),
            row -> {
              List<Integer> vector = row == 8 ? List.of(0, 1, 0) : vector(row);
              byte[] bytes = new byte[vector.size()];
              for (int id = 0; id < bytes.length; id++) {
                bytes[id] = vector.get(id).byteValue();
              }
              return row == 7 ? null : areBytes ? bytes : array(element, vector);
            });
    CommandRun run = analyze(log);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(
            FinishedRun.latest("" + folder.resolve("out"))
                .table("classes")
                .orderBy("class_id")
                .select("positives")
                .as(Encoders.LONG())
                .collectAsList())
        .containsExactly(20L, 9L, 9L, 10L, 10L, 10L);
    assertThat(run.err())
        .contains(
            "1 label names no class (of 69), for example 'vector of 3 numbers'. Vectors of labels"
                + " have 6 numbers, each of them 0 or 1");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 5", "-1, 1, 6", "0, 1, 7"})
  void vectorsThatDoNotFitTheClassesAreRefused(int other, int one, int length) throws IOException {
    String log =
        log(
            DataTypes.createArrayType(DataTypes.IntegerType),
            row ->
                IntStream.range(0, length)
                    .mapToObj(id -> id == row % length ? one : other)
                    .toList());
    CommandRun run = analyze(log);
    assertThat(run.exitCode()).isEqualTo(INPUT);
    assertThat(run.complaint())
        .contains(
            "Labels in column 'label' look like vectors of "
                + length
                + " numbers; expected 6"
                + " numbers of 0 or 1, one for each class");
    assertThat(run("validate", log, "--labels", "label").complaint()).isEqualTo(run.complaint());
  }

  @Test
  void numbersInTextAreIdsUnlessAClassIsCalledSo() throws IOException {
    String log = log(DataTypes.StringType, row -> "" + row % CLASSES);
    assertThat(run("validate", log, "--labels", "label").out())
        .contains("every label names a class");
    String fromOne = log("one", DataTypes.StringType, row -> "" + (1 + row % CLASSES));
    assertThat(analyze(fromOne).complaint()).contains("seem to count from 1");
  }

  @Test
  void wholeNumbersOfAnyTypeAreIdsInArraysToo() throws IOException {
    String decimals =
        log(
            DataTypes.createArrayType(DataTypes.createDecimalType(20, 2)),
            row -> List.of(BigDecimal.valueOf(row % CLASSES)));
    assertThat(run("validate", decimals, "--labels", "label").out())
        .contains("every label names a class");
    String floats =
        log(
            "floats",
            DataTypes.createArrayType(DataTypes.DoubleType),
            row -> List.of((double) (row % CLASSES), Double.NaN));
    assertThat(run("validate", floats, "--labels", "label").out())
        .contains("every label names a class");
    String shares =
        log(
            "shares",
            DataTypes.createArrayType(DataTypes.DoubleType),
            row -> Collections.nCopies(CLASSES, 0.25));
    assertThat(analyze(shares).complaint()).contains("'0.25'. Class ids are whole numbers");
  }

  @Test
  void idsZeroAndOneAreNoVectors() throws IOException {
    DataType ids = DataTypes.createArrayType(DataTypes.IntegerType);
    List<List<Integer>> labels = List.of(List.of(0, 1), List.of(0), List.of(1), List.of());
    assertThat(run("validate", log(ids, row -> labels.get(row % 4)), "--labels", "label").out())
        .contains("every label names a class");
  }

  @Test
  void wholeNumbersAmongFloatsAreIds() throws IOException {
    String log =
        log(
            DataTypes.DoubleType,
            row -> row % 7 == 0 ? null : row % 7 == 1 ? Double.NaN : (Object) (double) (row % 6));
    String text = run("validate", log, "--labels", "label").out();
    assertThat(text).contains("every label names a class", "18 rows without a label");
    String fractions = log("fractions", DataTypes.FloatType, row -> row + 0.5f);
    assertThat(run("validate", fractions, "--labels", "label").complaint())
        .contains("60 of 60 labels in column 'label' name no class", "'0.5'");
  }

  @Test
  void namesOfFoldersKeepTheirSpelling() throws IOException {
    DataType floats = DataTypes.createArrayType(DataTypes.FloatType);
    StructType schema = new StructType().add("scores", floats);
    List<String> names = List.of("007", "7", "1.10", "1e5", "+5", "2024-01-01");
    for (int label = 0; label < names.size(); label++) {
      List<Row> rows = TestLog.rows(TestLog.scores(20 + label, names.size(), label));
      TestLog.write(folder, "folders/label=" + names.get(label), schema, rows, 1);
    }
    Path classes = Files.write(folder.resolve("numbers.txt"), names);
    String out = folder.resolve("out").toString();
    CommandRun run =
        CommandRun.of(
            "analyze",
            "--input",
            "" + folder.resolve("folders"),
            "--classes",
            "" + classes,
            "--labels",
            "label",
            "--output",
            out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(
            FinishedRun.latest(out)
                .table("classes")
                .select("class_name", "positives")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0) + " " + row.getLong(1)))
        .containsExactlyInAnyOrder("007 20", "7 21", "1.10 22", "1e5 23", "+5 24", "2024-01-01 25");
  }
}
