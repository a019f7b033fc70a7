package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class StraySiblingsTest {
  private static List<SiblingPair> pairs(Taxonomy taxonomy, SimilarityMatrix similarity, int most) {
    ClassOrder order = Matrices.ordered(similarity);
    ComparedTaxonomy compared = new ComparedTaxonomy(taxonomy, order);
    return new StraySiblings(compared, similarity, order).pairs(most);
  }

  @Test
  void aStrayClassComesUpOnceWithItsFarthestSibling() {
    int[] dogs = IntStream.range(0, 10).toArray();
    int[] rattles = IntStream.range(10, 20).toArray();
    SimilarityMatrix similarity =
        Matrices.of(
            20,
            (i, j) -> {
              double within = i < 10 ? 0.8 : 0.0;
              return i == 9 ? 0.1 - 0.001 * j : i / 10 == j / 10 ? within : 0.0;
            });
    Taxonomy taxonomy = Taxonomies.ofGroups(20, dogs, rattles);
    List<SiblingPair> pairs = pairs(taxonomy, similarity, 100);
    assertThat(pairs).hasSize(1);
    SiblingPair pair = pairs.get(0);
    assertThat(pair.classA()).isEqualTo(8);
    assertThat(pair.classB()).isEqualTo(9);
    assertThat(taxonomy.graph().id(pair.parent())).isEqualTo("group 0");
    assertThat(pair.similarity()).isEqualTo(0.1 - 0.008);
    assertThat(pair.expected()).isBetween(0.6, 0.8);
    ClassOrder order = Matrices.ordered(similarity);
    Dendrogram tree = order.dendrogram();
    assertThat(pair.height()).isEqualTo(tree.height(tree.parents()[9]));
  }

  @Test
  void equalSiblingsAreNotFarApart() {
    Taxonomy taxonomy = Taxonomies.ofGroups(6, new int[] {0, 1, 2}, new int[] {3, 4, 5});
    assertThat(pairs(taxonomy, Matrices.of(6, (i, j) -> 0.1), 100)).isEmpty();
    assertThat(pairs(Taxonomies.ofGroups(6, new int[] {3}), Matrices.of(6, (i, j) -> 0.1), 100))
        .isEmpty();
  }

  @Test
  void agreesWithThePlainWayInAnyGraph() {
    int listed = 0;
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int size = 10 + random.nextInt(30);
      SimilarityMatrix similarity =
          Matrices.of(size, (i, j) -> 0.8 - 0.05 * Math.exp(random.nextGaussian()));
      Taxonomy taxonomy = Taxonomies.random(random, size, 60);
      List<SiblingPair> expected = plain(taxonomy, similarity);
      List<SiblingPair> found = pairs(taxonomy, similarity, 3);
      assertThat(found).as("seed %d", seed).hasSize(Math.min(3, expected.size()));
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i).classA()).as("seed %d", seed).isEqualTo(expected.get(i).classA());
        assertThat(found.get(i).classB()).as("seed %d", seed).isEqualTo(expected.get(i).classB());
        assertThat(found.get(i).deviation())
            .as("seed %d", seed)
            .isCloseTo(expected.get(i).deviation(), within(1e-9));
      }
      listed += found.size();
    }
    assertThat(listed).as("pairs in all").isGreaterThan(30);
  }

  private static List<SiblingPair> plain(Taxonomy taxonomy, SimilarityMatrix similarity) {
    List<List<double[]>> families = new ArrayList<>();
    for (int parent = 0; parent < taxonomy.graph().size(); parent++) {
      families.add(new ArrayList<>());
      for (int b = 0; b < similarity.size(); b++) {
        for (int a = 0; a < b; a++) {
          if (isChild(taxonomy, a, parent) && isChild(taxonomy, b, parent)) {
            families.get(parent).add(new double[] {a, b, similarity.at(a, b)});
          }
        }
      }
    }
    double all =
        families.stream().flatMap(List::stream).mapToDouble(pair -> pair[2]).average().orElse(0);
    List<SiblingPair> below = new ArrayList<>();
    for (int parent = 0; parent < families.size(); parent++) {
      for (double[] pair : families.get(parent)) {
        double others = all;
        for (double[] other : families.get(parent)) {
          others += other == pair ? 0 : other[2];
        }
        double expected = others / families.get(parent).size();
        below.add(
            new SiblingPair(
                (int) pair[0], (int) pair[1], parent, pair[2], expected, expected - pair[2], 0));
      }
    }
    double usual =
        Math.sqrt(
            below.stream()
                .mapToDouble(SiblingPair::deviation)
                .filter(shortfall -> shortfall > 1e-9)
                .map(shortfall -> shortfall * shortfall)
                .average()
                .orElse(1));
    return worst(below, usual);
  }

  private static boolean isChild(Taxonomy taxonomy, int id, int parent) {
    return taxonomy.has(id)
        && IntStream.of(taxonomy.graph().parents(taxonomy.nodeOf(id))).anyMatch(p -> p == parent);
  }

  private static List<SiblingPair> worst(List<SiblingPair> below, double usual) {
    List<SiblingPair> far =
        below.stream()
            .filter(pair -> pair.deviation() >= 2 * usual)
            .map(
                p ->
                    new SiblingPair(
                        p.classA(),
                        p.classB(),
                        p.parent(),
                        p.similarity(),
                        p.expected(),
                        p.deviation() / usual,
                        0))
            .sorted(
                Comparator.comparingDouble((SiblingPair p) -> -p.deviation())
                    .thenComparingInt(SiblingPair::classA)
                    .thenComparingInt(SiblingPair::classB)
                    .thenComparingInt(SiblingPair::parent))
            .toList();
    Set<Integer> seen = new HashSet<>();
    List<SiblingPair> candidates = new ArrayList<>();
    for (SiblingPair pair : far) {
      boolean worstOfA = seen.add(pair.classA());
      boolean worstOfB = seen.add(pair.classB());
      if (worstOfA || worstOfB) {
        candidates.add(pair);
      }
    }
    Set<Integer> used = new HashSet<>();
    List<SiblingPair> once = new ArrayList<>();
    for (SiblingPair pair : candidates) {
      if (!used.contains(pair.classA()) && !used.contains(pair.classB())) {
        used.add(pair.classA());
        used.add(pair.classB());
        once.add(pair);
      }
    }
    return once;
  }
}
