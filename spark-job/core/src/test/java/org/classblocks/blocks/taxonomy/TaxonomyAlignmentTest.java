package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Matrices;
import org.classblocks.fixtures.Forests;
import org.classblocks.linalg.Permutation;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class TaxonomyAlignmentTest {
  private static final SimilarityMatrix SIMILARITY =
      Matrices.of(8, (i, j) -> i / 4 == j / 4 ? 0.75 - 0.01 * (i + j) : 0.1);

  /** The classes 0 to 6 in this order; class 7 is in no tree. */
  private static final ClassOrder ORDER =
      new ClassOrder(
          new Dendrogram(
              7,
              new int[] {0, 2, 7, 4, 6, 9},
              new int[] {1, 3, 8, 5, 10, 11},
              new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.9}),
          Permutation.identity(7),
          IntStream.range(0, 7).toArray(),
          8);

  private static TaxonomyAlignment align(Taxonomy taxonomy, int[]... blocks) {
    return TaxonomyAlignment.of(taxonomy, SIMILARITY, ORDER, Forests.of(8, blocks));
  }

  @Test
  void aBlockMatchesTheNodeOfTheSameClasses() {
    Taxonomy taxonomy = Taxonomies.ofGroups(8, new int[] {0, 1, 2}, new int[] {3, 4, 5, 6, 7});
    TaxonomyAlignment alignment = align(taxonomy, new int[] {0, 4}, new int[] {4, 7});
    BlockMatch first = alignment.blocks().get(0);
    assertThat(taxonomy.graph().id(first.node())).isEqualTo("group 0");
    assertThat(first.overlap()).isEqualTo(new Overlap(3, 4, 3));
    assertThat(first.overlap().precision()).isEqualTo(0.75);
    assertThat(first.overlap().recall()).isEqualTo(1);
    assertThat(first.overlap().f1()).isCloseTo(6 / 7.0, within(1e-15));
    assertThat(first.overlap().jaccard()).isEqualTo(0.75);
    assertThat(alignment.blocks().get(1).overlap())
        .as("class 7 is compared with none")
        .isEqualTo(new Overlap(3, 3, 4));
    assertThat(alignment.blocks()).filteredOn(BlockMatch::isMatch).hasSize(2);
  }

  @Test
  void aBlockMatchesNoneWhereTheBestIsPoor() {
    SimilarityMatrix similarity = Matrices.of(20, (i, j) -> 1.0 / (i + j));
    ClassOrder order = Matrices.ordered(similarity);
    int[][] groups = new int[5][];
    Arrays.setAll(groups, g -> IntStream.range(0, 4).map(i -> order.classAt(g + 5 * i)).toArray());
    TaxonomyAlignment alignment =
        TaxonomyAlignment.of(
            Taxonomies.ofGroups(20, groups),
            similarity,
            order,
            Forests.of(20, new int[] {0, 4}, new int[] {5, 11}));
    assertThat(alignment.blocks().get(0).overlap()).as("the root").isEqualTo(new Overlap(4, 4, 20));
    assertThat(alignment.blocks().get(0).isMatch()).isFalse();
    assertThat(alignment.blocks().get(1).overlap()).as("the root").isEqualTo(new Overlap(6, 6, 20));
    assertThat(alignment.blocks()).filteredOn(BlockMatch::isMatch).isEmpty();
  }

  @Test
  void halfOfTheMeanSizeIsAMatch() {
    assertThat(new BlockMatch(0, new Overlap(1, 2, 2)).isMatch()).isTrue();
    assertThat(new BlockMatch(0, new Overlap(1, 3, 2)).isMatch()).isFalse();
  }

  @Test
  void classesThatStandNowhereCountAgainstTheBlock() {
    Taxonomy taxonomy = Taxonomies.ofGroups(8, new int[] {0, 1}, new int[] {5, 6});
    assertThat(align(taxonomy, new int[] {0, 4}).blocks().get(0).overlap())
        .isEqualTo(new Overlap(2, 4, 2));
    BlockMatch none = align(taxonomy, new int[] {2, 4}).blocks().get(0);
    assertThat(none.node()).isEqualTo(-1);
    assertThat(none.isMatch()).isFalse();
    assertThat(none.overlap().f1()).isNaN();
  }

  @Test
  void aNodeOfOneClassIsNoGroup() {
    Taxonomy taxonomy = Taxonomies.ofGroups(8, new int[] {0}, new int[] {3, 4, 5, 6});
    TaxonomyAlignment alignment = align(taxonomy, new int[] {0, 2});
    assertThat(taxonomy.graph().id(alignment.blocks().get(0).node())).isEqualTo("root");
    assertThat(alignment.nodes())
        .extracting(node -> taxonomy.graph().id(node.node()))
        .containsExactly("group 1", "root");
  }

  @Test
  void ofEqualFitsTheSmallerDeeperAndFirstIsTaken() {
    TaxonomyGraph graph =
        new TaxonomyGraph.Builder()
            .put("a", "z")
            .put("b", "a")
            .put("c", "a")
            .put("0", "b")
            .put("1", "b")
            .put("0", "c")
            .put("1", "c")
            .build();
    Taxonomy taxonomy = Taxonomy.of(graph, ClassList.numbered(8));
    BlockMatch match = align(taxonomy, new int[] {0, 2}).blocks().get(0);
    assertThat(graph.id(match.node())).isEqualTo("b");
  }

  @Test
  void ofEqualFitsTheSmallerBlockIsTaken() {
    Taxonomy taxonomy = Taxonomies.ofGroups(8, new int[] {0, 1});
    NodeMatch node = align(taxonomy, new int[] {0, 4}, new int[] {0, 1}).nodes().get(0);
    assertThat(node.overlap()).isEqualTo(new Overlap(1, 1, 2));
    assertThat(node.blockId()).isEqualTo(1);
    NodeMatch first = align(taxonomy, new int[] {0, 1}, new int[] {1, 2}).nodes().get(0);
    assertThat(first.blockId()).isZero();
  }

  @Test
  void agreesWithThePlainWayInAnyGraph() {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int size = 5 + random.nextInt(30);
      SimilarityMatrix similarity = Matrices.of(size, (i, j) -> random.nextDouble());
      ClassOrder order = Matrices.ordered(similarity);
      BlockForest forest = Forests.random(random, order);
      Taxonomy taxonomy = Taxonomies.random(random, size, 50);
      assertPlain(TaxonomyAlignment.of(taxonomy, similarity, order, forest), order, forest, seed);
    }
  }

  private static void assertPlain(
      TaxonomyAlignment alignment, ClassOrder order, BlockForest forest, long seed) {
    Taxonomy taxonomy = alignment.taxonomy();
    double[] bestOfNode = new double[taxonomy.graph().size()];
    for (Block block : forest.blocks()) {
      Set<Integer> inBlock = new TreeSet<>();
      IntStream.range(block.start(), block.end()).map(order::classAt).forEach(inBlock::add);
      double best = 0;
      for (int node = 0; node < bestOfNode.length; node++) {
        Set<Integer> inNode = Taxonomies.members(taxonomy, node, order.leafClasses());
        Set<Integer> shared = new TreeSet<>(inNode);
        shared.retainAll(inBlock);
        if (inNode.size() >= 2) {
          double f1 = 2.0 * shared.size() / (inBlock.size() + inNode.size());
          best = Math.max(best, f1);
          bestOfNode[node] = Math.max(bestOfNode[node], f1);
        }
      }
      BlockMatch match = alignment.blocks().get(block.id());
      assertThat(match.node() < 0 ? 0 : match.overlap().f1()).as("seed %d", seed).isEqualTo(best);
      assertThat(match.isMatch()).isEqualTo(best >= 0.5);
    }
    for (NodeMatch node : alignment.nodes()) {
      assertThat(node.blockId() < 0 ? 0 : node.overlap().f1())
          .as("seed %d", seed)
          .isEqualTo(bestOfNode[node.node()]);
      IntSummaryStatistics positions =
          Taxonomies.members(taxonomy, node.node(), order.leafClasses()).stream()
              .mapToInt(order::positionOf)
              .summaryStatistics();
      assertThat(node.start()).as("seed %d", seed).isEqualTo(positions.getMin());
      assertThat(node.end()).as("seed %d", seed).isEqualTo(positions.getMax() + 1);
    }
    List<Double> large =
        alignment.nodes().stream()
            .filter(node -> node.compared() >= 3)
            .map(node -> bestOfNode[node.node()])
            .toList();
    assertThat(alignment.agreement().meanNodeF1())
        .as("seed %d", seed)
        .isCloseTo(
            large.stream().mapToDouble(f1 -> f1).average().orElse(Double.NaN), within(1e-12));
  }

  @Test
  void theUpperEndIsHeldAgainstTheBlocksAtTheTop() {
    Taxonomy taxonomy = Taxonomies.ofGroups(8, new int[] {0, 1, 2, 3}, new int[] {4, 5, 6, 7});
    TaxonomyAlignment.Agreement equal =
        align(taxonomy, new int[] {0, 4}, new int[] {0, 2}, new int[] {4, 7}).agreement();
    assertThat(equal.topNodes()).isEqualTo(2);
    assertThat(equal.adjustedRandIndex()).isEqualTo(1);
    assertThat(equal.copheneticCorrelation()).isPositive();
    double half = align(taxonomy, new int[] {0, 4}).agreement().adjustedRandIndex();
    assertThat(half)
        .as("the others each alone")
        .isEqualTo(
            AdjustedRandIndex.of(new int[] {0, 0, 0, 0, 1, 1, 1}, new int[] {0, 0, 0, 0, 1, 2, 3}));
    assertThat(align(taxonomy).agreement().adjustedRandIndex()).isZero();
  }

  @Test
  void withoutBlocksThereIsStillAFigure() {
    TaxonomyAlignment none = align(Taxonomies.ofGroups(8, new int[] {0, 1, 2}, new int[] {4, 5}));
    assertThat(none.blocks()).filteredOn(BlockMatch::isMatch).isEmpty();
    assertThat(none.agreement().meanNodeF1()).isZero();
    assertThat(none.agreement().copheneticCorrelation()).isFinite();
    assertThat(none.nodes()).extracting(NodeMatch::blockId).containsOnly(-1);
  }

  @Test
  void classesOfAnotherClassifierAreRefused() {
    Taxonomy other = Taxonomies.ofGroups(7, new int[] {0, 1});
    assertThatThrownBy(() -> align(other)).isInstanceOf(IllegalArgumentException.class);
  }
}
