package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CentralClassesTest {
  private static final ClassStatus OK = ClassStatus.OK;

  /** The beach is near the coast and the ocean, which are less near to each other. */
  private static SimilarityMatrix seaside(double coastAndOcean) {
    SymmetricMatrix values =
        SymmetricMatrix.builder(4)
            .set(0, 0, 1)
            .set(1, 1, 1)
            .set(2, 2, 1)
            .set(3, 3, 1)
            .set(1, 0, coastAndOcean)
            .set(2, 0, 0.8)
            .set(2, 1, 0.9)
            .set(3, 0, -0.5)
            .set(3, 1, -0.6)
            .set(3, 2, -0.4)
            .build();
    return new SimilarityMatrix(
        ClassList.ofNames(List.of("coast", "ocean", "beach", "office")),
        new ClassStatus[] {OK, OK, OK, OK},
        values);
  }

  private static CentralClasses centres(
      SimilarityMatrix similarity, ClassOrder order, int[] nodes, Generality.AddedScores added) {
    return CentralClasses.of(similarity, order, nodes, new Nesting(order, nodes), added, 0);
  }

  private static String[] names(
      CentralClasses centres, ClassOrder order, int[] nodes, SimilarityMatrix similarity) {
    return centres.names(
        IntStream.of(nodes).map(order.dendrogram()::size).toArray(),
        new Nesting(order, nodes),
        similarity.classes());
  }

  /** The hub and the name of the block of three and of those inside it that are asked for. */
  private static List<String> centres(SimilarityMatrix similarity, int... sizes) {
    ClassOrder order = Matrices.ordered(similarity);
    Dendrogram tree = order.dendrogram();
    int[] nodes =
        IntStream.of(sizes)
            .map(
                size ->
                    IntStream.range(4, tree.nodeCount())
                        .filter(node -> tree.size(node) == size)
                        .findFirst()
                        .orElseThrow())
            .toArray();
    CentralClasses centres = centres(similarity, order, nodes, (a, b) -> Double.NaN);
    String[] names = names(centres, order, nodes, similarity);
    return IntStream.range(0, nodes.length)
        .mapToObj(i -> centres.hub(i) + ": " + names[i])
        .toList();
  }

  @Test
  void theHubIsNearestToTheOthers() {
    assertThat(centres(seaside(0.6), 3)).containsExactly("2: beach, ocean +1");
    assertThat(centres(seaside(0.85), 3)).containsExactly("1: ocean, beach +1");
  }

  @Test
  void equallyCentralClassesGoById() {
    assertThat(centres(seaside(0.6), 2)).containsExactly("1: ocean, beach");
  }

  @Test
  void theSecondNameOfAnOuterBlockIsFromOutsideTheHubsInnerBlock() {
    assertThat(centres(seaside(0.6), 3, 2))
        .containsExactly("2: beach, coast +1", "1: ocean, beach");
  }

  /** The block of the beach, the coast and the ocean, and that of the ocean and the beach in it. */
  private static List<String> names(Generality.AddedScores added) {
    SimilarityMatrix similarity = seaside(0.6);
    ClassOrder order = Matrices.ordered(similarity);
    int[] nodes = {5, 4};
    CentralClasses centres = centres(similarity, order, nodes, added);
    String[] names = names(centres, order, nodes, similarity);
    return IntStream.of(0, 1).mapToObj(i -> centres.general(i) + ": " + names[i]).toList();
  }

  @Test
  void theGeneralClassLeadsAndTheHubFollows() {
    assertThat(names((a, b) -> b == 0 ? 1 : 0.1))
        .as("all scores come with the coast")
        .containsExactly("0: coast, beach +1", "-1: ocean, beach");
  }

  @Test
  void aGeneralClassOfTheHubsInnerBlockIsFollowedByAnotherOne() {
    assertThat(names((a, b) -> b == 1 ? 1 : 0.1))
        .as("all scores come with the ocean")
        .containsExactly("1: ocean, coast +1", "1: beach, ocean");
  }

  @Test
  void ofSeveralGeneralClassesTheOneLeadsThatContainsTheOthersMost() {
    assertThat(names((a, b) -> b == 0 ? 0.7 : b == 2 ? 0.8 : 0.1).get(0))
        .isEqualTo("2: beach, coast +1");
    assertThat(names((a, b) -> b == 0 ? 0.8 : b == 2 ? 0.8 : 0.1).get(0))
        .as("ties go by id")
        .isEqualTo("0: coast, beach +1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void areThoseOfAPlainSearch(long seed) {
    Random random = new Random(seed);
    SimilarityMatrix similarity =
        Matrices.of(70, (i, j) -> 0.5 * (i / 10 == j / 10 ? 1 : 0) + 0.4 * random.nextDouble());
    ClassOrder order = Matrices.ordered(similarity);
    Dendrogram tree = order.dendrogram();
    int[] nodes =
        IntStream.range(70, tree.root())
            .filter(node -> node % 3 == 0)
            .boxed()
            .sorted(
                (a, b) ->
                    order.start(a) != order.start(b)
                        ? order.start(a) - order.start(b)
                        : tree.size(b) - tree.size(a))
            .mapToInt(Integer::intValue)
            .toArray();
    CentralClasses centres = centres(similarity, order, nodes, (a, b) -> Double.NaN);
    String[] names = names(centres, order, nodes, similarity);
    for (int i = 0; i < nodes.length; i++) {
      int outer = nodes[i];
      int[] members = members(order, outer);
      int hub = mostCentral(similarity, members, members);
      int hubsBranch =
          IntStream.of(nodes)
              .filter(node -> lies(order, node, outer) && contains(order, node, hub))
              .boxed()
              .max(Comparator.comparingInt(tree::size))
              .orElse(order.leafAt(order.positionOf(hub)));
      int[] others = IntStream.of(members).filter(id -> !contains(order, hubsBranch, id)).toArray();
      int second = mostCentral(similarity, others, members);
      assertThat(centres.hub(i)).as("seed %d, node %d", seed, outer).isEqualTo(hub);
      assertThat(List.of(names[i].replaceAll(" [+].*", "").split(", ")))
          .as("seed %d, node %d", seed, outer)
          .containsExactlyInAnyOrder("" + hub, "" + second);
    }
  }

  /** Whether a node lies inside another one and is smaller. */
  private static boolean lies(ClassOrder order, int inner, int outer) {
    return inner != outer
        && order.start(inner) >= order.start(outer)
        && order.end(inner) <= order.end(outer);
  }

  private static boolean contains(ClassOrder order, int node, int classId) {
    return order.positionOf(classId) >= order.start(node)
        && order.positionOf(classId) < order.end(node);
  }

  private static int[] members(ClassOrder order, int node) {
    return IntStream.range(order.start(node), order.end(node)).map(order::classAt).toArray();
  }

  private static int mostCentral(SimilarityMatrix similarity, int[] candidates, int[] members) {
    int best = -1;
    double bestSum = 0;
    for (int id : IntStream.of(candidates).sorted().toArray()) {
      double sum = IntStream.of(members).mapToDouble(other -> similarity.at(id, other)).sum();
      if (best < 0 || sum > bestSum + 1e-12) {
        best = id;
        bestSum = sum;
      }
    }
    return best;
  }
}
