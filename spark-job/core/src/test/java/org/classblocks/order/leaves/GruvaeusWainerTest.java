package org.classblocks.order.leaves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GruvaeusWainerTest {
  private static final int LEAVES = 40;

  /** Turning either half of a subtree would bring no nearer ends together. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void theNearestEndsMeet(int rows) {
    for (long seed = 0; seed < 100; seed++) {
      Dendrogram tree = Trees.random(seed, LEAVES);
      Distances distances = Trees.distances(seed, LEAVES, 1_000_000);
      ClassOrder order = joined(tree, distances, new BitSet(), rows);
      for (int node = LEAVES; node < tree.nodeCount(); node++) {
        if (tree.size(node) > rows) {
          int start = order.start(node);
          int end = order.end(node) - 1;
          int middle = Math.max(order.start(tree.left(node)), order.start(tree.right(node)));
          assertThat(distance(order, distances, middle - 1, middle))
              .as("seed %d, node %d", seed, node)
              .isLessThanOrEqualTo(distance(order, distances, start, middle))
              .isLessThanOrEqualTo(distance(order, distances, middle - 1, end))
              .isLessThanOrEqualTo(distance(order, distances, start, end));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9})
  void fixedNodesStayAsTheyAre(int rows) {
    for (long seed = 0; seed < 100; seed++) {
      Dendrogram tree = Trees.random(seed, LEAVES);
      BitSet fixed = new BitSet();
      fixed.set(tree.root());
      fixed.set(tree.left(tree.root()), !tree.isLeaf(tree.left(tree.root())));
      Distances distances = Trees.distances(seed, LEAVES, 1_000_000);
      ClassOrder order = joined(tree, distances, fixed, rows);
      fixed.stream()
          .forEach(
              node ->
                  assertThat(order.start(tree.left(node)))
                      .isLessThan(order.start(tree.right(node))));
    }
  }

  private static ClassOrder joined(
      Dendrogram tree, Distances distances, BitSet fixed, int largestRow) {
    Permutation order =
        new OptimalLeafOrder(BranchLayout.of(tree), fixed, distances)
            .within(new ExactSubtrees(largestRow));
    return new ClassOrder(tree, order, IntStream.range(0, LEAVES).toArray(), LEAVES);
  }

  private static double distance(ClassOrder order, Distances distances, int p, int q) {
    return distances.at(order.leafAt(p), order.leafAt(q));
  }
}
