package org.classblocks.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Similarities;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestPairsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsWhatSortingAllPairsFinds(long seed) {
    SimilarityMatrix random = Similarities.random(40, Set.of(7, 30), seed);
    List<NearestPairs.Pair> all = new ArrayList<>();
    for (int a : random.usableClasses()) {
      for (int b : random.usableClasses()) {
        if (a < b) {
          all.add(new NearestPairs.Pair(a, b, random.at(a, b)));
        }
      }
    }
    all.sort(Comparator.comparingDouble(pair -> -pair.similarity()));
    NearestPairs nearest = NearestPairs.of(random, 20);
    assertThat(nearest.pairs()).as("seed %d", seed).isEqualTo(all.subList(0, 20));
    assertThat(nearest.highest()).isEqualTo(all.get(0).similarity());
    assertThat(nearest.lowest()).isEqualTo(all.get(all.size() - 1).similarity());
  }

  @Test
  void equalPairsComeByClassIdAndTheLastOfThemGiveWay() {
    SimilarityMatrix similarity =
        Similarities.of(5, Set.of(), (i, j) -> i == 4 && j == 3 ? 0.9 : 0.5);
    assertThat(NearestPairs.of(similarity, 5).pairs())
        .containsExactly(
            new NearestPairs.Pair(3, 4, 0.9),
            new NearestPairs.Pair(0, 1, 0.5),
            new NearestPairs.Pair(0, 2, 0.5),
            new NearestPairs.Pair(0, 3, 0.5),
            new NearestPairs.Pair(0, 4, 0.5));
  }

  @ParameterizedTest
  @CsvSource({
    "40, 0.5, 1",
    "40, 0.05, 1",
    "40, 0, 1",
    "40, 0.05, -1",
    "40, 0.05, 0",
    "40, 0, 0",
    "9, 1, 1"
  })
  void findsOfAGraphWhatItFindsOfItsMatrix(int size, double share, int sign) {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      int least = sign > 0 ? 0 : sign < 0 ? -6 : -3;
      double[] loads =
          random.ints(size, least, least + 7).mapToDouble(eighths -> eighths / 8.0).toArray();
      SimilarityGraph graph =
          Graphs.of(
              Similarities.random(size, Set.of(7), seed),
              loads,
              (a, b) -> random.nextDouble() < share);
      for (int limit : new int[] {1, 10, 100, 1000}) {
        assertThat(NearestPairs.of(graph, limit))
            .as("seed %d, limit %d", seed, limit)
            .isEqualTo(NearestPairs.of(Graphs.dense(graph), limit));
      }
    }
  }

  @Test
  void oneClassHasNoPair() {
    NearestPairs none = NearestPairs.of(Similarities.random(1, Set.of(), 1), 3);
    assertThat(none.pairs()).isEmpty();
    assertThat(none.lowest()).isNaN();
    assertThat(none.highest()).isNaN();
  }
}
