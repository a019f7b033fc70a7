package org.classblocks.similarity.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.sparse.SparseSamples;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with exact arithmetic on the samples of each group, with every score listed. */
class GroupSearchTest {
  private static final double TOLERANCE = 1e-12;
  private static final double ABSENT = -0.5;
  private static final List<String> GROUPS = List.of("a", "b", "c");

  /** The listed classes of each sample, their scores, the weight and the group, "" for none. */
  private final List<int[]> ids = new ArrayList<>();

  private final List<double[]> scores = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private int classCount;

  private void add(String group, double weight, int[] listed, double[] listedScores) {
    ids.add(listed);
    scores.add(listedScores);
    weights.add(weight);
    groups.add(group);
  }

  private int[] rowsOf(String group) {
    return IntStream.range(0, ids.size()).filter(row -> groups.get(row).equals(group)).toArray();
  }

  private SparseSamples samples(int[] rows) {
    return new SparseSamples(
            IntStream.of(rows).mapToObj(ids::get).toArray(int[][]::new),
            IntStream.of(rows).mapToObj(scores::get).toArray(double[][]::new),
            classCount,
            ABSENT)
        .weighted(weights(rows));
  }

  private double[] weights(int[] rows) {
    return IntStream.of(rows).mapToDouble(weights::get).toArray();
  }

  private static MarginalsBuilder marginals(SparseBatch batch) {
    MarginalsBuilder marginals = new MarginalsBuilder(batch.classCount());
    BatchMarginals.add(batch, marginals);
    return marginals;
  }

  /** The graph of all samples, and after it those of the groups. */
  private List<SimilarityGraph> graphs(int limit, int bands, int withOwn, int pieceRows) {
    SparseBatch batch = samples(IntStream.range(0, ids.size()).toArray()).batch();
    ListingTotals totals = new ListingTotals(classCount);
    totals.accept(batch);
    StandardUnits units = new StandardUnits(marginals(batch), totals, ABSENT, 1);
    SortedMap<String, StandardUnits> ofGroups = new TreeMap<>();
    for (String name : GROUPS) {
      ofGroups.put(name, units.ofGroup(marginals(samples(rowsOf(name)).batch())));
    }
    ClassList classes = ClassList.numbered(classCount);
    SimilarityGraph.Builder pooled = units.graph(classes);
    List<SimilarityGraph.Builder> builders =
        ofGroups.values().stream().map(group -> group.graph(classes)).toList();
    for (int band = 0; band < bands; band++) {
      int first = band;
      int[] searched = IntStream.range(0, classCount).filter(id -> id % bands == first).toArray();
      int own = Math.min(withOwn, searched.length);
      NearestSearch search = new NearestSearch(units, ofGroups, limit, searched, own, 1, 1);
      pieces(batch, pieceRows).forEach(search::accept);
      NearestClasses found = search.result();
      found.addTo(pooled);
      for (int group = 0; group < builders.size(); group++) {
        found.addTo(builders.get(group), group);
      }
    }
    List<SimilarityGraph> graphs = new ArrayList<>(List.of(pooled.build()));
    builders.forEach(builder -> graphs.add(builder.build()));
    return graphs;
  }

  private List<ListedRows> pieces(SparseBatch batch, int pieceRows) {
    List<ListedRows> pieces = new ArrayList<>();
    ListedRows.Builder builder = new ListedRows.Builder();
    for (int row = 0; row < batch.rows(); row++) {
      builder.add(batch, row, groups.get(row));
      if ((row + 1) % pieceRows == 0) {
        pieces.add(builder.drain());
      }
    }
    pieces.add(builder.drain());
    return pieces;
  }

  private void assertExact(SimilarityGraph pooled, SimilarityGraph graph, String group) {
    int[] rows = rowsOf(group);
    SparseSamples samples = samples(rows);
    double[][] dense = samples.dense();
    ExactMoments exact = new ExactMoments(dense, weights(rows));
    int[][] both = samples.listedBoth();
    for (int a = 0; a < classCount; a++) {
      for (int b = 0; b < classCount; b++) {
        if (a == b || !pooled.isKept(a, b)) {
          assertThat(graph.isKept(a, b)).isFalse();
        } else if (exact.coMoment(a, a).signum() == 0 || exact.coMoment(b, b).signum() == 0) {
          assertThat(graph.at(a, b)).as("%d and %d of %s", a, b, group).isNaN();
        } else {
          assertThat(graph.bothListed(graph.entry(a, b))).isEqualTo(both[a][b]);
          assertSimilar(graph, exact, a, b, group);
        }
        if (a != b && both[a][b] == 0 && !Double.isNaN(graph.at(a, b))) {
          assertSimilar(graph, exact, a, b, group);
        }
      }
    }
  }

  private static void assertSimilar(
      SimilarityGraph graph, ExactMoments exact, int a, int b, String group) {
    assertThat(graph.at(a, b))
        .as("%d and %d of %s", a, b, group)
        .isCloseTo(exact.correlation(a, b).doubleValue(), within(TOLERANCE));
  }

  private void assertAllExact(int limit) {
    for (int withOwn : new int[] {0, 1, classCount}) {
      for (int bands : new int[] {1, 3}) {
        List<SimilarityGraph> graphs = graphs(limit, bands, withOwn, 7);
        for (int group = 0; group < GROUPS.size(); group++) {
          assertExact(graphs.get(0), graphs.get(1 + group), GROUPS.get(group));
        }
      }
    }
  }

