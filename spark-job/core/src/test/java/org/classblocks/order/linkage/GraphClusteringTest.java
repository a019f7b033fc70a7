package org.classblocks.order.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraphClusteringTest {
  /** Two roundings to multiples of 2^-34, one of them before a comparison. */
  private static final double ROUNDING = 0x1p-33;

  /** Which pairs are kept. */
  private enum Shape {
    NONE,
    FEW,
    MANY,
    ALL,
    CHAIN,
    STAR,
    HUB,
    HUBS,
    /**
     * A hub that resembles no other class, but half of each pair of similar ones is kept with it.
     */
    HUB_OF_PAIRS,
    COMPONENTS;

    boolean keeps(int i, int j, Random random) {
      return switch (this) {
        case NONE -> false;
        case FEW -> random.nextDouble() < 0.05;
        case MANY -> random.nextDouble() < 0.5;
        case ALL -> true;
        case CHAIN -> i - j == 1;
        case STAR -> j == 0;
        case HUBS -> j < 4 && random.nextDouble() < 0.8;
        case HUB -> j == 0 || random.nextDouble() < 0.03;
        case HUB_OF_PAIRS -> j == 0 ? i % 2 == 1 : i % 2 == 0 && j == i - 1;
        case COMPONENTS -> i / 7 == j / 7;
      };
    }

    double similarity(int j, Random random) {
      return this == HUB_OF_PAIRS && j == 0
          ? -0.2 * random.nextDouble()
          : 1.2 * random.nextDouble() - 0.2;
    }
  }

  /** The loads, drawn without ties, or from so few values that there are many. */
  private enum Loads {
    POSITIVE,
    NEGATIVE,
    BOTH_SIGNS,
    ZERO,
    TIED;

    double draw(Random random) {
      return switch (this) {
        case POSITIVE -> 0.05 + 0.5 * random.nextDouble();
        case NEGATIVE -> -0.05 - 0.5 * random.nextDouble();
        case BOTH_SIGNS -> random.nextDouble() - 0.5;
        case ZERO -> 0;
        case TIED -> 0.25 * (random.nextInt(3) - 1);
      };
    }

    boolean hasTies() {
      return this == ZERO || this == TIED;
    }
  }

  private interface Check {
    void accept(SimilarityGraph graph, String name);
  }

  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"AVERAGE", "COMPLETE", "SINGLE"})
  void makesTheTreeOfTheMatrix(Linkage linkage) {
    forEachGraph(
        List.of(Loads.POSITIVE, Loads.NEGATIVE, Loads.BOTH_SIGNS),
        (graph, name) -> {
          assertSameTree(
              new GraphClustering(linkage).cluster(graph),
              new HierarchicalClustering(linkage).cluster(distances(graph)),
              linkage == Linkage.AVERAGE ? ROUNDING : 0,
              name);
        });
  }

  /** For average linkage ties of means depend on how they are rounded. */
  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"COMPLETE", "SINGLE"})
  void breaksTiesAsTheChainDoesForTheMatrix(Linkage linkage) {
    forEachGraph(
        List.of(Loads.ZERO, Loads.TIED),
        (graph, name) ->
            assertSameTree(
                new GraphClustering(linkage).cluster(graph),
                NearestNeighbourChain.cluster(new ActiveClusters(linkage, distances(graph))),
                0,
                name));
  }

  /** Rows of hubs that are trees, and have many values to tell apart. */
  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"AVERAGE", "COMPLETE", "SINGLE"})
  void makesTheTreeOfTheMatrixOfHubs(Linkage linkage) {
    forEachGraphOfHubs(
        List.of(Loads.POSITIVE, Loads.NEGATIVE, Loads.BOTH_SIGNS),
        (graph, name) -> {
          Dendrogram expected = new HierarchicalClustering(linkage).cluster(distances(graph));
          assertSameTree(
              new GraphClustering(linkage).cluster(graph),
              expected,
              linkage == Linkage.AVERAGE ? ROUNDING : 0,
              name);
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"COMPLETE", "SINGLE"})
  void breaksTiesOfHubsAsTheChainDoesForTheMatrix(Linkage linkage) {
    forEachGraphOfHubs(
        List.of(Loads.ZERO, Loads.TIED),
        (graph, name) ->
            assertSameTree(
                new GraphClustering(linkage).cluster(graph),
                NearestNeighbourChain.cluster(new ActiveClusters(linkage, distances(graph))),
                0,
                name));
  }

  /** Ties too, as sums are exact. */
  @Test
  void makesTheSameTreeWhateverRowsAreLoose() {
    Check check =
        (graph, name) -> {
          NumberedGraph numbered = new NumberedGraph(graph);
          Dendrogram tree =
              NearestNeighbourChain.cluster(new AverageClusters(numbered, Integer.MAX_VALUE - 1));
          for (int longestLoose : new int[] {0, 1, 10}) {
            assertSameTree(
                NearestNeighbourChain.cluster(new AverageClusters(numbered, longestLoose)),
                tree,
                0,
                name + ", at most " + longestLoose + " entries loose");
          }
        };
    forEachGraph(List.of(Loads.values()), check);
    forEachGraphOfHubs(List.of(Loads.values()), check);
  }

  /** Leaf after leaf joins the hub, in the order of ids. */
  @ParameterizedTest
  @CsvSource({"AVERAGE, 100", "AVERAGE, 5000", "COMPLETE, 5000", "SINGLE, 5000"})
  void addsLeafAfterLeafToAStarOfEqualSimilarities(Linkage linkage, int size) {
    ClassStatus[] statuses = new ClassStatus[size];
    Arrays.fill(statuses, ClassStatus.OK);
    double[] similarities = new double[size - 1];
    Arrays.fill(similarities, 0.75);
    Dendrogram tree =
        new GraphClustering(linkage)
            .cluster(
                SimilarityGraph.builder(ClassList.numbered(size), statuses, new double[size])
                    .add(
                        0,
                        IntStream.range(1, size).toArray(),
                        similarities,
                        new int[size - 1],
                        0,
                        size - 1,
                        1)
                    .build());
    for (int leaf = 1; leaf < size; leaf++) {
      int node = size + leaf - 1;
      assertThat(new int[] {tree.left(node), tree.right(node)})
          .as("node %d", node)
          .containsExactly(leaf == 1 ? 0 : leaf, leaf == 1 ? 1 : node - 1);
      assertThat(tree.height(node))
          .isEqualTo(
              switch (linkage) {
                case AVERAGE -> 1 - SimilarityMatrix.rounded(0.75 / leaf);
                case COMPLETE -> leaf == 1 ? 0.25 : 1;
                default -> 0.25;
              });
    }
  }

  private static void assertSameTree(
      Dendrogram tree, Dendrogram expected, double tolerance, String name) {
    assertThat(tree.leafCount()).isEqualTo(expected.leafCount());
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      assertThat(new int[] {tree.left(node), tree.right(node)})
          .as("%s, node %d", name, node)
          .containsExactly(expected.left(node), expected.right(node));
      assertThat(tree.height(node))
          .as("%s, node %d", name, node)
          .isCloseTo(expected.height(node), within(tolerance));
    }
  }

  /** The similarity of two clusters is taken from all pairs of their leaves. */
  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"AVERAGE", "COMPLETE", "SINGLE"})
  void alwaysMergesTheNearestClusters(Linkage linkage) {
    forEachGraph(
        List.of(Loads.values()),
        (graph, name) -> {
          Distances distances = distances(graph);
          Dendrogram tree = new GraphClustering(linkage).cluster(graph);
          List<Integer> active = new ArrayList<>();
          List<int[]> leaves = new ArrayList<>();
          for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
            active.add(leaf);
            leaves.add(new int[] {leaf});
          }
          for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
            int[] left = leaves.get(tree.left(node));
            int[] right = leaves.get(tree.right(node));
            assertThat(tree.height(node))
                .as("%s, height of node %d", name, node)
                .isCloseTo(distance(linkage, distances, left, right), within(ROUNDING));
            for (int a : active) {
              for (int b : active) {
                if (a < b) {
                  assertThat(distance(linkage, distances, leaves.get(a), leaves.get(b)))
                      .as("%s, %d and %d before node %d", name, a, b, node)
                      .isGreaterThanOrEqualTo(tree.height(node) - ROUNDING);
                }
              }
            }
            active.removeAll(List.of(tree.left(node), tree.right(node)));
            active.add(node);
            leaves.add(
                IntStream.concat(Arrays.stream(left), Arrays.stream(right)).sorted().toArray());
          }
        });
  }

  private static double distance(Linkage linkage, Distances distances, int[] a, int[] b) {
    double[] pairs =
        Arrays.stream(a)
            .boxed()
            .flatMapToDouble(i -> Arrays.stream(b).mapToDouble(j -> distances.at(i, j)))
            .toArray();
    return switch (linkage) {
      case COMPLETE -> Arrays.stream(pairs).max().orElseThrow();
      case SINGLE -> Arrays.stream(pairs).min().orElseThrow();
      default -> Arrays.stream(pairs).average().orElseThrow();
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"AVERAGE", "COMPLETE", "SINGLE"})
  void goesThroughManyClassesWithoutKeptPairs(Linkage linkage) {
    Random random = new Random(7);
    int size = 100_000;
    for (DoubleSupplier loads :
        List.<DoubleSupplier>of(() -> 0, () -> 0.25, () -> 0.5 * random.nextDouble())) {
      ClassStatus[] statuses = new ClassStatus[size];
      Arrays.fill(statuses, ClassStatus.OK);
      SimilarityGraph graph =
          SimilarityGraph.builder(
                  ClassList.numbered(size),
                  statuses,
                  IntStream.range(0, size).mapToDouble(id -> loads.getAsDouble()).toArray())
              .build();
      Dendrogram tree = new GraphClustering(linkage).cluster(graph);
      assertThat(tree.size(tree.root())).isEqualTo(size);
      assertThat(tree.inversions()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"AVERAGE", "COMPLETE", "SINGLE"})
  void makesNoTreeOfClassesWithoutCorrelation(Linkage linkage) {
    SimilarityGraph graph =
        SimilarityGraph.builder(
                ClassList.numbered(2),
                new ClassStatus[] {ClassStatus.CONSTANT, ClassStatus.CONSTANT},
                new double[2])
            .build();
    assertThat(new GraphClustering(linkage).cluster(graph).nodeCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"AVERAGE", "COMPLETE", "SINGLE"},
      mode = EnumSource.Mode.EXCLUDE)
  void refusesOtherLinkage(Linkage linkage) {
    assertThatThrownBy(() -> new GraphClustering(linkage))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found " + linkage);
  }

  private static void forEachGraph(List<Loads> loads, Check check) {
    long seed = 0;
    for (Shape shape : Shape.values()) {
      for (Loads load : loads) {
        for (int size : new int[] {1, 2, 3, 7, 20, 60}) {
          seed++;
          check.accept(
              graph(new Random(seed), shape, load, size),
              "%s, %s, %d classes, seed %d".formatted(shape, load, size, seed));
        }
      }
    }
  }

  /** Graphs with rows that are trees. */
  private static void forEachGraphOfHubs(List<Loads> loads, Check check) {
    long seed = 0;
    for (Shape shape : List.of(Shape.STAR, Shape.HUB, Shape.HUBS, Shape.HUB_OF_PAIRS, Shape.MANY)) {
      for (Loads load : loads) {
        seed++;
        check.accept(
            graph(new Random(seed), shape, load, 400),
            "%s, %s, 400 classes, seed %d".formatted(shape, load, seed));
      }
    }
  }

  /** A graph in which about one class in ten has no correlation. */
  private static SimilarityGraph graph(Random random, Shape shape, Loads loads, int size) {
    ClassStatus[] statuses = new ClassStatus[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      statuses[i] = random.nextInt(10) == 0 ? ClassStatus.CONSTANT : ClassStatus.OK;
      values[i] = statuses[i] == ClassStatus.OK ? loads.draw(random) : Double.NaN;
    }
    SimilarityGraph.Builder graph =
        SimilarityGraph.builder(ClassList.numbered(size), statuses, values);
    for (int i = 0; i < size; i++) {
      if (statuses[i] == ClassStatus.OK) {
        int[] others = new int[i];
        double[] similarities = new double[i];
        int count = 0;
        for (int j = 0; j < i; j++) {
          if (statuses[j] == ClassStatus.OK && shape.keeps(i, j, random)) {
            others[count] = j;
            similarities[count++] =
                loads.hasTies() ? 0.25 * random.nextInt(4) : shape.similarity(j, random);
          }
        }
        graph.add(i, others, similarities, new int[i], 0, count, 1);
      }
    }
    return graph.build();
  }

  private static Distances distances(SimilarityGraph graph) {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(graph.size());
    ClassStatus[] statuses = new ClassStatus[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      statuses[i] = graph.status(i);
      for (int j = 0; j <= i; j++) {
        values.set(i, j, graph.at(i, j));
      }
    }
    SimilarityMatrix matrix = new SimilarityMatrix(graph.classes(), statuses, values.build());
    return DistanceMeasure.CORRELATION.distances(matrix.rounded(), graph.usableClasses());
  }
}
