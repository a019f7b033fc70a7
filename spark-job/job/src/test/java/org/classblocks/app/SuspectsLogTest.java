package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.splits.ClassSplit;
import org.classblocks.splits.SignatureLists;
import org.classblocks.splits.SplitFinder;
import org.classblocks.suspects.ClassOverlap;
import org.classblocks.suspects.PlainOverlaps;
import org.classblocks.suspects.PlainSuspects;
import org.classblocks.suspects.Suspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples whose labels look wrong, from logs with labels and sample ids to files. */
@SparkTest
class SuspectsLogTest {
  private static final int SAMPLES = 3000;
  private static final int CLASSES = 20;
  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType);
  private static final DataType INTS = DataTypes.createArrayType(DataTypes.IntegerType);

  @TempDir private Path folder;

  /** Scores whose label is drawn from their softmax, and then flipped in 2% of the samples. */
  private static final class Planted {
    final double[][] scores = new double[SAMPLES][CLASSES];
    final int[] labels = new int[SAMPLES];
    final boolean[] isFlipped = new boolean[SAMPLES];

    Planted(long seed) {
      Random random = new Random(seed);
      for (int s = 0; s < SAMPLES; s++) {
        double[] odds = new double[CLASSES];
        for (int id = 0; id < CLASSES; id++) {
          scores[s][id] = (float) (5 * random.nextGaussian());
          odds[id] = Math.exp(scores[s][id]);
        }
        double left =
            random.nextDouble() * IntStream.range(0, CLASSES).mapToDouble(i -> odds[i]).sum();
        while (left > odds[labels[s]] && labels[s] < CLASSES - 1) {
          left -= odds[labels[s]++];
        }
        isFlipped[s] = random.nextInt(50) == 0;
        if (isFlipped[s]) {
          labels[s] = (labels[s] + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
        }
      }
    }

    List<ClassOverlap> overlaps() {
      return PlainOverlaps.of(scores, labels);
    }

    List<Suspect> expected() {
      return PlainSuspects.of(scores, labels, false);
    }

    /** What one task would find. */
    List<Integer> classesToSplit() {
      ScoreBatch batch = ScoreBatch.ofDoubles(SAMPLES, CLASSES);
      for (int s = 0; s < SAMPLES; s++) {
        batch.add(scores[s]);
        batch.labels().add(labels[s]);
        batch.labels().endRow();
      }
      SignatureLists signatures = new SignatureLists(CLASSES);
      signatures.accept(batch);
      return SplitFinder.of(signatures).stream().map(ClassSplit::classId).toList();
    }

    List<Row> rows() {
      return IntStream.range(0, SAMPLES)
          .mapToObj(s -> RowFactory.create("s" + s, TestLog.floats(scores[s]), labels[s], s % 3))
          .toList();
    }
  }

  private static final StructType DENSE =
      new StructType()
          .add("image", DataTypes.StringType)
          .add("scores", FLOATS)
          .add("label", DataTypes.IntegerType)
          .add("part", DataTypes.IntegerType);

  private CommandRun run(String log, String output, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "analyze",
                    "--input",
                    log,
                    "--output",
                    folder.resolve(output).toString(),
                    "--labels",
                    "label",
                    "--set",
                    "report.html=false",
                    "--set",
                    "report.png=false"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private FinishedRun analyze(String log, String output, String... more) throws IOException {
    CommandRun run = run(log, output, more);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(folder.resolve(output).toString());
  }

  private static List<Row> suspects(FinishedRun run) {
    return run.table("suspects").orderBy("rank").collectAsList();
  }

  private static List<Row> overlaps(FinishedRun run) {
    return run.table("overlaps").orderBy("rank").collectAsList();
  }

  private static ClassOverlap overlap(Row row) {
    return new ClassOverlap(
        row.getAs("class_a_id"),
        row.getAs("class_b_id"),
        row.getAs("count_ab"),
        row.getAs("count_ba"),
        row.getAs("share_ab"),
        row.getAs("share_ba"),
        row.getAs("joint"));
  }

  private static void assertAre(List<Row> found, List<Suspect> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Row row = found.get(i);
      Suspect suspect = expected.get(i);
      assertThat(row.<String>getAs("sample_id")).isEqualTo(suspect.sampleId());
      assertThat(row.<Integer>getAs("given_id")).isEqualTo(suspect.given());
      assertThat(row.<Integer>getAs("suggested_id")).isEqualTo(suspect.suggested());
      assertThat(row.<Double>getAs("margin")).isCloseTo(suspect.margin(), within(1e-9));
      assertThat(row.<Double>getAs("given_score")).isEqualTo(suspect.givenScore());
      assertThat(row.<Integer>getAs("rank")).isEqualTo(i + 1);
    }
  }

  @Test
  void flippedLabelsComeFirstWhateverTheFilesAndAllKeepTheirBytes() throws IOException {
    Planted planted = new Planted(7);
    List<Suspect> expected = planted.expected();
    String one = TestLog.write(folder, "one", DENSE, planted.rows(), 1);
    String three = TestLog.write(folder, "three", DENSE, planted.rows(), 3);
    FinishedRun first = analyze(one, "first", "--set", "input.sample-id=image");
    FinishedRun second =
        analyze(
            three,
            "second",
            "--set",
            "input.sample-id=image",
            "--set",
            "blocks.support=true",
            "--set",
            "input.group=part");

    assertAre(suspects(first), expected);
    PlainOverlaps.assertAre(
        overlaps(first).stream().map(SuspectsLogTest::overlap).toList(), planted.overlaps());
    assertThat(
            first.table("splits").orderBy("rank").collectAsList().stream()
                .map(row -> row.<Integer>getAs("class_id")))
        .containsExactlyElementsOf(planted.classesToSplit());
    for (String table : List.of("suspects", "overlaps", "splits")) {
      String file = table + "/part-00000.parquet";
      assertThat(second.checksums()).containsEntry(file, first.checksums().get(file));
    }
    long flips = IntStream.range(0, SAMPLES).filter(s -> planted.isFlipped[s]).count();
    int looked = 0;
    long found = 0;
    while (2 * found < flips) {
      int sample = Integer.parseInt(expected.get(looked++).sampleId().substring(1));
      found += planted.isFlipped[sample] ? 1 : 0;
    }
    assertThat((double) found / looked).isGreaterThan(0.8);
    JsonNode counts = first.manifest().get("suspects");
    assertThat(counts.get("judged").asInt()).isEqualTo(SAMPLES);
    assertThat(counts.get("suspects").asInt()).isEqualTo(expected.size());
    assertThat(counts.get("listed").asInt()).isEqualTo(expected.size());
  }

  @Test
  void aRecutRunKeepsThem() throws IOException {
    String log = TestLog.write(folder, "log", DENSE, new Planted(2).rows(), 2);
    FinishedRun parent =
        analyze(log, "runs", "--set", "input.sample-id=image", "--set", "suspects.limit=40");
    CommandRun recut =
        CommandRun.of("recut", parent.directory().toString(), "--set", "order.linkage=complete");
    assertThat(recut.exitCode()).as(recut.err()).isZero();
    FinishedRun child = FinishedRun.latest(folder.resolve("runs").toString());
    assertThat(child.directory()).isNotEqualTo(parent.directory());
    assertThat(suspects(child)).isEqualTo(suspects(parent)).hasSizeGreaterThan(40);
    assertThat(overlaps(child)).isEqualTo(overlaps(parent)).isNotEmpty();
    assertThat(child.manifest().get("suspects")).isEqualTo(parent.manifest().get("suspects"));
  }

  @Test
  void sparseLogsWithFaultsListOnlyGoodRowsOfOneLabelAndAnId() throws IOException {
    StructType schema =
        new StructType()
            .add("sample_id", DataTypes.LongType)
            .add("ids", INTS)
            .add("values", FLOATS)
            .add("label", INTS);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int id = i % 3;
      rows.add(
          RowFactory.create(
              (long) i,
              List.of(id, (id + 1) % 3),
              List.of(0.9f, 0.01f * (1 + i % 5)),
              List.of(id)));
    }
    Row wrong = RowFactory.create(100L, List.of(0, 1), List.of(0.95f, 0.02f), List.of(2));
    rows.add(wrong);
    rows.add(RowFactory.create(101L, List.of(0, 1), List.of(Float.NaN, 0.02f), List.of(2)));
    rows.add(RowFactory.create(102L, List.of(0, 1), List.of(0.95f, 0.02f), List.of(1, 2)));
    rows.add(RowFactory.create(103L, List.of(0, 1), List.of(0.95f, 0.02f), List.of()));
    rows.add(RowFactory.create(null, List.of(0, 1), List.of(0.95f, 0.02f), List.of(2)));
    String log = TestLog.write(folder, "sparse", schema, rows, 2);
    Files.write(folder.resolve("classes.txt"), List.of("a", "b", "c"));
    String[] settings = {
      "--classes",
      folder.resolve("classes.txt").toString(),
      "--set",
      "input.sample-id=sample_id",
      "--set",
      "input.max-bad-fraction=0.1"
    };
    CommandRun run = run(log, "sparse-runs", settings);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("1 sample has several labels and is left out of the suspects.")
        .contains("1 labelled sample has no id and is left out of the suspects.");
    FinishedRun found = FinishedRun.latest(folder.resolve("sparse-runs").toString());
    assertThat(suspects(found)).extracting(row -> row.getAs("sample_id")).containsExactly("100");
    assertThat(found.manifest().get("suspects").toString())
        .isEqualTo(
            "{\"judged\":61,\"suspects\":1,\"listed\":1,\"unlabelled\":1,\"several_labels\":1,"
                + "\"unnamed\":1}");
  }

  @Test
  void thereAreNoneWithoutIdsOrWithALimitOfZero() throws IOException {
    String log = TestLog.write(folder, "log", DENSE, new Planted(3).rows(), 1);
    FinishedRun nameless = analyze(log, "nameless");
    assertThat(nameless.manifest().get("suspects").isNull()).isTrue();
    assertThat(nameless.directory().resolve("suspects")).doesNotExist();
    FinishedRun off =
        analyze(log, "off", "--set", "input.sample-id=image", "--set", "suspects.limit=0");
    assertThat(off.directory().resolve("suspects")).doesNotExist();
    assertThat(off.directory().resolve("overlaps")).doesNotExist();
    CommandRun state =
        run(
            log,
            "kept",
            "--set",
            "input.sample-id=image",
            "--set",
            "state.path=" + folder.resolve("state"));
    assertThat(state.exitCode()).as(state.err()).isZero();
    assertThat(state.err())
        .contains("Examples and suspects are not listed, because states keep no sample ids.");
  }
}
