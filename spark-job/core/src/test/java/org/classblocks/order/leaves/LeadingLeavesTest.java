package org.classblocks.order.leaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.LineDistances;
import org.classblocks.order.PlainLeafOrder;
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

/** Orders in which some leaves stand first in their nodes, against all orders of small trees. */
class LeadingLeavesTest {
  private static final int CONTINUOUS = 1_000_000;

  @ParameterizedTest
  @EnumSource(LeafOrder.class)
  void leavesLeadTheirNodesAndOuterNodesComeFirst(LeafOrder kind) {
    for (long seed = 0; seed < 1000; seed++) {
      Case one = new Case(seed, 2 + (int) (seed % 8), CONTINUOUS);
      int[] order = one.led(kind);
      assertThat(one.allowed().stream().anyMatch(allowed -> Arrays.equals(allowed, order)))
          .as("%s", one)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, CONTINUOUS})
  void noOrderWithTheseLeavesFirstIsShorter(int steps) {
    for (long seed = 0; seed < 1000; seed++) {
      Case one = new Case(seed, 2 + (int) (seed % 8), steps);
      double least =
          one.allowed().stream()
              .mapToDouble(order -> Trees.length(order, one.distances))
              .min()
              .orElseThrow();
      assertThat(Trees.length(one.led(LeafOrder.OPTIMAL), one.distances))
          .as("%s", one)
          .isCloseTo(least, within(1e-12));
    }
  }

  /** Where neighbours do not decide, as few nodes as can be are turned. */
  @Test
  void otherNodesStayAsTheMergesCome() {
    for (long seed = 0; seed < 300; seed++) {
      Case one = new Case(seed, 2 + (int) (seed % 8), CONTINUOUS);
      int fewest =
          one.allowed().stream().mapToInt(order -> one.turnsFromPlain(order)).min().orElseThrow();
      assertThat(one.turnsFromPlain(one.led(LeafOrder.DENDROGRAM))).as("%s", one).isEqualTo(fewest);
    }
  }

  /** Large enough for several rows at once and several threads. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void largeTreesAreAsShortAsThePlainAlgorithmSays(long seed) {
    int leaves = 140;
    Distances distances = new MatrixDistances(Points.distances(Points.random(seed, leaves, 3)));
    Dendrogram tree = new HierarchicalClustering(Linkage.COMPLETE).cluster(distances);
    Permutation plain = LeafOrdering.of(LeafOrder.OPTIMAL, tree, distances).order();
    int[] firsts = agreeing(seed, tree);
    Map<Integer, Integer> leafOfNode = new HashMap<>();
    for (int node = leaves; node < firsts.length; node++) {
      if (firsts[node] >= 0) {
        leafOfNode.put(node, firsts[node]);
      }
    }
    LeafOrdering led = LeafOrdering.led(LeafOrder.OPTIMAL, tree, distances, plain, leafOfNode);
    boolean isTurned = BranchLayout.of(tree, plain).turned().get(tree.root());
    assertThat(leafOfNode).hasSizeGreaterThan(5);
    assertThat(led.method()).isEqualTo("optimal, general classes first");
    assertThat(Trees.length(led.order().toArray(), distances))
        .isCloseTo(PlainLeafOrder.leastLength(tree, distances, firsts, isTurned), within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(LeafOrder.class)
  void aCaterpillarOfManyLeavesHasAnOrder(LeafOrder kind) {
    int leaves = 5_000;
    Dendrogram tree = Trees.caterpillar(leaves);
    Distances distances = new LineDistances(leaves);
    Permutation plain = tree.leafOrder();
    LeafOrdering led =
        LeafOrdering.led(
            kind, tree, distances, plain, Map.of(leaves + 3_000, 2_000, leaves + 50, 7));
    ClassOrder order =
        new ClassOrder(tree, led.order(), IntStream.range(0, leaves).toArray(), leaves);
    assertThat(order.classAt(order.start(leaves + 3_000))).isEqualTo(2_000);
    assertThat(order.classAt(order.start(leaves + 50))).isEqualTo(7);
  }

  /** Leaves for some nodes that can all be first: a node that holds an outer leaf has that leaf. */
  private static int[] agreeing(long seed, Dendrogram tree) {
    Random random = new Random(seed);
    int[] parents = tree.parents();
    int[] firsts = new int[tree.nodeCount()];
    int[] led = new int[tree.nodeCount()];
    Arrays.fill(firsts, -1);
    Arrays.fill(led, -1);
    for (int node = tree.root() - 1; node >= tree.leafCount(); node--) {
      int outer = led[parents[node]];
      if (outer >= 0 && leaves(tree, node).contains(outer)) {
        led[node] = outer;
        firsts[node] = random.nextBoolean() ? outer : -1;
      } else if (random.nextInt(6) == 0) {
        List<Integer> leaves = leaves(tree, node);
        led[node] = leaves.get(random.nextInt(leaves.size()));
        firsts[node] = led[node];
      }
    }
    return firsts;
  }

