package org.classblocks.order.leaves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.LineDistances;
import org.classblocks.order.OrderCriteria;
import org.classblocks.order.Points;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;
import org.classblocks.order.linkage.HierarchicalClustering;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.order.linkage.MatrixDistances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeafOrderingTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aLineIsFoundAgain(long seed) {
    int size = 150;
    int[] places = shuffled(seed, size);
    SymmetricMatrix.Builder matrix = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        matrix.set(i, j, Math.abs(places[i] - places[j]));
      }
    }
    Distances line = new MatrixDistances(matrix.build());
    Dendrogram tree = new HierarchicalClustering(Linkage.COMPLETE).cluster(line);
    for (LeafOrder kind : List.of(LeafOrder.OPTIMAL, LeafOrder.GLOBAL)) {
      Permutation order = LeafOrdering.of(kind, tree, line).order();
      assertThat(OrderCriteria.of(line, order).leastSquares()).as("%s", kind).isZero();
    }
  }

  /** Groups of points along an arc: only the order of the whole shows the arc. */
  @Test
  void globalServesTheWholeMatrixAtLittleCostToNeighbours() {
    long events = 0;
    long eventsOfOptimal = 0;
    for (long seed = 0; seed < 20; seed++) {
      Distances distances = arc(seed, 300);
      Dendrogram tree = new HierarchicalClustering(Linkage.AVERAGE).cluster(distances);
      OrderCriteria optimal = criteria(LeafOrder.OPTIMAL, tree, distances);
      OrderCriteria global = criteria(LeafOrder.GLOBAL, tree, distances);
      assertThat(global.leastSquares())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(optimal.leastSquares());
      assertThat(global.pathLength())
          .as("seed %d", seed)
          .isBetween(optimal.pathLength(), 1.03 * optimal.pathLength());
      events += global.antiRobinsonEvents();
      eventsOfOptimal += optimal.antiRobinsonEvents();
    }
    assertThat((double) events / eventsOfOptimal).isLessThan(0.9);
  }

  @ParameterizedTest
  @EnumSource(LeafOrder.class)
  void aCaterpillarOfManyLeavesHasAnOrder(LeafOrder kind) {
    int leaves = 50_000;
    Dendrogram tree = Trees.caterpillar(leaves);
    LeafOrdering ordering = LeafOrdering.of(kind, tree, new LineDistances(leaves));
    int[] identity = IntStream.range(0, leaves).toArray();
    assertThat(new ClassOrder(tree, ordering.order(), identity, leaves).size()).isEqualTo(leaves);
    assertThat(Trees.length(ordering.order().toArray(), new LineDistances(leaves)))
        .isEqualTo(leaves - 1);
    assertThat(ordering.method()).startsWith(kind.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void saysWhereAnOrderIsNotExact() {
    Dendrogram tree = Trees.random(1, 50);
    assertThat(ExactSubtrees.of(tree).restriction(tree)).isEmpty();
    assertThat(new ExactSubtrees(1200).restriction(Trees.caterpillar(1201)))
        .isEqualTo(" in subtrees of at most 1,200 classes, Gruvaeus-Wainer above");
  }

  @Test
  void theExactPartFollowsFromTheBudget() {
    Dendrogram tree = Trees.caterpillar(100);
    assertThat(ExactSubtrees.of(tree, new BitSet(), 1e9, 1e9).largest()).isEqualTo(100);
    assertThat(ExactSubtrees.of(tree, new BitSet(), 1e9, 45).largest()).isEqualTo(10);
    assertThat(ExactSubtrees.of(tree, new BitSet(), 2 + 4, 1e9).largest()).isEqualTo(3);
    assertThat(ExactSubtrees.of(tree, new BitSet(), 0, 0).largest()).isEqualTo(1);
    BitSet lowest = new BitSet();
    lowest.set(100);
    assertThat(ExactSubtrees.of(tree, lowest, 1e9, 1 + 2 * (45 - 1)).largest())
        .as("the nodes above a fixed one have two tables")
        .isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(LeafOrder.class)
  void equalDistancesLeaveTheTreeAsItIs(LeafOrder kind) {
    Dendrogram tree = Trees.random(4, 30);
    Distances equal = new MatrixDistances(Points.equidistant(30, 0.7));
    Permutation order = LeafOrdering.of(kind, tree, equal).order();
    int[] leaves = tree.leafOrder().toArray();
    int[] backwards = IntStream.range(0, 30).map(p -> leaves[29 - p]).toArray();
    assertThat(order.toArray()).isIn(leaves, backwards);
  }

  @ParameterizedTest
  @EnumSource(LeafOrder.class)
  void noLeavesOneAndTwoHaveAnOrder(LeafOrder kind) {
    for (int leaves = 0; leaves <= 2; leaves++) {
      Dendrogram tree = Trees.caterpillar(leaves);
      Permutation order = LeafOrdering.of(kind, tree, Trees.distances(1, leaves, 9)).order();
      assertThat(order).isEqualTo(Permutation.identity(leaves));
    }
  }

  @Test
  void outlyingLeavesComeLast() {
    double[][] points = {{9, 0}, {0, 0}, {1, 0}, {2, 0}};
    Distances distances = new MatrixDistances(Points.distances(points));
    Dendrogram tree = new HierarchicalClustering(Linkage.AVERAGE).cluster(distances);
    assertThat(LeafOrdering.of(LeafOrder.OPTIMAL, tree, distances).order().toArray())
        .containsExactly(1, 2, 3, 0);
  }

  @Test
  void bothReadingsOfAnOrderComeToTheSame() {
    for (long seed = 0; seed < 50; seed++) {
      Distances distances = Trees.distances(seed, 25, 1_000_000);
      int[] leaves = shuffled(seed, 25);
      int[] backwards = IntStream.range(0, 25).map(p -> leaves[24 - p]).toArray();
      assertThat(OrderOrientation.of(Permutation.of(leaves), distances))
          .as("seed %d", seed)
          .isEqualTo(OrderOrientation.of(Permutation.of(backwards), distances));
    }
    Distances equal = new MatrixDistances(Points.equidistant(3, 0.1));
    assertThat(OrderOrientation.of(Permutation.of(2, 1, 0), equal))
        .isEqualTo(Permutation.of(0, 1, 2));
    assertThat(OrderOrientation.of(Permutation.of(0, 1, 2), equal))
        .isEqualTo(Permutation.of(0, 1, 2));
  }

  private static OrderCriteria criteria(LeafOrder kind, Dendrogram tree, Distances distances) {
    return OrderCriteria.of(distances, LeafOrdering.of(kind, tree, distances).order());
  }

  private static Distances arc(long seed, int size) {
    Random random = new Random(seed);
    double[][] points = new double[size][6];
    for (double[] point : points) {
      double angle = random.nextInt(30) / 10.0;
      point[0] = 3 * Math.cos(angle);
      point[1] = 3 * Math.sin(angle);
      for (int d = 0; d < 6; d++) {
        point[d] += 0.25 * random.nextGaussian();
      }
    }
    return new MatrixDistances(Points.distances(points));
  }

  private static int[] shuffled(long seed, int size) {
    List<Integer> places = IntStream.range(0, size).boxed().collect(Collectors.toList());
    Collections.shuffle(places, new Random(seed));
    return places.stream().mapToInt(place -> place).toArray();
  }
}
