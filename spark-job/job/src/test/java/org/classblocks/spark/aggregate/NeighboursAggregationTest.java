package org.classblocks.spark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.TestLog;
import org.classblocks.app.source.LogRun;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.PredictionRule;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.nearest.NearestClasses;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.NeighboursPlan;
import org.classblocks.spark.plan.TilePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbours that are found without a matrix are those of the matrix. */
@SparkTest
class NeighboursAggregationTest {
  private static final int CLASSES = 60;
  private static final int SAMPLES = 1_500;
  private static final int LIMIT = 6;
  private static final long ENOUGH = 1L << 30;

  @TempDir Path folder;

  private final List<Row> rows = new ArrayList<>();

  /** Class 0 is in nearly all samples, the last one in none, and neighbouring ids go together. */
  NeighboursAggregationTest() {
    Random random = new Random(51);
    for (int row = 0; row < SAMPLES; row++) {
      int topic = random.nextInt(CLASSES);
      List<Integer> ids =
          new ArrayList<>(
              IntStream.range(0, CLASSES - 1)
                  .filter(id -> random.nextInt(8 + 4 * Math.abs(id - topic)) < 8)
                  .filter(id -> random.nextInt(CLASSES) > id / 2)
                  .boxed()
                  .toList());
      Collections.shuffle(ids, random);
      List<Float> values =
          ids.stream().map(id -> 3 + id % 5 + (float) random.nextGaussian()).toList();
      double weight = random.nextInt(10) == 0 ? 0 : random.nextInt(1, 4);
      rows.add(RowFactory.create(ids, values, weight));
    }
  }

