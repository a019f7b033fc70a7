package org.classblocks.order.leaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.PlainLeafOrder;
import org.classblocks.order.Points;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;
import org.classblocks.order.linkage.HierarchicalClustering;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.order.linkage.MatrixDistances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalLeafOrderTest {
  private static final int CONTINUOUS = 1_000_000;

  /** Steps of 1 leave distances of 0 and 1 only. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, CONTINUOUS})
  void noOrderThatTheTreeAllowsIsShorter(int steps) {
    for (long seed = 0; seed < 1500; seed++) {
      int leaves = 2 + (int) (seed % 8);
      Dendrogram tree = Trees.random(seed, leaves);
      Distances distances = Trees.distances(seed, leaves, steps);
      int[] order = order(tree, new BitSet(), distances, ExactSubtrees.of(tree));
      assertIsAllowed(tree, order);
      assertThat(Trees.length(order, distances))
          .as("seed %d, %d leaves", seed, leaves)
          .isCloseTo(Trees.leastLength(tree, distances, new BitSet()), within(1e-12));
    }
  }

  @Test
  void fixedNodesStayAsTheyAre() {
    for (long seed = 0; seed < 1500; seed++) {
      int leaves = 2 + (int) (seed / 2 % 7);
      Dendrogram tree = Trees.random(seed, leaves);
      Distances distances = Trees.distances(seed, leaves, CONTINUOUS);
      BitSet fixed = fixed(seed, tree);
      int[] order = order(tree, fixed, distances, ExactSubtrees.of(tree));
      assertIsAllowed(tree, order);
      assertThat(Trees.length(order, distances))
          .as("seed %d, %d leaves, fixed %s", seed, leaves, fixed)
          .isCloseTo(Trees.leastLength(tree, distances, fixed), within(1e-12));
    }
  }

  /** Large enough for several rows at once and several threads. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void largeTreesAreAsShortAsThePlainAlgorithmSays(long seed) {
    int leaves = 600;
    Dendrogram tree = evenTree(seed, leaves);
    Distances distances = Trees.distances(seed, leaves, CONTINUOUS);
    int[] order = order(tree, new BitSet(), distances, ExactSubtrees.of(tree));
    assertIsAllowed(tree, order);
    assertThat(Trees.length(order, distances))
        .as("seed %d", seed)
        .isCloseTo(PlainLeafOrder.leastLength(tree, distances), within(1e-9));
  }

  @Test
  void theOtherReadingOfTheTreeIsTheSamePath() {
    for (long seed = 0; seed < 100; seed++) {
      Dendrogram tree = Trees.random(seed, 60);
      Distances distances = Trees.distances(seed, 60, CONTINUOUS);
      BitSet allTurned = new BitSet();
      allTurned.set(60, tree.nodeCount());
      int[] order = order(tree, new BitSet(), distances, ExactSubtrees.of(tree));
      Permutation other =
          new OptimalLeafOrder(new BranchLayout(tree, allTurned), new BitSet(), distances)
              .within(ExactSubtrees.of(tree));
      int[] backwards = IntStream.range(0, 60).map(p -> other.at(59 - p)).toArray();
      assertThat(order).as("seed %d", seed).isIn(other.toArray(), backwards);
    }
  }

  @Test
  void whereAllOrdersAreEqualTheTreeIsLeftAsItIs() {
    for (long seed = 0; seed < 50; seed++) {
      Dendrogram tree = Trees.random(seed, 40);
      Distances equal = new MatrixDistances(Points.equidistant(40, 0.3));
      assertThat(order(tree, new BitSet(), equal, ExactSubtrees.of(tree)))
          .as("seed %d", seed)
          .isEqualTo(tree.leafOrder().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void noLeavesAndOneLeafAreAnOrder(int leaves) {
    Dendrogram tree = Trees.random(1, leaves);
    assertThat(order(tree, new BitSet(), Trees.distances(1, leaves, 1), ExactSubtrees.of(tree)))
        .hasSize(leaves);
  }

  @Test
  void subtreesOfTheExactPartAreTheBestThereAre() {
    for (long seed = 0; seed < 200; seed++) {
      int leaves = 40;
      Dendrogram tree = Trees.random(seed, leaves);
      Distances distances = Trees.distances(seed, leaves, CONTINUOUS);
      ExactSubtrees part = new ExactSubtrees(9);
      int[] order = order(tree, new BitSet(), distances, part);
      assertIsAllowed(tree, order);
      ClassOrder places = places(tree, order);
      part.roots(tree).stream()
          .filter(root -> !tree.isLeaf(root))
          .forEach(
              root -> {
                int[] row =
                    IntStream.range(places.start(root), places.end(root))
                        .map(p -> order[p])
                        .toArray();
                assertThat(Trees.length(row, distances))
                    .isCloseTo(PlainLeafOrder.leastLength(tree, distances, root), within(1e-12));
              });
    }
  }

  @Test
  void fixedNodesStayAsTheyAreAboveTheExactPartToo() {
    for (long seed = 0; seed < 200; seed++) {
      Dendrogram tree = Trees.random(seed, 40);
      Distances distances = Trees.distances(seed, 40, CONTINUOUS);
      BitSet fixed = fixed(seed, tree);
      ClassOrder places = places(tree, order(tree, fixed, distances, new ExactSubtrees(9)));
      long number = seed;
      fixed.stream()
          .forEach(
              node ->
                  assertThat(places.start(tree.left(node)))
                      .as("seed %d, node %d", number, node)
                      .isLessThan(places.start(tree.right(node))));
    }
  }

  private static int[] order(
      Dendrogram tree, BitSet fixed, Distances distances, ExactSubtrees exact) {
    return new OptimalLeafOrder(BranchLayout.of(tree), fixed, distances).within(exact).toArray();
  }

  private static void assertIsAllowed(Dendrogram tree, int[] order) {
    assertThat(places(tree, order).size()).isEqualTo(tree.leafCount());
  }

  /** Refuses orders that tear a subtree. */
  private static ClassOrder places(Dendrogram tree, int[] order) {
    int[] classes = IntStream.range(0, order.length).toArray();
    return new ClassOrder(tree, Permutation.of(order), classes, order.length);
  }

  /** Some nodes; with every other seed, all nodes above them as well. */
  private static BitSet fixed(long seed, Dendrogram tree) {
    Random random = new Random(seed);
    int[] parents = tree.parents();
    BitSet fixed = new BitSet();
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      if (fixed.get(node) || random.nextInt(4) == 0) {
        fixed.set(node);
        if (seed % 2 == 0 && parents[node] >= 0) {
          fixed.set(parents[node]);
        }
      }
    }
    return fixed;
  }

  /** Merges nodes of similar size, so that the tables at the top are large in both directions. */
  private static Dendrogram evenTree(long seed, int leaves) {
    return new HierarchicalClustering(Linkage.COMPLETE)
        .cluster(new MatrixDistances(Points.distances(Points.random(seed, leaves, 3))));
  }
}
