package org.classblocks.order.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.GoldenFile;
import org.classblocks.order.Points;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

public class HierarchicalClusteringTest {
  private static final String[] GOLDEN = {
    "points-2", "points-3", "points-5", "points-17", "points-64", "points-150",
    "distances-2", "distances-3", "distances-5", "distances-17", "distances-64", "distances-150",
    "ties-grid", "ties-duplicates", "ties-equal", "ties-integers"
  };

  static Stream<Arguments> goldenTrees() {
    List<Arguments> trees = new ArrayList<>();
    for (String name : GOLDEN) {
      for (Linkage linkage : Linkage.values()) {
        if (GoldenFile.read("linkage-" + name + ".txt").sections().contains(section(linkage))) {
          trees.add(Arguments.of(name, linkage));
        }
      }
    }
    return trees.stream();
  }

  @ParameterizedTest
  @MethodSource("goldenTrees")
  void equalsScipy(String name, Linkage linkage) {
    GoldenFile golden = GoldenFile.read("linkage-" + name + ".txt");
    SymmetricMatrix distances =
        golden.sections().contains("points")
            ? Points.distances(golden.table("points"))
            : golden.lowerTriangle("distances", 0);
    assertSameMerges(
        new HierarchicalClustering(linkage).cluster(new MatrixDistances(distances)),
        golden.table(section(linkage)));
  }

  /** Children and sizes are scipy's; heights to 1e-12 of their size. */
  public static void assertSameMerges(Dendrogram tree, double[][] merges) {
    assertThat(tree.leafCount()).isEqualTo(merges.length + 1);
    for (int merge = 0; merge < merges.length; merge++) {
      int node = tree.leafCount() + merge;
      double[] expected = merges[merge];
      assertThat(new int[] {tree.left(node), tree.right(node), tree.size(node)})
          .as("merge %d", merge)
          .containsExactly((int) expected[0], (int) expected[1], (int) expected[3]);
      assertThat(tree.height(node))
          .as("height of merge %d", merge)
          .isCloseTo(expected[2], within(1e-12 * expected[2]));
    }
  }