  /** The same rows of three groups and some of none. */
  private String writeGrouped() {
    StructType schema =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.FloatType))
            .add("group", DataTypes.IntegerType);
    List<Row> grouped = new ArrayList<>();
    for (Row row : rows) {
      int number = grouped.size();
      grouped.add(RowFactory.create(row.get(0), row.get(1), number % 4 == 3 ? null : number % 4));
    }
    return TestLog.write(folder, "grouped", schema, grouped, 3);
  }

  private String write() {
    StructType schema =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.FloatType))
            .add("weight", DataTypes.DoubleType);
    return TestLog.write(folder, "log", schema, rows, 3);
  }

  private static LogRun run(String path, String... assignments) {
    return LogRun.of(path, Optional.of(ClassList.numbered(CLASSES)), ENOUGH, assignments);
  }

  private static NeighboursPlan plan(int bands, int pieceEntries, long passBytes) {
    TilePlan reading = TilePlan.ofSparse(CLASSES, 5, 2, ENOUGH);
    return new NeighboursPlan(reading, LIMIT, bands, pieceEntries, passBytes);
  }

  /**
   * What was found for each class, as text to the last bit.
   *
   * @param result what is known beside neighbours
   */
  private record Found(
      NeighboursAggregation.Result result,
      SortedMap<Integer, Map<Integer, Double>> similarities,
      SortedMap<Integer, Double> mostLeftOut,
      SortedMap<Integer, Map<Integer, Integer>> bothListed) {}

  private static Found find(LogRun run, NeighboursPlan plan) {
    return find(run, plan, 1);
  }

  private static Found find(LogRun run, NeighboursPlan plan, int leastListed) {
    SortedMap<Integer, Map<Integer, Double>> similarities = new TreeMap<>();
    SortedMap<Integer, Double> mostLeftOut = new TreeMap<>();
    SortedMap<Integer, Map<Integer, Integer>> bothListed = new TreeMap<>();
    NeighboursAggregation.Result result =
        new NeighboursAggregation(LocalSpark.session(), PredictionRule.asManyAsLabels())
            .neighbours(
                run.log(),
                plan,
                leastListed,
                known ->
                    nearest -> {
                      for (int index = 0; index < nearest.size(); index++) {
                        int id = nearest.id(index);
                        assertThat(similarities).as("each class once").doesNotContainKey(id);
                        similarities.put(id, similarities(nearest, index));
                        bothListed.put(id, bothListed(nearest, index));
                        mostLeftOut.put(id, nearest.mostLeftOut(index));
                      }
                    });
    return new Found(result, similarities, mostLeftOut, bothListed);
  }

  private static Map<Integer, Double> similarities(NearestClasses nearest, int index) {
    Map<Integer, Double> similarities = new TreeMap<>();
    for (int place = nearest.start(index); place < nearest.start(index + 1); place++) {
      similarities.put(nearest.neighbour(place), nearest.similarity(place));
    }
    return similarities;
  }

  private static Map<Integer, Integer> bothListed(NearestClasses nearest, int index) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int place = nearest.start(index); place < nearest.start(index + 1); place++) {
      counts.put(nearest.neighbour(place), nearest.bothListed(place));
    }
    return counts;
  }

  /** How many samples list both of two classes. */
  private int listing(int a, int b) {
    return (int)
        rows.stream()
            .map(row -> row.<List<Integer>>getAs(0))
            .filter(ids -> ids.contains(a) && ids.contains(b))
            .count();
  }

  private void assertNeighboursOf(Similarity matrix, Found found) {
    assertThat(found.similarities().keySet())
        .containsExactly(Arrays.stream(matrix.usableClasses()).boxed().toArray(Integer[]::new));
    for (int id : matrix.usableClasses()) {
      Map<Integer, Double> neighbours = found.similarities().get(id);
      double least = 1;
      for (int other : neighbours.keySet()) {
        assertThat(neighbours.get(other)).isCloseTo(matrix.at(id, other), within(1e-12));
        assertThat(found.bothListed().get(id).get(other)).isEqualTo(listing(id, other));
        least = Math.min(least, neighbours.get(other));
      }
      double mostLeftOut = -1;
      double mostListed = -1;
      for (int other : matrix.usableClasses()) {
        if (other != id && !neighbours.containsKey(other)) {
          mostLeftOut = Math.max(mostLeftOut, matrix.at(id, other));
          mostListed =
              listing(id, other) > 0 ? Math.max(mostListed, matrix.at(id, other)) : mostListed;
        }
      }
      assertThat(neighbours.size() == LIMIT || mostListed == -1).isTrue();
      assertThat(mostListed).isLessThan(least + 1e-10);
      assertThat(found.mostLeftOut().get(id)).isGreaterThan(mostLeftOut - 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "input.weight=weight", "input.absent-score=-2", "input.transform=sigmoid"})
  void areThoseOfTheMatrixInAnyBands(String assignment) {
    LogRun run = assignment.isEmpty() ? run(write()) : run(write(), assignment);
    Found whole = find(run, plan(1, 1_000_000, ENOUGH));
    assertNeighboursOf(run.similarity(), whole);
    assertThat(whole.result().statistics().rows().used()).isEqualTo(SAMPLES);
    assertThat(whole.result().units().status(CLASSES - 1)).isEqualTo(ClassStatus.CONSTANT);
    for (NeighboursPlan plan :
        List.of(plan(4, 64, ENOUGH), plan(7, 1, 30_000), plan(100, 300, 1))) {
      Found found = find(run, plan);
      assertThat(found.similarities()).isEqualTo(whole.similarities());
      assertThat(found.mostLeftOut()).isEqualTo(whole.mostLeftOut());
      assertThat(found.bothListed()).isEqualTo(whole.bothListed());
    }
  }

  /** With few bytes for a pass, common classes have accumulators of their own. */
  @Test
  void groupsAreTheSameInAnyBandsAndPasses() {
    JobConfig config =
        JobConfig.from(
            new ConfigSource()
                .addIfPresent("input.paths", writeGrouped())
                .addIfPresent("input.group", "group"));
    PredictionLog log =
        new LogReader(LocalSpark.session())
            .open(config.input(), Optional.of(ClassList.numbered(CLASSES)));
    Map<List<Integer>, Double> whole = ofGroups(log, plan(1, 1_000_000, ENOUGH));
    assertThat(whole).hasSizeGreaterThan(3 * LIMIT * (CLASSES / 2));
    for (NeighboursPlan plan : List.of(plan(4, 64, ENOUGH), plan(7, 1, 30_000))) {
      assertThat(ofGroups(log, plan)).isEqualTo(whole);
    }
  }

  /** How similar neighbours are, by class, neighbour and group. */
  private static Map<List<Integer>, Double> ofGroups(PredictionLog log, NeighboursPlan plan) {
    NeighboursPlan grouped =
        new NeighboursPlan(
            plan.reading().withGroups(3),
            plan.limit(),
            plan.bands(),
            plan.pieceEntries(),
            plan.passBytes());
    Map<List<Integer>, Double> similarities = new HashMap<>();
    new NeighboursAggregation(LocalSpark.session(), PredictionRule.asManyAsLabels())
        .neighbours(
            log,
            grouped,
            1,
            known -> {
              assertThat(known.groups().keySet()).containsExactly("0", "1", "2");
              return nearest -> addOfGroups(nearest, similarities);
            });
    return similarities;
  }

  private static void addOfGroups(NearestClasses nearest, Map<List<Integer>, Double> similarities) {
    for (int index = 0; index < nearest.size(); index++) {
      for (int place = nearest.start(index); place < nearest.start(index + 1); place++) {
        for (int group = 0; group < 3; group++) {
          similarities.put(
              List.of(nearest.id(index), nearest.neighbour(place), group),
              nearest.similarity(place, group));
        }
      }
    }
  }

  @Test
  void theLogKnowsAPlan() {
    LogRun run = run(write());
    NeighboursPlan plan = run.log().neighboursPlan(LIMIT, 0);
    assertThat(plan.bands()).isEqualTo(LocalSpark.session().sparkContext().defaultParallelism());
    assertNeighboursOf(run.similarity(), find(run, plan));
  }

  @Test
  void badRowsCountAsForTheMatrix() {
    rows.add(700, RowFactory.create(List.of(3, 1, 3), List.of(1f, 2f, 1f), 1.0));
    rows.add(900, RowFactory.create(List.of(3, 1), List.of(1f, Float.NaN), 1.0));
    LogRun run = run(write(), "input.max-bad-fraction=0.1");
    Found found = find(run, plan(3, 200, ENOUGH));
    assertThat(found.result().statistics().rows().used()).isEqualTo(SAMPLES);
    for (BadRow kind : BadRow.values()) {
      assertThat(found.result().statistics().rows().dropped(kind))
          .isEqualTo(run.statistics().rows().dropped(kind));
    }
    assertThat(found.result().statistics().rows().dropped()).isEqualTo(2);
    rows.remove(900);
    rows.remove(700);
    assertNeighboursOf(run.similarity(), found);
  }

  /** Bands are searched where the one read left them. */
  @Test
  void readsTheLogOnce() throws TimeoutException {
    LogRun run = run(write());
    SparkContext spark = LocalSpark.session().sparkContext();
    AtomicInteger stages = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onStageCompleted(SparkListenerStageCompleted stage) {
            stages.incrementAndGet();
          }
        };
    spark.listenerBus().waitUntilEmpty();
    spark.addSparkListener(listener);
    try {
      find(run, plan(4, 500, ENOUGH));
      spark.listenerBus().waitUntilEmpty();
    } finally {
      spark.removeSparkListener(listener);
    }
    assertThat(stages).as("reading, totals, neighbours").hasValue(3);
  }

  /** The neighbours of the others are those of a search for all classes that leaves nothing out. */
  @Test
  void classesThatFewSamplesListAreLeftOut() {
    LogRun run = run(write());
    NeighboursPlan all =
        new NeighboursPlan(TilePlan.ofSparse(CLASSES, 5, 2, ENOUGH), CLASSES, 4, 500, ENOUGH);
    Found found = find(run, all);
    int least =
        (int)
            IntStream.range(0, CLASSES)
                .mapToLong(found.result().listings()::listed)
                .sorted()
                .toArray()[CLASSES / 3];
    Found without = find(run, all, least);
    int[] rare =
        IntStream.range(0, CLASSES - 1)
            .filter(id -> found.result().listings().listed(id) < least)
            .toArray();
    assertThat(rare).hasSizeBetween(5, CLASSES - 5);
    SortedMap<Integer, Map<Integer, Double>> expected = new TreeMap<>(found.similarities());
    for (int id : rare) {
      assertThat(without.result().units().status(id)).isEqualTo(ClassStatus.RARELY_LISTED);
      expected.remove(id);
      expected.values().forEach(neighbours -> neighbours.remove(id));
    }
    assertThat(without.similarities()).isEqualTo(expected);
  }

  @Test
  void suitsRowsThatStaySparse() {
    String sparse = write();
    assertThat(NeighboursAggregation.suits(run(sparse).log())).isTrue();
    String dense = TestLog.write(folder, "dense", TestLog.rows(TestLog.scores(20, 4, 1)), 1);
    for (LogRun other : List.of(LogRun.of(dense), run(sparse, "input.transform=softmax"))) {
      assertThat(NeighboursAggregation.suits(other.log())).isFalse();
      assertThatThrownBy(() -> find(other, plan(1, 1, ENOUGH)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
