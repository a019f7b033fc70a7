package org.classblocks.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.HierarchicalClusteringTest;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassOrderingTest {
  private static final GoldenFile NOTEBOOK = GoldenFile.read("notebook.txt");

  @Test
  void ordersAsTheNotebookDoes() {
    ClassOrder order =
        new ClassOrdering(Linkage.CENTROID, DistanceMeasure.PROFILE, LeafOrder.DENDROGRAM)
            .order(clipped());
    HierarchicalClusteringTest.assertSameMerges(order.dendrogram(), NOTEBOOK.table("centroid"));
    assertNearAllDigits(order, "centroid-all-digits");
    assertThat(order.permutation().toArray()).containsExactly(NOTEBOOK.integers("centroid-leaves"));
  }

  @Test
  void ordersAsThePaperDoes() {
    SimilarityMatrix similarity = Similarities.of(NOTEBOOK.lowerTriangle("correlations", 1));
    ClassOrder order =
        new ClassOrdering(Linkage.COMPLETE, DistanceMeasure.CORRELATION, LeafOrder.DENDROGRAM)
            .order(similarity);
    HierarchicalClusteringTest.assertSameMerges(order.dendrogram(), NOTEBOOK.table("complete"));
    assertNearAllDigits(order, "complete-all-digits");
    assertThat(order.permutation().toArray()).containsExactly(NOTEBOOK.integers("complete-leaves"));
  }

  /** Heights rest on rounded similarities, which moves them by little more than half a step. */
  private static void assertNearAllDigits(ClassOrder order, String section) {
    double[] heights = NOTEBOOK.table(section)[0];
    Dendrogram tree = order.dendrogram();
    for (int merge = 0; merge < heights.length; merge++) {
      assertThat(tree.height(tree.leafCount() + merge)).isCloseTo(heights[merge], within(1e-10));
    }
  }

  @Test
  void classesWithoutACorrelationComeLast() {
    SimilarityMatrix all = Similarities.random(12, Set.of(), 1);
    ClassOrder order =
        new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.DENDROGRAM)
            .order(Similarities.without(all, 9, 0, 4));
    assertThat(order.size()).isEqualTo(12);
    assertThat(order.dendrogram().leafCount()).isEqualTo(9);
    assertThat(Arrays.copyOfRange(order.permutation().toArray(), 9, 12)).containsExactly(0, 4, 9);
  }

  @Test
  void neighboursAreNearerInTheOptimalOrder() {
    SimilarityMatrix similarity = Similarities.of(NOTEBOOK.lowerTriangle("correlations", 1));
    double bare = quality(similarity, LeafOrder.DENDROGRAM).criteria().orElseThrow().pathLength();
    OrderQuality optimal = quality(similarity, LeafOrder.OPTIMAL);
    assertThat(optimal.leafOrder()).isEqualTo("optimal");
    assertThat(optimal.criteria().orElseThrow().pathLength()).isLessThan(bare);
    assertThat(optimal.unordered().orElseThrow().pathLength()).isGreaterThan(bare);
    assertThat(optimal.inversions()).isZero();
  }

  private static OrderQuality quality(SimilarityMatrix similarity, LeafOrder leafOrder) {
    return new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, leafOrder)
        .order(similarity)
        .quality()
        .orElseThrow();
  }

  static List<Arguments> allWays() {
    List<Arguments> ways = new ArrayList<>();
    for (Linkage linkage : Linkage.values()) {
      for (LeafOrder leafOrder : List.of(LeafOrder.OPTIMAL, LeafOrder.GLOBAL)) {
        for (DistanceMeasure measure : DistanceMeasure.values()) {
          ways.add(Arguments.of(linkage, measure, leafOrder));
        }
      }
    }
    return ways;
  }

  @ParameterizedTest
  @MethodSource("allWays")
  void theIdsOfTheClassesDoNotMatter(
      Linkage linkage, DistanceMeasure measure, LeafOrder leafOrder) {
    ClassOrdering ordering = new ClassOrdering(linkage, measure, leafOrder);
    SimilarityMatrix similarity = Similarities.of(NOTEBOOK.lowerTriangle("correlations", 1));
    int size = similarity.size();
    int[] expected = ordering.order(similarity).permutation().toArray();
    for (long seed = 0; seed < 5; seed++) {
      List<Integer> ids = new ArrayList<>(IntStream.range(0, size).boxed().toList());
      Collections.shuffle(ids, new Random(seed));
      int[] renamed = ids.stream().mapToInt(id -> id).toArray();
      ClassOrder order = ordering.order(Similarities.restricted(similarity, renamed));
      assertThat(Arrays.stream(order.permutation().toArray()).map(id -> renamed[id]))
          .as("seed %d", seed)
          .containsExactly(Arrays.stream(expected).boxed().toArray(Integer[]::new));
    }
  }

  @ParameterizedTest
  @MethodSource("allWays")
  void duplicatedClassesAndEqualDistancesHaveAnOrder(
      Linkage linkage, DistanceMeasure measure, LeafOrder leafOrder) {
    ClassOrdering ordering = new ClassOrdering(linkage, measure, leafOrder);
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(40);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j <= i; j++) {
        values.set(i, j, i / 4 == j / 4 ? 1 + 1e-15 : 0.25);
      }
    }
    ClassOrder order = ordering.order(Similarities.of(values.build()));
    for (int position = 0; position < 40; position++) {
      assertThat(order.classAt(position) / 4)
          .as("position %d", position)
          .isEqualTo(order.classAt(position - position % 4) / 4);
    }
    assertThat(order.quality().orElseThrow().criteria().orElseThrow().pathLength()).isFinite();
  }

  @Test
  void anOrderOfNoneOrOneIsDefined() {
    ClassOrdering ordering =
        new ClassOrdering(Linkage.CENTROID, DistanceMeasure.PROFILE, LeafOrder.DENDROGRAM);
    assertThat(ordering.order(Similarities.random(0, Set.of(), 1)).size()).isZero();
    assertThat(ordering.order(Similarities.random(1, Set.of(), 1)).permutation().toArray())
        .containsExactly(0);
    SimilarityMatrix constant = Similarities.without(Similarities.random(3, Set.of(), 1), 0, 1, 2);
    assertThat(ordering.order(constant).permutation().toArray()).containsExactly(0, 1, 2);
  }

  private static SimilarityMatrix clipped() {
    SymmetricMatrix correlations = NOTEBOOK.lowerTriangle("correlations", 1);
    SymmetricMatrix.Builder clipped = SymmetricMatrix.builder(correlations.size());
    for (int i = 0; i < correlations.size(); i++) {
      for (int j = 0; j <= i; j++) {
        clipped.set(i, j, Math.max(0, correlations.at(i, j)));
      }
    }
    return Similarities.of(clipped.build());
  }
}