  /** Class 0 is in all rows of group a, no row of group b lists class 1, and some have no group. */
  @ParameterizedTest(name = "{0} samples, {1} classes, {2} neighbours, weighted {3}, seed {4}")
  @CsvSource({
    "12, 3, 2, false, 1",
    "150, 9, 3, false, 2",
    "150, 9, 8, true, 3",
    "300, 21, 5, true, 4",
    "2500, 4, 3, false, 5"
  })
  void eachGroupHasTheSimilarityOfItsOwnSamples(
      int rows, int classes, int limit, boolean areWeighted, long seed) {
    Random random = new Random(seed);
    classCount = classes;
    for (int row = 0; row < rows; row++) {
      String group = row % 5 == 4 ? "" : GROUPS.get(row % 3);
      int[] listed =
          IntStream.range(0, classes)
              .filter(id -> random.nextInt(3) == 0 || (id == 0 && group.equals("a")))
              .filter(id -> id != 1 || !group.equals("b"))
              .toArray();
      double common = random.nextGaussian();
      double[] values =
          IntStream.of(listed)
              .mapToDouble(id -> id % 4 + common * (id % 3) + random.nextGaussian())
              .toArray();
      double weight = random.nextInt(6) == 0 ? 0 : Math.exp(random.nextGaussian());
      add(group, areWeighted ? weight : 1, listed, values);
    }
    assertAllExact(limit);
  }

  /**
   * Scores of class 0 lie 10^6 apart between groups, and vary by 1 within two of them and by 10^-3
   * within the third. Class 2 is in all samples of group c alone, far from the absent score.
   */
  @Test
  void aGroupThatVariesFarLessThanAllSamplesKeepsItsDigits() {
    Random random = new Random(9);
    classCount = 4;
    for (int row = 0; row < 600; row++) {
      int group = row % 3;
      double common = random.nextGaussian();
      double first = 1e6 * (group - 1) + (group == 1 ? 1e-3 : 1) * (common + random.nextGaussian());
      boolean isLast = group == 2;
      add(
          GROUPS.get(group),
          1 + row % 2,
          isLast ? new int[] {2, 0, 1, 3} : row % 5 == 0 ? new int[] {3, 0} : new int[] {0, 1},
          isLast
              ? new double[] {5e5 + common, first, common, random.nextGaussian()}
              : row % 5 == 0
                  ? new double[] {common, first}
                  : new double[] {first, common + random.nextGaussian()});
    }
    List<SimilarityGraph> graphs = graphs(3, 1, 0, 7);
    List<SimilarityGraph> own = graphs(3, 1, 4, 7);
    for (int group = 0; group < GROUPS.size(); group++) {
      int[] rows = rowsOf(GROUPS.get(group));
      ExactMoments exact = new ExactMoments(samples(rows).dense(), weights(rows));
      for (int[] pair : new int[][] {{0, 1}, {0, 3}, {1, 3}, {0, 2}, {2, 3}}) {
        if (group == 2 || (pair[0] != 2 && pair[1] != 2)) {
          double expected = exact.correlation(pair[0], pair[1]).doubleValue();
          assertThat(graphs.get(1 + group).at(pair[0], pair[1])).isCloseTo(expected, within(1e-11));
          assertThat(own.get(1 + group).at(pair[0], pair[1])).isCloseTo(expected, within(1e-11));
        }
      }
    }
  }

  /** In one group scores are 10^200 times as large as in another one. */
  @Test
  void scalesOfGroupsMayLieFarApart() {
    Random random = new Random(10);
    classCount = 3;
    for (int row = 0; row < 90; row++) {
      double scale = row % 3 == 0 ? 1e100 : row % 3 == 1 ? 1e-100 : 1;
      int[] listed = row % 4 == 0 ? new int[] {0, 2} : new int[] {0, 1, 2};
      add(
          GROUPS.get(row % 3),
          1,
          listed,
          Arrays.stream(listed).mapToDouble(id -> scale * random.nextGaussian()).toArray());
    }
    assertAllExact(2);
  }

  @Test
  void aPairHasTheSameSimilarityFromEitherClass() {
    Random random = new Random(11);
    classCount = 8;
    for (int row = 0; row < 200; row++) {
      int[] listed = IntStream.range(0, 8).filter(id -> random.nextInt(2) == 0).toArray();
      add(GROUPS.get(row % 3), 1 + row % 4, listed, random.doubles(listed.length).toArray());
    }
    List<SimilarityGraph> shared = graphs(7, 1, 0, 3);
    List<SimilarityGraph> own = graphs(7, 4, 1, 50);
    for (int group = 0; group <= GROUPS.size(); group++) {
      for (int a = 0; a < classCount; a++) {
        for (int b = 0; b < classCount; b++) {
          assertThat(own.get(group).at(a, b)).isEqualTo(shared.get(group).at(a, b));
        }
      }
    }
  }

  @Test
  void refusesRowsOfAnUnknownGroup() {
    classCount = 1;
    GROUPS.forEach(group -> add(group, 1, new int[] {0}, new double[] {1}));
    add("d", 1, new int[] {0}, new double[] {2});
    assertThatThrownBy(() -> graphs(1, 1, 0, 9)).hasMessageContaining("no group is called d");
  }
}
