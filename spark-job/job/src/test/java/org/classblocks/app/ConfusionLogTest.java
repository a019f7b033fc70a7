package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** What a classifier confuses, from logs with labels to files. */
@SparkTest
class ConfusionLogTest {
  private static final int SAMPLES = 600;
  private static final int CLASSES = 12;
  private static final double[][] SCORES = TestLog.scores(SAMPLES, CLASSES, 21);
  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType);
  private static final DataType INTS = DataTypes.createArrayType(DataTypes.IntegerType);

  @TempDir private Path folder;

  /** The classes of a sample, the highest score first. */
  private static List<Integer> ranked(int row) {
    return IntStream.range(0, CLASSES)
        .boxed()
        .sorted(Comparator.comparingDouble(id -> -SCORES[row][id]))
        .toList();
  }

  /** From 1 to {@code most} labels, mostly among the higher scores; every fiftieth has none. */
  private static List<Integer> labels(int row, int most) {
    Random random = new Random(row);
    if (row % 50 == 49) {
      return List.of();
    }
    return IntStream.rangeClosed(0, random.nextInt(most))
        .mapToObj(i -> ranked(row).get((int) (10 * Math.pow(random.nextDouble(), 2))))
        .distinct()
        .toList();
  }

  /** Writes a log whose sparse rows list the five highest scores. */
  private String write(boolean sparse, DataType labelType, List<?> labels) {
    StructType schema =
        sparse
            ? new StructType().add("ids", INTS).add("values", FLOATS)
            : new StructType().add("scores", FLOATS);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      double[] scores = SCORES[row];
      List<Integer> listed = ranked(row).subList(0, 5);
      rows.add(
          sparse
              ? RowFactory.create(
                  listed,
                  TestLog.floats(listed.stream().mapToDouble(id -> scores[id]).toArray()),
                  labels.get(row))
              : RowFactory.create(TestLog.floats(scores), labels.get(row)));
    }
    return TestLog.write(folder, "log", schema.add("label", labelType), rows, 3);
  }

  private FinishedRun analyze(String log, String... more) throws IOException {
    Path classes = folder.resolve("classes.txt");
    Files.write(classes, IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList());
    String output = folder.resolve("runs").toString();
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "analyze",
                        "--input",
                        log,
                        "--output",
                        output,
                        "--labels",
                        "label",
                        "--classes",
                        classes.toString()),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(output);
  }

  /** The confusion of a run as "actual predicted", "-" for none. */
  private static Map<String, Double> confusion(FinishedRun run) {
    Map<String, Double> counts = new TreeMap<>();
    for (Row row : run.table("confusion").collectAsList()) {
      String actual = row.isNullAt(0) ? "-" : row.get(0).toString();
      String predicted = row.isNullAt(1) ? "-" : row.get(1).toString();
      counts.put(actual + " " + predicted, row.getDouble(2));
      assertThat(row.getString(3)).isEqualTo(row.isNullAt(0) ? null : "class " + actual);
      assertThat(row.getString(4)).isEqualTo(row.isNullAt(1) ? null : "class " + predicted);
    }
    return counts;
  }

  private static void count(Map<String, Double> counts, Object actual, Object predicted, double n) {
    counts.merge(actual + " " + predicted, n, Double::sum);
  }

  private static void assertSame(Map<String, Double> found, Map<String, Double> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((pair, n) -> assertThat(found.get(pair)).as(pair).isCloseTo(n, within(1e-9)));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void oneLabelGivesTheUsualMatrix(boolean sparse, boolean byName) throws IOException {
    Map<String, Double> expected = new TreeMap<>();
    List<Object> labels = new ArrayList<>();
    int right = 0;
    for (int row = 0; row < SAMPLES; row++) {
      Integer label = labels(row, 1).stream().findFirst().orElse(null);
      labels.add(label == null ? null : byName ? "class " + label : (Object) label);
      if (label != null) {
        count(expected, label, ranked(row).get(0), 1);
        right += label.equals(ranked(row).get(0)) ? 1 : 0;
      }
    }
    DataType type = byName ? DataTypes.StringType : DataTypes.IntegerType;
    FinishedRun run = analyze(write(sparse, type, labels));
    assertThat(confusion(run)).isEqualTo(expected);

    JsonNode told = run.manifest().at("/confusion");
    assertThat(run.manifest().at("/labels/unlabelled").asInt()).isEqualTo(12);
    assertThat(told.at("/samples").asDouble()).isEqualTo(588);
    assertThat(told.at("/labels").asDouble()).isEqualTo(588);
    assertThat(told.at("/errors").asDouble()).isEqualTo(588 - right);
    assertThat(told.at("/top1").asDouble()).isEqualTo(right / 588.0);
    for (Row row : run.table("classes").select("class_id", "top1", "recall").collectAsList()) {
      assertThat(row.getDouble(1)).as("class " + row.get(0)).isEqualTo(row.getDouble(2));
    }
    assertErrorsOfBlocks(run, expected);
  }

  /** Holds the tables of blocks against the confusion of their classes. */
  private static void assertErrorsOfBlocks(FinishedRun run, Map<String, Double> confusion)
      throws IOException {
    JsonNode blocks = run.json("blocks.json").at("/blocks");
    assertThat(blocks).isNotEmpty();
    for (JsonNode block : blocks) {
      Set<String> members = new HashSet<>();
      block.at("/class_ids").forEach(id -> members.add(id.asText()));
      double errors = 0;
      double inside = 0;
      double worst = 0;
      for (Map.Entry<String, Double> cell : confusion.entrySet()) {
        String[] pair = cell.getKey().split(" ", -1);
        if (members.contains(pair[0]) && !pair[0].equals(pair[1])) {
          errors += cell.getValue();
          inside += members.contains(pair[1]) ? cell.getValue() : 0;
          worst = Math.max(worst, members.contains(pair[1]) ? cell.getValue() : 0);
        }
      }
      assertThat(block.at("/errors").asDouble()).isCloseTo(errors, within(1e-9));
      assertThat(block.at("/errors_inside").asDouble()).isCloseTo(inside, within(1e-9));
      assertThat(block.at("/confusions/0/count").asDouble()).isCloseTo(worst, within(1e-9));
      List<Row> rows =
          run.table("block-confusions")
              .filter("rank = 1 and block_id = " + block.at("/block_id").asInt())
              .collectAsList();
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).getDouble(4)).isCloseTo(worst, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void severalLabelsShareTheirErrors(boolean sparse) throws IOException {
    Map<String, Double> expected = new TreeMap<>();
    List<List<Integer>> labels = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      labels.add(labels(row, 3));
      List<Integer> predicted = ranked(row).subList(0, labels.get(row).size());
      List<Integer> missed = new ArrayList<>(labels.get(row));
      missed.removeAll(predicted);
      for (int id : predicted) {
        if (labels.get(row).contains(id)) {
          count(expected, id, id, 1);
        } else {
          missed.forEach(actual -> count(expected, actual, id, 1.0 / missed.size()));
        }
      }
    }
    assertSame(confusion(analyze(write(sparse, INTS, labels))), expected);
  }

  @Test
  void withAThresholdSomeAreMissedForNothing() throws IOException {
    Map<String, Double> expected = new TreeMap<>();
    List<List<Integer>> labels = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      double[] scores = SCORES[row];
      labels.add(labels(row, 1));
      for (int label : labels.get(row)) {
        List<Integer> wrong =
            ranked(row).stream().filter(id -> scores[id] >= 11.5 && id != label).toList();
        boolean isMissed = scores[label] < 11.5;
        count(expected, label, isMissed ? "-" : label, isMissed && !wrong.isEmpty() ? 0 : 1);
        for (int id : wrong) {
          count(expected, label, id, isMissed ? 1.0 / wrong.size() : 0);
          count(expected, "-", id, isMissed ? 1 - 1.0 / wrong.size() : 1);
        }
      }
    }
    expected.values().removeIf(n -> n == 0);
    assertThat(expected.keySet()).contains("5 -", "- 11");
    assertSame(
        confusion(analyze(write(false, INTS, labels), "--set", "confusion.threshold=11.5")),
        expected);
  }

  @Test
  void oddLabelsAreCounted() throws IOException {
    List<List<Integer>> labels = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      labels.add(
          switch (row) {
            case 0 -> List.of(3, 3, 4, 3);
            case 1 -> List.of(-1, CLASSES, 1_000_000);
            case 2 -> List.of();
            case 3 -> null;
            default -> row % 2 == 0 ? List.of(5) : List.of(99, 6);
          });
    }
    String log = write(false, INTS, labels);
    assertThat(CommandRun.of("validate", "--input", log, "--labels", "label").out())
        .contains("301 labels name no class")
        .contains("2 labels are repeated in a sample")
        .contains("3 rows without a label that names a class");
    FinishedRun run = analyze(log);
    assertThat(run.checksums()).containsKey("report/confusion.png");
    JsonNode told = run.manifest().at("/labels");
    assertThat(told.at("/unknown").asInt()).isEqualTo(3 + 298);
    assertThat(told.at("/repeated").asInt()).isEqualTo(2);
    assertThat(told.at("/unlabelled").asInt()).isEqualTo(3);
    assertThat(run.manifest().at("/confusion/samples").asInt()).isEqualTo(SAMPLES - 3);
    assertThat(run.manifest().at("/confusion/labels").asInt()).isEqualTo(SAMPLES - 4 + 2);
  }

  @Test
  void withoutAnyKnownLabelNothingIsSaid() throws IOException {
    List<Integer> labels = new ArrayList<>();
    IntStream.range(0, SAMPLES).forEach(row -> labels.add(99));
    FinishedRun run =
        analyze(write(false, DataTypes.IntegerType, labels), "--set", "input.max-unknown-labels=1");
    assertThat(run.manifest().at("/confusion/samples").asInt()).isZero();
    assertThat(run.manifest().at("/confusion/top1").isNull()).isTrue();
    assertThat(run.table("confusion").count()).isZero();
    assertThat(run.checksums()).doesNotContainKey("report/confusion.png");
    assertThat(Files.readString(run.directory().resolve("report/index.html")))
        .doesNotContain("samples with labels");
  }
}