  private static List<Integer> leaves(Dendrogram tree, int node) {
    if (tree.isLeaf(node)) {
      return List.of(node);
    }
    List<Integer> leaves = new ArrayList<>(leaves(tree, tree.left(node)));
    leaves.addAll(leaves(tree, tree.right(node)));
    return leaves;
  }

  /** A tree in some order, and leaves that should be first in their nodes. */
  private static final class Case {
    private final long seed;
    private final Dendrogram tree;
    private final Distances distances;
    private final Permutation plain;
    private final Map<Integer, Integer> leafOfNode = new TreeMap<>(Comparator.reverseOrder());

    Case(long seed, int leaves, int steps) {
      Random random = new Random(seed);
      this.seed = seed;
      this.tree = Trees.random(seed, leaves);
      this.distances = Trees.distances(seed, leaves, steps);
      List<int[]> orders = orders();
      this.plain = Permutation.of(orders.get(random.nextInt(orders.size())));
      for (int node = leaves; node < tree.root(); node++) {
        if (random.nextBoolean()) {
          List<Integer> inside = leaves(tree, node);
          leafOfNode.put(node, inside.get(random.nextInt(inside.size())));
        }
      }
    }

    int[] led(LeafOrder kind) {
      return LeafOrdering.led(kind, tree, distances, plain, leafOfNode).order().toArray();
    }

    private List<int[]> orders() {
      List<int[]> orders = new ArrayList<>();
      orders.add(new int[] {tree.root()});
      for (int node = tree.root(); node >= tree.leafCount(); node--) {
        List<int[]> finer = new ArrayList<>();
        for (int[] order : orders) {
          finer.add(split(order, node, tree.left(node), tree.right(node)));
          finer.add(split(order, node, tree.right(node), tree.left(node)));
        }
        orders = finer;
      }
      return orders;
    }

    private static int[] split(int[] order, int node, int before, int after) {
      return Arrays.stream(order)
          .flatMap(at -> at == node ? IntStream.of(before, after) : IntStream.of(at))
          .toArray();
    }

    /**
     * All orders in which the root is as before, and node by node, outer ones first, the leaf of
     * the node comes first, unless no order is left.
     */
    List<int[]> allowed() {
      boolean isLeftFirst = leaves(tree, tree.left(tree.root())).contains(plain.at(0));
      int first = isLeftFirst ? tree.left(tree.root()) : tree.right(tree.root());
      List<int[]> allowed =
          orders().stream().filter(order -> leaves(tree, first).contains(order[0])).toList();
      for (Map.Entry<Integer, Integer> entry : leafOfNode.entrySet()) {
        List<Integer> inside = leaves(tree, entry.getKey());
        List<int[]> left =
            allowed.stream()
                .filter(
                    order ->
                        Arrays.stream(order).filter(inside::contains).findFirst().orElseThrow()
                            == entry.getValue())
                .toList();
        allowed = left.isEmpty() ? allowed : left;
      }
      return allowed;
    }

    int turnsFromPlain(int[] order) {
      BitSet turned = BranchLayout.of(tree, Permutation.of(order)).turned();
      turned.xor(BranchLayout.of(tree, plain).turned());
      return turned.cardinality();
    }

    @Override
    public String toString() {
      return "seed " + seed + ", first " + leafOfNode + ", before " + plain;
    }
  }
}
