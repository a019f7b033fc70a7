package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.data.Offset;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.Matrices;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Similarities;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is found in a graph is found in the matrix of the same similarities. */
class GraphBlocksTest {
  private static final int CLASSES = 90;
  private static final int SAMPLES = 2_000;
  private static final Offset<Double> ROUNDING = within(1e-9);

  /** Groups of 30 and of 10 inside them; two groups of ten share a factor. */
  private static double[][] scores(long seed) {
    Random random = new Random(seed);
    double[][] scores = new double[CLASSES][SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      double shared = 0.55 * random.nextGaussian();
      double outer = 0;
      double inner = 0;
      for (int id = 0; id < CLASSES; id++) {
        outer = id % 30 == 0 ? 0.6 * random.nextGaussian() : outer;
        inner = id % 10 == 0 ? 0.7 * random.nextGaussian() : inner;
        boolean isLinked = id / 10 == 1 || id / 10 == 6;
        scores[id][s] = outer + inner + (isLinked ? shared : 0) + 0.7 * random.nextGaussian();
      }
    }
    return scores;
  }

  /** Keeps the pairs above a bound. Class 45 has no correlation. */
  private static SimilarityGraph graph(double[][] scores, double least, long seed) {
    SimilarityMatrix similarity = Similarities.without(Matrices.ofScores(scores), 45);
    double[] loads = new Random(seed).doubles(CLASSES).map(u -> 0.3 * u).toArray();
    return Graphs.of(similarity, loads, (a, b) -> similarity.at(a, b) > least);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void hasTheMeansAndSpreadsOfEveryNode(long seed) {
    SimilarityGraph graph = graph(scores(seed), 0.05 * seed, seed);
    SimilarityMatrix matrix = Graphs.dense(graph);
    ClassOrder order = Matrices.ordered(matrix);
    NodeSimilarities actual = NodeSimilarities.of(graph, order);
    NodeSimilarities expected = NodeSimilarities.of(matrix, order);
    Dendrogram tree = order.dendrogram();
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      assertThat(actual.level(node))
          .as("level of %d", node)
          .isCloseTo(expected.level(node), ROUNDING);
      assertThat(actual.spread(node))
          .as("spread of %d", node)
          .isCloseTo(expected.spread(node), within(1e-7));
      assertThat(actual.sum(node)).as("sum of %d", node).isCloseTo(expected.sum(node), ROUNDING);
      assertThat(actual.outward(node))
          .as("sum outside of %d", node)
          .isCloseTo(expected.outward(node), ROUNDING);
      assertThat(actual.meanSquareOfRest(node))
          .as("mean square of the rest of %d", node)
          .isCloseTo(expected.meanSquareOfRest(node), ROUNDING);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void hasTheBlocksAndLinksOfTheMatrix(long seed) {
    double[][] scores = scores(seed);
    SimilarityGraph graph = graph(scores, 0.05, seed);
    SimilarityMatrix matrix = Graphs.dense(graph);
    SamplingNoise noise = Matrices.noise(scores);
    ClassOrder order = Matrices.ordered(matrix);
    BlockForest expected = new BlockFinder(3, 5).find(matrix, order, noise);
    BlockForest actual = new BlockFinder(3, 5).find(graph, order, noise);
    assertThat(expected.blocks()).as("seed %d", seed).hasSizeGreaterThan(10);
    assertThat(actual.blocks())
        .usingRecursiveFieldByFieldElementComparator(close())
        .isEqualTo(expected.blocks());
    List<Link> links = new LinkFinder(5).find(matrix, order, expected, noise);
    assertThat(links).as("seed %d", seed).isNotEmpty();
    assertThat(new LinkFinder(5).find(graph, order, actual, noise))
        .usingRecursiveFieldByFieldElementComparator(close())
        .isEqualTo(links);
  }

  private static RecursiveComparisonConfiguration close() {
    return RecursiveComparisonConfiguration.builder()
        .withComparatorForType(
            (x, y) -> Math.abs(x - y) <= 1e-9 || x.equals(y) ? 0 : Double.compare(x, y),
            Double.class)
        .build();
  }

  /**
   * Nothing is known of every seventh class; the others are the more general the lower their id.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void hasTheCentralClassesOfTheMatrix(long seed) {
    SimilarityGraph graph = graph(scores(seed), 0.15, seed);
    SimilarityMatrix matrix = Graphs.dense(graph);
    ClassOrder order = Matrices.ordered(matrix);
    Generality.AddedScores added =
        (a, b) ->
            a % 7 == 3 || b % 7 == 3 ? Double.NaN : matrix.at(a, b) * (b % 10 < a % 10 ? 1.6 : 0.6);
    int[] nodes =
        new BlockFinder(2, 2)
            .nodes(order, NodeSimilarities.of(matrix, order), Matrices.noise(scores(seed)));
    Nesting nesting = new Nesting(order, nodes);
    CentralClasses expected = CentralClasses.of(matrix, order, nodes, nesting, added, 0.1);
    CentralClasses actual = CentralClasses.of(graph, order, nodes, nesting, added, 0.1);
    int[] sizes = IntStream.of(nodes).map(order.dendrogram()::size).toArray();
    int generals = 0;
    for (int i = 0; i < nodes.length; i++) {
      assertThat(actual.hub(i)).as("hub of node %d", nodes[i]).isEqualTo(expected.hub(i));
      assertThat(actual.general(i)).as("general of %d", nodes[i]).isEqualTo(expected.general(i));
      generals += expected.general(i) >= 0 ? 1 : 0;
    }
    assertThat(generals).isPositive();
    assertThat(actual.names(sizes, nesting, graph.classes()))
        .isEqualTo(expected.names(sizes, nesting, graph.classes()));
  }
}