  private static String section(Linkage linkage) {
    return linkage.name().toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void noLeavesMakeNoTree(Linkage linkage) {
    Dendrogram tree =
        new HierarchicalClustering(linkage)
            .cluster(new MatrixDistances(SymmetricMatrix.builder(0).build()));
    assertThat(tree.nodeCount()).isZero();
    assertThat(tree.root()).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void oneLeafIsItsOwnTree(Linkage linkage) {
    Dendrogram tree =
        new HierarchicalClustering(linkage)
            .cluster(new MatrixDistances(SymmetricMatrix.builder(1).build()));
    assertThat(tree.nodeCount()).isEqualTo(1);
    assertThat(tree.root()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void leavesThatCoincideMergeAtZero(Linkage linkage) {
    Dendrogram tree =
        new HierarchicalClustering(linkage)
            .cluster(new MatrixDistances(SymmetricMatrix.builder(7).build()));
    for (int node = 7; node < tree.nodeCount(); node++) {
      assertThat(tree.height(node)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void leavesTheDistancesAsTheyAre(Linkage linkage) {
    double[][] points = Points.random(11, 30, 3);
    SymmetricMatrix distances = Points.distances(points);
    new HierarchicalClustering(linkage).cluster(new MatrixDistances(distances));
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distances.at(i, j)).isEqualTo(Points.distance(points[i], points[j]));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"CENTROID", "MEDIAN"},
      mode = EnumSource.Mode.EXCLUDE)
  void neverInverts(Linkage linkage) {
    for (long seed = 0; seed < 20; seed++) {
      Dendrogram tree =
          new HierarchicalClustering(linkage)
              .cluster(new MatrixDistances(randomDistances(seed, 50)));
      for (int node = 50; node < tree.nodeCount(); node++) {
        assertThat(tree.height(node))
            .as("seed %d, node %d", seed, node)
            .isGreaterThanOrEqualTo(tree.height(tree.left(node)))
            .isGreaterThanOrEqualTo(tree.height(tree.right(node)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Linkage.class,
      names = {"CENTROID", "MEDIAN"})
  void keepsInversions(Linkage linkage) {
    double[][] triangle = {{0, 0}, {1, 0}, {0.5, 0.9}};
    Dendrogram tree =
        new HierarchicalClustering(linkage)
            .cluster(new MatrixDistances(Points.distances(triangle)));
    assertThat(tree.height(3)).isEqualTo(1);
    assertThat(tree.height(4)).isCloseTo(0.9, within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void distancesOfNoPointsGiveFiniteHeightsToo(Linkage linkage) {
    for (long seed = 0; seed < 20; seed++) {
      Dendrogram tree =
          new HierarchicalClustering(linkage)
              .cluster(new MatrixDistances(randomDistances(seed, 50)));
      for (int node = 50; node < tree.nodeCount(); node++) {
        assertThat(tree.height(node)).as("seed %d", seed).isFinite().isPositive();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void theNamesOfTheLeavesDoNotMatter(Linkage linkage) {
    for (long seed = 0; seed < 5; seed++) {
      int size = 40;
      double[][] points = Points.random(seed, size, 6);
      int[] shuffled = shuffled(seed, size);
      double[][] moved =
          IntStream.range(0, size).mapToObj(i -> points[shuffled[i]]).toArray(double[][]::new);
      HierarchicalClustering clustering = new HierarchicalClustering(linkage);
      double[][] expected =
          cophenetic(clustering.cluster(new MatrixDistances(Points.distances(points))));
      double[][] actual =
          cophenetic(clustering.cluster(new MatrixDistances(Points.distances(moved))));
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          assertThat(actual[i][j])
              .as("seed %d, leaves %d and %d", seed, i, j)
              .isCloseTo(expected[shuffled[i]][shuffled[j]], within(1e-12));
        }
      }
    }
  }

  @Test
  void singleLinkageIsTheMinimumSpanningTree() {
    for (long seed = 0; seed < 20; seed++) {
      SymmetricMatrix distances = randomDistances(seed, 45);
      Dendrogram tree =
          new HierarchicalClustering(Linkage.SINGLE).cluster(new MatrixDistances(distances));
      double[] heights = IntStream.range(45, 89).mapToDouble(tree::height).toArray();
      assertThat(heights).as("seed %d", seed).containsExactly(spanningTree(distances));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e-300, 1e151})
  void refusesWhatIsNoDistance(double value) {
    SymmetricMatrix distances = SymmetricMatrix.builder(3).set(2, 1, value).build();
    assertThatThrownBy(
            () ->
                new HierarchicalClustering(Linkage.AVERAGE).cluster(new MatrixDistances(distances)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaves 1 and 2")
        .hasMessageContaining(Double.toString(value));
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void theLargestDistancesStayFinite(Linkage linkage) {
    Dendrogram tree =
        new HierarchicalClustering(linkage)
            .cluster(new MatrixDistances(Points.equidistant(20, 1e150)));
    for (int node = 20; node < tree.nodeCount(); node++) {
      assertThat(tree.height(node)).isFinite();
    }
  }

  private static SymmetricMatrix randomDistances(long seed, int size) {
    Random random = new Random(seed);
    SymmetricMatrix.Builder distances = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        distances.set(i, j, random.nextDouble());
      }
    }
    return distances.build();
  }

  private static int[] shuffled(long seed, int size) {
    List<Integer> indices = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(indices, new Random(seed));
    return indices.stream().mapToInt(i -> i).toArray();
  }

  /** The height of the lowest node over each pair of leaves. */
  private static double[][] cophenetic(Dendrogram tree) {
    double[][] heights = new double[tree.leafCount()][tree.leafCount()];
    Permutation order = tree.leafOrder();
    ClassOrder places =
        new ClassOrder(tree, order, IntStream.range(0, order.size()).toArray(), tree.leafCount());
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      for (int a = places.start(tree.left(node)); a < places.end(tree.left(node)); a++) {
        for (int b = places.start(tree.right(node)); b < places.end(tree.right(node)); b++) {
          heights[order.at(a)][order.at(b)] = tree.height(node);
          heights[order.at(b)][order.at(a)] = tree.height(node);
        }
      }
    }
    return heights;
  }

  /** Kruskal: the lengths of the edges that join two trees, from short to long. */
  private static double[] spanningTree(SymmetricMatrix distances) {
    List<int[]> edges = new ArrayList<>();
    int[] tree = IntStream.range(0, distances.size()).toArray();
    for (int i = 0; i < tree.length; i++) {
      for (int j = 0; j < i; j++) {
        edges.add(new int[] {i, j});
      }
    }
    edges.sort((a, b) -> Double.compare(distances.at(a[0], a[1]), distances.at(b[0], b[1])));
    List<Double> lengths = new ArrayList<>();
    for (int[] edge : edges) {
      int from = tree[edge[0]];
      int to = tree[edge[1]];
      if (from != to) {
        lengths.add(distances.at(edge[0], edge[1]));
        for (int i = 0; i < tree.length; i++) {
          tree[i] = tree[i] == from ? to : tree[i];
        }
      }
    }
    return lengths.stream().mapToDouble(length -> length).toArray();
  }
}
