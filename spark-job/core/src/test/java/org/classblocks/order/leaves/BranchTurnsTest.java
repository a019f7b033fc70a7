package org.classblocks.order.leaves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import org.classblocks.order.Points;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.Distances;
import org.classblocks.order.linkage.HierarchicalClustering;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.order.linkage.MatrixDistances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BranchTurnsTest {
  private static final int CONTINUOUS = 1_000_000;

  @Test
  void pullsSayWhatTurnsDoToTheWholeMatrix() {
    for (long seed = 0; seed < 100; seed++) {
      int leaves = 2 + (int) (seed % 30);
      Dendrogram tree = Trees.random(seed, leaves);
      Distances distances = Trees.distances(seed, leaves, CONTINUOUS);
      BranchCouplings couplings = BranchCouplings.of(tree, distances);
      BitSet turned = randomNodes(seed, tree);
      assertThat(spread(tree, distances, turned) - spread(tree, distances, new BitSet()))
          .as("seed %d", seed)
          .isCloseTo(
              energy(tree, couplings, turned) - energy(tree, couplings, new BitSet()),
              within(1e-9));
    }
  }

  @Test
  void noSingleTurnGains() {
    for (long seed = 0; seed < 60; seed++) {
      int leaves = 2 + (int) (seed % 40);
      Dendrogram tree = Trees.random(seed, leaves);
      Distances distances = Trees.distances(seed, leaves, CONTINUOUS);
      BitSet turned = BranchTurns.of(tree, BranchCouplings.of(tree, distances)).turned();
      double found = spread(tree, distances, turned);
      for (int node = leaves; node < tree.nodeCount(); node++) {
        turned.flip(node);
        assertThat(spread(tree, distances, turned))
            .as("seed %d, node %d", seed, node)
            .isLessThanOrEqualTo(found + 1e-9);
        turned.flip(node);
      }
    }
  }

  @Test
  void pinnedNodesKeepTheirTurnAndNoOtherSingleTurnGains() {
    for (long seed = 0; seed < 60; seed++) {
      int leaves = 2 + (int) (seed % 40);
      Dendrogram tree = Trees.random(seed, leaves);
      Distances distances = Trees.distances(seed, leaves, CONTINUOUS);
      BitSet pinned = randomNodes(seed, tree);
      BitSet given = randomNodes(seed + 1000, tree);
      BitSet turned =
          BranchTurns.of(tree, BranchCouplings.of(tree, distances), pinned, given).turned();
      double found = spread(tree, distances, turned);
      for (int node = leaves; node < tree.nodeCount(); node++) {
        if (pinned.get(node)) {
          assertThat(turned.get(node))
              .as("seed %d, node %d", seed, node)
              .isEqualTo(given.get(node));
        } else {
          turned.flip(node);
          assertThat(spread(tree, distances, turned))
              .as("seed %d, node %d", seed, node)
              .isLessThanOrEqualTo(found + 1e-9);
          turned.flip(node);
        }
      }
    }
  }

  /** Against all orders that trees of up to nine leaves allow. */
  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"AVERAGE", "COMPLETE", "WARD", "WEIGHTED"})
  void comesToTheBestTurnsOfClusterings(Linkage linkage) {
    int best = 0;
    for (long seed = 0; seed < 200; seed++) {
      int leaves = 2 + (int) (seed % 8);
      Distances distances = new MatrixDistances(Points.distances(Points.random(seed, leaves, 2)));
      Dendrogram tree = new HierarchicalClustering(linkage).cluster(distances);
      BitSet turned = BranchTurns.of(tree, BranchCouplings.of(tree, distances)).turned();
      double found = spread(tree, distances, turned);
      double most = mostSpread(tree, distances);
      assertThat(found).as("seed %d", seed).isGreaterThan(0.9 * most);
      best += found > most * (1 - 1e-12) ? 1 : 0;
    }
    assertThat(best).isGreaterThan(180);
  }

  @Test
  void decisiveNodesAreClosedUpwards() {
    Dendrogram tree = Trees.random(3, 80);
    BranchTurns turns =
        BranchTurns.of(tree, BranchCouplings.of(tree, Trees.distances(3, 80, CONTINUOUS)));
    int[] parents = tree.parents();
    BitSet before = new BitSet();
    for (double share : new double[] {0, 0.3, 0.9, 1}) {
      BitSet decisive = turns.decisive(share);
      decisive.stream()
          .filter(node -> parents[node] >= 0)
          .forEach(node -> assertThat(decisive.get(parents[node])).isTrue());
      before.andNot(decisive);
      assertThat(before.isEmpty()).as("share %s holds the nodes of lower shares", share).isTrue();
      before.or(decisive);
    }
    assertThat(turns.decisive(0).isEmpty()).isTrue();
    assertThat(before.cardinality()).isGreaterThan(60);
  }

  @Test
  void theLargestNodesHavePullsWhereThereIsRoomForSome() {
    Dendrogram tree = Trees.random(5, 100);
    Distances distances = Trees.distances(5, 100, CONTINUOUS);
    BranchCouplings all = BranchCouplings.of(tree, distances);
    BranchCouplings some = BranchCouplings.of(tree, distances, 60);
    int numbers = 0;
    for (int node = 100; node < tree.nodeCount(); node++) {
      for (int depth = 0; some.has(node) && depth < some.depth(node); depth++) {
        assertThat(some.coupling(node, depth)).isEqualTo(all.coupling(node, depth));
        numbers++;
      }
    }
    assertThat(numbers).isBetween(1, 60);
    assertThat(some.has(tree.root())).isTrue();
    BranchTurns.of(tree, some);
  }

  @Test
  void nothingIsDecisiveWhereAllDistancesAreEqual() {
    Dendrogram tree = Trees.random(1, 30);
    Distances equal = new MatrixDistances(Points.equidistant(30, 0.1));
    BranchTurns turns = BranchTurns.of(tree, BranchCouplings.of(tree, equal));
    assertThat(turns.turned().isEmpty()).isTrue();
    assertThat(turns.decisive(1).isEmpty()).isTrue();
  }

  private static BitSet randomNodes(long seed, Dendrogram tree) {
    Random random = new Random(seed);
    BitSet nodes = new BitSet();
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      nodes.set(node, random.nextBoolean());
    }
    return nodes;
  }

  private static double mostSpread(Dendrogram tree, Distances distances) {
    double most = 0;
    for (long turns = 0; turns < 1L << (tree.leafCount() - 1); turns++) {
      BitSet turned = new BitSet();
      for (int merge = 0; merge < tree.leafCount() - 1; merge++) {
        turned.set(tree.leafCount() + merge, (turns >> merge & 1) == 1);
      }
      most = Math.max(most, spread(tree, distances, turned));
    }
    return most;
  }

  /** The sum of d(i, j) |i - j| over pairs of positions, each pair once. */
  private static double spread(Dendrogram tree, Distances distances, BitSet turned) {
    BranchLayout layout = new BranchLayout(tree, turned);
    double sum = 0;
    for (int i = 0; i < tree.leafCount(); i++) {
      for (int j = 0; j < i; j++) {
        sum += (i - j) * distances.at(layout.leafAt(i), layout.leafAt(j));
      }
    }
    return sum;
  }

  private static double energy(Dendrogram tree, BranchCouplings couplings, BitSet turned) {
    double energy = 0;
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      int above = node;
      for (int depth = couplings.depth(node) - 1; depth >= 0; depth--) {
        above = couplings.parent(above);
        boolean agree = turned.get(node) == turned.get(above);
        energy += (agree ? 1 : -1) * couplings.coupling(node, depth);
      }
    }
    return energy;
  }
}
