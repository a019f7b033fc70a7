package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSimilaritiesTest {
  /** Sums of a few hundred numbers of at most 1. */
  private static final Offset<Double> ROUNDING = within(1e-12);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void areTheMeansOverThePairs(long seed) {
    Random random = new Random(seed);
    int leaves = 2 + random.nextInt(30);
    int[] leafClasses = chosen(leaves, leaves + random.nextInt(5), random);
    int classCount = leafClasses[leaves - 1] + 1;
    SimilarityMatrix similarity = similarity(classCount, leafClasses, random);
    Dendrogram tree = randomTree(leaves, random);
    ClassOrder order = new ClassOrder(tree, tree.leafOrder(), leafClasses, classCount);
    NodeSimilarities actual = NodeSimilarities.of(similarity, order);

    List<List<Integer>> members = members(tree, leafClasses);
    List<Integer> all = Arrays.stream(leafClasses).boxed().toList();
    for (int node = leaves; node < tree.nodeCount(); node++) {
      List<Integer> inside = members.get(node);
      List<Integer> rest = all.stream().filter(id -> !inside.contains(id)).toList();
      assertThat(actual.level(node))
          .as("level of node %d, seed %d", node, seed)
          .isCloseTo(
              mean(similarity, members.get(tree.left(node)), members.get(tree.right(node))),
              ROUNDING);
      assertThat(actual.cohesion(node))
          .as("cohesion of node %d, seed %d", node, seed)
          .isCloseTo(mean(similarity, inside, inside), ROUNDING);
      assertThat(actual.spread(node))
          .as("spread of node %d, seed %d", node, seed)
          .isCloseTo(
              spread(similarity, members.get(tree.left(node)), members.get(tree.right(node))),
              within(1e-7));
      assertThat(actual.varianceOfMean(node))
          .as("variance of the mean of node %d, seed %d", node, seed)
          .isCloseTo(
              (1 + (inside.size() - 1) * mean(similarity, inside, inside)) / inside.size(),
              ROUNDING);
      assertThat(actual.cohesionOfRest(node))
          .as("cohesion of the rest of node %d, seed %d", node, seed)
          .isCloseTo(rest.size() < 2 ? 0 : mean(similarity, rest, rest), ROUNDING);
      if (rest.isEmpty()) {
        assertThat(actual.separation(node)).isNaN();
      } else {
        assertThat(actual.separation(node))
            .as("separation of node %d, seed %d", node, seed)
            .isCloseTo(mean(similarity, inside, rest), ROUNDING);
      }
    }
  }

  /** {@code count} of {@code size} class ids, ascending. */
  private static int[] chosen(int count, int size, Random random) {
    List<Integer> ids = new ArrayList<>();
    for (int id = 0; id < size; id++) {
      ids.add(random.nextInt(ids.size() + 1), id);
    }
    return ids.subList(0, count).stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** Random entries between the leaves' classes, NaN for all others. */
  private static SimilarityMatrix similarity(int size, int[] leafClasses, Random random) {
    ClassStatus[] statuses = new ClassStatus[size];
    Arrays.fill(statuses, ClassStatus.CONSTANT);
    for (int id : leafClasses) {
      statuses[id] = ClassStatus.OK;
    }
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        boolean known = statuses[i] == ClassStatus.OK && statuses[j] == ClassStatus.OK;
        double value = i == j ? 1 : 2 * random.nextDouble() - 1;
        values.set(i, j, known ? value : Double.NaN);
      }
    }
    return new SimilarityMatrix(ClassList.numbered(size), statuses, values.build());
  }

  static Dendrogram randomTree(int leaves, Random random) {
    List<Integer> open = new ArrayList<>();
    for (int leaf = 0; leaf < leaves; leaf++) {
      open.add(leaf);
    }
    int[] left = new int[leaves - 1];
    int[] right = new int[leaves - 1];
    double[] heights = new double[leaves - 1];
    for (int merge = 0; merge < leaves - 1; merge++) {
      left[merge] = open.remove(random.nextInt(open.size()));
      right[merge] = open.remove(random.nextInt(open.size()));
      heights[merge] = merge;
      open.add(leaves + merge);
    }
    return new Dendrogram(leaves, left, right, heights);
  }

  private static List<List<Integer>> members(Dendrogram tree, int[] leafClasses) {
    List<List<Integer>> members = new ArrayList<>();
    for (int node = 0; node < tree.nodeCount(); node++) {
      List<Integer> ids = new ArrayList<>();
      if (tree.isLeaf(node)) {
        ids.add(leafClasses[node]);
      } else {
        ids.addAll(members.get(tree.left(node)));
        ids.addAll(members.get(tree.right(node)));
      }
      members.add(ids);
    }
    return members;
  }

  private static double spread(SimilarityMatrix similarity, List<Integer> as, List<Integer> bs) {
    double mean = mean(similarity, as, bs);
    return Math.sqrt(
        as.stream()
            .flatMapToDouble(a -> bs.stream().mapToDouble(b -> similarity.at(a, b)))
            .map(value -> (value - mean) * (value - mean))
            .average()
            .orElseThrow());
  }

  private static double mean(SimilarityMatrix similarity, List<Integer> as, List<Integer> bs) {
    return as.stream()
        .flatMapToDouble(
            a -> bs.stream().filter(b -> !b.equals(a)).mapToDouble(b -> similarity.at(a, b)))
        .average()
        .orElseThrow();
  }
}
