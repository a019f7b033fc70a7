package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class CopheneticCorrelationTest {
  private static double correlation(Taxonomy taxonomy, ClassOrder order) {
    return CopheneticCorrelation.of(new ComparedTaxonomy(taxonomy, order), order);
  }

  private static ClassOrder order(Dendrogram tree) {
    int[] classes = IntStream.range(0, tree.leafCount()).toArray();
    return new ClassOrder(tree, tree.leafOrder(), classes, tree.leafCount());
  }

  @Test
  void isThatOfScipysCopheneticDistances() {
    // scipy 1.17.1: Z = [[0,1,.1,2],[2,3,.3,2],[6,4,.4,3],[7,8,.7,5],[9,5,.9,6]]
    // np.corrcoef(cophenet(Z), y)[0, 1], where y of a pair is log 3 within {0, 1, 2}, log 2 within
    // {3, 4} and log 6 otherwise
    Dendrogram tree =
        new Dendrogram(
            6,
            new int[] {0, 2, 6, 7, 9},
            new int[] {1, 3, 4, 8, 5},
            new double[] {0.1, 0.3, 0.4, 0.7, 0.9});
    Taxonomy taxonomy =
        Taxonomies.ofGroups(6, new int[] {0, 1, 2}, new int[] {3, 4}, new int[] {5});
    assertThat(correlation(taxonomy, order(tree))).isCloseTo(0.21954000209843041, within(1e-12));
  }

  @Test
  void agreesWithThePlainWayInAnyGraph() {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      int size = 5 + random.nextInt(40);
      SimilarityMatrix similarity =
          Matrices.of(size, (i, j) -> 0.5 + 0.4 * random.nextGaussian() / (1 + (i + j) % 3));
      ClassOrder order = Matrices.ordered(similarity);
      Taxonomy taxonomy = Taxonomies.random(random, size, 60);
      assertThat(correlation(taxonomy, order))
          .as("seed %d", seed)
          .isCloseTo(plain(taxonomy, order), within(1e-10));
    }
  }

  private static double plain(Taxonomy taxonomy, ClassOrder order) {
    int[] known = IntStream.of(order.leafClasses()).filter(taxonomy::has).toArray();
    List<Set<Integer>> nodes = new ArrayList<>();
    for (int node = 0; node < taxonomy.graph().size(); node++) {
      nodes.add(Taxonomies.members(taxonomy, node, known));
    }
    List<double[]> pairs = new ArrayList<>();
    for (int a : known) {
      for (int b : known) {
        if (a < b) {
          int least = known.length;
          for (Set<Integer> node : nodes) {
            least = node.contains(a) && node.contains(b) ? Math.min(least, node.size()) : least;
          }
          pairs.add(new double[] {height(order, a, b), Math.log(least)});
        }
      }
    }
    return pearson(pairs);
  }

  private static double height(ClassOrder order, int a, int b) {
    Dendrogram tree = order.dendrogram();
    int node = tree.leafCount();
    while (!holds(order, node, a) || !holds(order, node, b)) {
      node++;
    }
    return tree.height(node);
  }

  private static boolean holds(ClassOrder order, int node, int id) {
    return order.start(node) <= order.positionOf(id) && order.positionOf(id) < order.end(node);
  }

  private static double pearson(List<double[]> pairs) {
    double meanX = pairs.stream().mapToDouble(p -> p[0]).average().orElse(Double.NaN);
    double meanY = pairs.stream().mapToDouble(p -> p[1]).average().orElse(Double.NaN);
    double xy = pairs.stream().mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum();
    double xx = pairs.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
    double yy = pairs.stream().mapToDouble(p -> (p[1] - meanY) * (p[1] - meanY)).sum();
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void isNoNumberWithoutDifferences() {
    for (int size = 0; size < 4; size++) {
      SimilarityMatrix equal = Matrices.of(size, (i, j) -> 0.5);
      Taxonomy flat = Taxonomies.ofGroups(size, IntStream.range(0, size).toArray());
      assertThat(correlation(flat, Matrices.ordered(equal))).isNaN();
    }
  }
}
