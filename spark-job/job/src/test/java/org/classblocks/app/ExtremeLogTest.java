package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of scores that no square of a double holds, from reading to publishing. */
@SparkTest
class ExtremeLogTest {
  private static final int CLASSES = 24;
  private static final double[][] SCORES = TestLog.scores(400, CLASSES, 31);
  private static final List<String> OF_SIMILARITIES =
      List.of("similarity.npy", "order.npy", "linkage.npy");

  @TempDir private Path folder;

  /** Every third class is in units of 1e-301, every third in units of 1e301. */
  private static int power(int id) {
    return 1000 * (id % 3 - 1);
  }

  /** One file: rows are dealt out to several by what is in them. */
  private String log(String name, boolean isScaled, int start, int end) {
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.DoubleType))
            .add("weight", DataTypes.DoubleType)
            .add("group", DataTypes.StringType);
    List<Row> rows = new ArrayList<>();
    for (int row = start; row < end; row++) {
      double[] sample = SCORES[row].clone();
      for (int id = 0; isScaled && id < CLASSES; id++) {
        sample[id] = Math.scalb(sample[id], power(id));
      }
      rows.add(
          RowFactory.create(
              DoubleStream.of(sample).boxed().toList(), row % 5 / 2.0, row % 2 == 0 ? "a" : "b"));
    }
    return TestLog.write(folder, name, schema, rows, 1);
  }

  private FinishedRun done(String output, String... arguments) throws IOException {
    String path = folder.resolve(output).toString();
    CommandRun run =
        CommandRun.of(
            Stream.concat(Stream.of(arguments), Stream.of("--output", path))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(path);
  }

  private FinishedRun analyze(String output, String log, String date, String... more)
      throws IOException {
    return done(
        output,
        Stream.concat(
                Stream.of("analyze", "--input", log, "--run-date", date),
                Stream.of(more).flatMap(assignment -> Stream.of("--set", assignment)))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"double", "mixed"})
  void unitsOfClassesChangeNoSimilarity(String precision) throws IOException {
    String[] settings = {
      "similarity.precision=" + precision, "input.weight=weight", "input.group=group"
    };
    FinishedRun plain = analyze("plain", log("log", false, 0, 400), "2026-03-01", settings);
    FinishedRun scaled = analyze("scaled", log("scaled-log", true, 0, 400), "2026-03-01", settings);
    List<String> files = new ArrayList<>(OF_SIMILARITIES);
    plain.checksums().keySet().stream()
        .filter(file -> file.startsWith("group-similarity/") && file.endsWith(".npy"))
        .forEach(files::add);
    assertThat(files).hasSize(5);
    for (String file : files) {
      assertThat(scaled.checksums().get(file))
          .as(file)
          .isNotNull()
          .isEqualTo(plain.checksums().get(file));
    }
    Map<Integer, Row> expected = new TreeMap<>();
    plain.rows("classes").forEach(row -> expected.put(row.getAs("class_id"), row));
    for (Row row : scaled.rows("classes")) {
      int id = row.getAs("class_id");
      for (String column : List.of("mean", "sd", "min", "max")) {
        double value = Math.scalb((double) expected.get(id).getAs(column), power(id));
        assertThat((double) row.getAs(column))
            .as("%s of class %d", column, id)
            .isCloseTo(value, within(Math.ulp(value)));
      }
    }
  }

  @Test
  void recutGivesWhatAnalyzeGave() throws IOException {
    FinishedRun analyzed = analyze("runs", log("log", true, 0, 400), "2026-03-01");
    FinishedRun recut = done("recut", "recut", analyzed.directory().toString());
    Map<String, String> expected = analyzed.checksums();
    expected.remove("report/index.html");
    Map<String, String> found = recut.checksums();
    found.remove("report/index.html");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void windowsAddUpSuchScores() throws IOException {
    String states = "state.path=" + folder.resolve("states");
    analyze("nights", log("first", true, 0, 150), "2026-03-01", states, "state.window-days=1");
    FinishedRun window =
        analyze(
            "nights", log("second", true, 150, 400), "2026-03-02", states, "state.window-days=2");
    FinishedRun whole = analyze("whole", log("log", true, 0, 400), "2026-03-02");
    var found = window.npy("similarity.npy", "<f4").asFloatBuffer();
    var expected = whole.npy("similarity.npy", "<f4").asFloatBuffer();
    assertThat(window.rows("classes")).allMatch(row -> row.getAs("status").equals("ok"));
    for (int i = 0; i < CLASSES * CLASSES; i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-6f));
    }
  }
}
