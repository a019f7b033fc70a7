package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
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

/** What attributes of samples explain, from logs to files. */
@SparkTest
class AttributesLogTest {
  private static final int SAMPLES = 2000;
  private static final int CLASSES = 24;
  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType);
  private static final DataType INTS = DataTypes.createArrayType(DataTypes.IntegerType);
  private static final String CAMERA = "input.attributes=[camera, brightness, night, steady, day]";
  private static final StructType DENSE = described(new StructType().add("scores", FLOATS));
  private static final StructType SPARSE =
      described(new StructType().add("ids", INTS).add("values", FLOATS));

  @TempDir private Path folder;

  private final double[][] scores = new double[SAMPLES][CLASSES];
  private final String[] cameras = new String[SAMPLES];
  private final Double[] brightness = new Double[SAMPLES];
  private final int[] weights = new int[SAMPLES];

  private static StructType described(StructType scores) {
    return scores
        .add("camera", DataTypes.StringType)
        .add("brightness", DataTypes.DoubleType)
        .add("night", DataTypes.BooleanType)
        .add("steady", DataTypes.IntegerType)
        .add("weight", DataTypes.IntegerType)
        .add("day", DataTypes.StringType);
  }

  /**
   * Classes 0 to 5 have the camera in common, 6 to 11 a factor of their own, the others nothing.
   */
  AttributesLogTest() {
    Random random = new Random(11);
    for (int s = 0; s < SAMPLES; s++) {
      int camera = random.nextInt(4);
      double factor = random.nextGaussian();
      cameras[s] = camera == 3 ? null : "camera " + camera;
      brightness[s] = random.nextInt(20) == 0 ? null : 100 + random.nextGaussian();
      weights[s] = random.nextInt(3);
      for (int id = 0; id < CLASSES; id++) {
        double common = id < 6 ? 1.5 * camera : id < 12 ? factor : 0;
        scores[s][id] = (float) (common + random.nextGaussian());
      }
    }
  }

  private Object[] described(int s, Object... values) {
    List<Object> all = new ArrayList<>(List.of(values));
    all.addAll(
        Arrays.asList(
            cameras[s], brightness[s], s % 3 == 0, 7, weights[s], s < SAMPLES / 3 ? "one" : "two"));
    return all.toArray();
  }

  private String dense(String name, int files) {
    return TestLog.write(
        folder,
        name,
        DENSE,
        IntStream.range(0, SAMPLES)
            .mapToObj(s -> RowFactory.create(described(s, TestLog.floats(scores[s]))))
            .toList(),
        files);
  }

  private String sparse(String name) {
    List<Integer> ids = IntStream.range(0, CLASSES).boxed().toList();
    return TestLog.write(
        folder,
        name,
        SPARSE,
        IntStream.range(0, SAMPLES)
            .mapToObj(s -> RowFactory.create(described(s, ids, TestLog.floats(scores[s]))))
            .toList(),
        2);
  }

  private CommandRun run(String log, String output, String... settings) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("analyze", "--input", log, "--output", folder.resolve(output).toString()),
                Stream.of(settings).flatMap(setting -> Stream.of("--set", setting)))
            .toArray(String[]::new));
  }

  private FinishedRun analyze(String log, String output, String... settings) throws IOException {
    CommandRun run = run(log, output, settings);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(folder.resolve(output).toString());
  }

  private static List<Row> rows(FinishedRun run, String table, Predicate<Row> which) {
    return run.table(table).collectAsList().stream().filter(which).toList();
  }

  private static Predicate<Row> of(String attribute) {
    return row -> row.getAs("attribute").equals(attribute);
  }

  private static double correlation(FinishedRun run, String attribute, int id) {
    return rows(run, "attributes", of(attribute).and(row -> row.<Integer>getAs("class_id") == id))
        .get(0)
        .<Double>getAs("correlation");
  }

  /** The multiple correlation of a class with the camera: the spread of the group means. */
  private double withCamera(int id, boolean isWeighted) {
    double[] sums = new double[4];
    double[] counts = new double[4];
    double all = 0;
    double total = 0;
    for (int s = 0; s < SAMPLES; s++) {
      int camera = cameras[s] == null ? 3 : cameras[s].charAt(7) - '0';
      double weight = isWeighted ? weights[s] : 1;
      sums[camera] += weight * scores[s][id];
      counts[camera] += weight;
      all += weight * scores[s][id];
      total += weight;
    }
    double squares = 0;
    for (int s = 0; s < SAMPLES; s++) {
      squares += (isWeighted ? weights[s] : 1) * Math.pow(scores[s][id] - all / total, 2);
    }
    double between = 0;
    for (int camera = 0; camera < 4; camera++) {
      between += counts[camera] * Math.pow(sums[camera] / counts[camera] - all / total, 2);
    }
    return Math.sqrt(between / squares);
  }

  @Test
  void saysWhichBlockTheCameraMakes() throws IOException {
    String log = dense("log", 3);
    CommandRun run = run(log, "out", CAMERA);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out() + run.err()).contains("all but disappears once 'camera' is taken out (");
    FinishedRun found = FinishedRun.latest(folder.resolve("out").toString());
    for (int id : new int[] {0, 7, 20}) {
      assertThat(correlation(found, "camera", id)).isCloseTo(withCamera(id, false), within(1e-9));
      assertThat(correlation(found, "steady", id)).isZero();
    }
    List<Row> unreliable =
        rows(found, "block-attributes", row -> row.<Boolean>getAs("is_unreliable"));
    assertThat(unreliable).hasSize(1);
    assertThat(unreliable.get(0).<String>getAs("attribute")).isEqualTo("camera");
    assertThat(unreliable.get(0).<Integer>getAs("rank")).isEqualTo(1);
    assertThat(unreliable.get(0).<Double>getAs("share_explained")).isGreaterThan(0.8);
    assertThat(rows(found, "block-attributes", of("brightness")))
        .isNotEmpty()
        .noneMatch(row -> row.<Boolean>getAs("is_significant"));
    assertThat(found.manifest().at("/attributes/unreliable").asInt()).isEqualTo(1);
    assertThat(found.manifest().at("/attributes/all/0/name").asText()).isEqualTo("camera");
    assertThat(found.manifest().at("/attributes/all/3/directions").asInt()).isZero();
    assertThat(found.manifest().get("notes").toString()).contains("all but disappears");
  }

  @Test
  void denseAndSparseLogsAgree() throws IOException {
    String log = dense("log", 2);
    String weight = "input.weight=weight";
    FinishedRun whole = analyze(log, "whole", CAMERA, weight);
    Path classes = folder.resolve("classes.txt");
    Files.write(classes, IntStream.range(0, CLASSES).mapToObj(id -> "class " + id).toList());
    FinishedRun listed =
        analyze(sparse("sparse"), "sparse-out", CAMERA, weight, "classes.path=" + classes);
    for (int id : new int[] {0, 7, 20}) {
      double expected = withCamera(id, true);
      for (FinishedRun run : List.of(whole, listed)) {
        assertThat(correlation(run, "camera", id)).isCloseTo(expected, within(1e-9));
        assertThat(correlation(run, "brightness", id))
            .isCloseTo(correlation(whole, "brightness", id), within(1e-9));
      }
    }
  }

  @Test
  void statesOfTwoDatesGiveWhatOnePassGives() throws IOException {
    String[] parts = {"one", "two"};
    for (int part = 0; part < parts.length; part++) {
      int first = part;
      TestLog.write(
          folder,
          "run_date=2026-01-0" + (part + 1),
          DENSE,
          IntStream.range(0, SAMPLES)
              .filter(s -> (s < SAMPLES / 3) == (first == 0))
              .mapToObj(s -> RowFactory.create(described(s, TestLog.floats(scores[s]))))
              .toList(),
          2);
    }
    FinishedRun window = null;
    for (int date = 1; date <= 2; date++) {
      window =
          analyze(
              folder.resolve("run_date={run-date}").toString(),
              "window",
              CAMERA,
              "state.path=" + folder.resolve("state"),
              "state.window-days=" + date,
              "output.run-date=2026-01-0" + date);
    }
    FinishedRun whole = analyze(dense("log", 2), "whole", CAMERA);
    for (int id = 0; id < CLASSES; id++) {
      assertThat(correlation(window, "camera", id)).isCloseTo(withCamera(id, false), within(1e-9));
      assertThat(correlation(window, "brightness", id))
          .isCloseTo(correlation(whole, "brightness", id), within(1e-9));
      assertThat(correlation(window, "night", id))
          .isCloseTo(correlation(whole, "night", id), within(1e-9));
    }
  }

  @Test
  void givenAttributesAreTakenOutOfTheOrderAndTheBlocks() throws IOException {
    String log = dense("log", 2);
    FinishedRun run = analyze(log, "given", CAMERA, "similarity.given=camera", "input.group=day");
    assertThat(rows(run, "block-attributes", of("camera"))).isEmpty();
    assertThat(rows(run, "attributes", of("camera"))).isEmpty();
    for (Row block : run.rows("blocks")) {
      assertThat(block.<Integer>getAs("hub_class_id")).isBetween(6, 11);
    }
    CommandRun recut =
        CommandRun.of("recut", run.directory().toString(), "--set", "order.linkage=complete");
    assertThat(recut.exitCode()).as(recut.err()).isZero();
    FinishedRun again = FinishedRun.latest(folder.resolve("given").toString());
    assertThat(again.manifest().at("/attributes/all").size()).isEqualTo(4);
    assertThat(again.checksums().get("attributes/part-00000.parquet"))
        .isEqualTo(run.checksums().get("attributes/part-00000.parquet"));
  }

  /** What is taken out of clipped similarities is not what is taken out of a class's scores. */
  @Test
  void clippingComesAfterAnAttributeIsTakenOut() throws IOException {
    String log = dense("log", 1);
    FinishedRun whole = analyze(log, "whole", CAMERA);
    FinishedRun clipped = analyze(log, "clipped", CAMERA, "similarity.clip-negative=true");
    Row before = rows(whole, "block-attributes", of("camera")).get(0);
    Row after = rows(clipped, "block-attributes", of("camera")).get(0);
    assertThat(after.<Double>getAs("p")).isCloseTo(before.getAs("p"), within(1e-12));
    assertThat(after.<Double>getAs("contrast")).isLessThan(before.getAs("contrast"));
    CommandRun recut = CommandRun.of("recut", clipped.directory().toString());
    assertThat(recut.exitCode()).as(recut.err()).isZero();
    assertThat(recut.out() + recut.err()).contains("what attributes explain is left out");
    FinishedRun again = FinishedRun.latest(folder.resolve("clipped").toString());
    assertThat(again.manifest().get("attributes").isNull()).isTrue();
  }

  @Test
  void expectationsNameAttributes() throws IOException {
    String log = dense("log", 1);
    Path file = folder.resolve("expectations.yaml");
    Files.writeString(
        file,
        """
        - not_explained_by: camera
          classes: ["0", "1"]
        - not_explained_by: camera
          classes: ["7", "8"]
        - not_explained_by: brightness
          classes: ["0", "1"]
          at_most: 0.1
        """);
    CommandRun run = run(log, "out", CAMERA, "expectations=" + file);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    FinishedRun found = FinishedRun.latest(folder.resolve("out").toString());
    assertThat(found.json("expectations.json").get("broken").asInt()).isEqualTo(1);
    assertThat(found.json("expectations.json").at("/expectations/0/holds").asBoolean()).isFalse();

    CommandRun unknown = run(log, "none", "expectations=" + file);
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.complaint()).contains("entry 1: 'camera' is none of the attributes []");
  }

  /** Batches of 2,000 classes are shorter than the limit. */
  @Test
  void stopsATaskOnceItsBatchesHaveTooManyCategories() {
    StructType schema = new StructType().add("scores", FLOATS).add("name", DataTypes.StringType);
    double[] wide = new double[2000];
    String log =
        TestLog.write(
            folder,
            "wide",
            schema,
            IntStream.range(0, 400)
                .mapToObj(
                    s -> {
                      wide[0] = s;
                      return RowFactory.create(TestLog.floats(wide), "n" + s);
                    })
                .toList(),
            1);
    CommandRun names = run(log, "none", "input.attributes=name", "input.max-categories=100");
    assertThat(names.exitCode()).isEqualTo(3);
    assertThat(names.complaint())
        .containsPattern("has more than 100 values.*: 1[1-9][0-9] were found before reading");
  }

  @Test
  void tellsWhatIsWrongWithAttributes() {
    StructType schema = new StructType().add("scores", FLOATS).add("name", DataTypes.StringType);
    String log =
        TestLog.write(
            folder,
            "names",
            schema,
            IntStream.range(0, 1000)
                .mapToObj(s -> RowFactory.create(TestLog.floats(scores[s]), "n" + s))
                .toList(),
            1);
    CommandRun names = run(log, "none", "input.attributes=name");
    assertThat(names.exitCode()).isEqualTo(3);
    assertThat(names.complaint())
        .contains("Column 'name' (input.attributes) has more than 20 values, for example 'n")
        .contains("raise input.max-categories");
    CommandRun lists = run(log, "none", "input.attributes=scores");
    assertThat(lists.exitCode()).isEqualTo(3);
    assertThat(lists.complaint())
        .contains("expected an attribute: a number, a boolean or a string");
    CommandRun given = run(log, "none", "similarity.given=camera");
    assertThat(given.exitCode()).isEqualTo(2);
    assertThat(given.complaint()).contains("'camera' is not among the attributes []");
    CommandRun folds =
        run(log, "none", "input.attributes=name", "similarity.given=name", "similarity.folds=keep");
    assertThat(folds.exitCode()).isEqualTo(2);
    assertThat(folds.complaint()).contains("Leave out similarity.folds or similarity.given.");
  }
}
