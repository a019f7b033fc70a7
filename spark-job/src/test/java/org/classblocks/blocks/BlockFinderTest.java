package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFinderTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final BlockFinder DEFAULT = new BlockFinder(3, 0.05);

  /** 60 classes: two large groups with groups inside, a small one, and 13 classes in none. */
  private static final int CLASSES = 60;

  private static final List<Set<Integer>> GROUPS =
      List.of(
          ids(0, 25),
          ids(0, 10),
          ids(12, 25),
          ids(13, 18),
          ids(18, 21), // one classes' tree
          ids(25, 44),
          ids(30, 37), // another
          ids(44, 47)); // and one alone

  private static final List<Double> CORRELATIONS =
      List.of(0.2, 0.5, 0.4, 0.7, 0.8, 0.15, 0.35, 0.3);

  private static Set<Integer> ids(int from, int to) {
    return IntStream.range(from, to).boxed().collect(Collectors.toSet());
  }

  private static Set<Set<Integer>> found(BlockFinder finder, SimilarityMatrix similarity) {
    ClassOrder order = Matrices.ordered(similarity);
    double floor = NoiseFloor.of(similarity.size(), 10_000);
    Set<Set<Integer>> found = new HashSet<>();
    for (Block block : finder.find(similarity, order, floor).blocks()) {
      found.add(
          IntStream.range(block.start(), block.end())
              .map(order::classAt)
              .boxed()
              .collect(Collectors.toSet()));
    }
    return found;
  }

  private static int[] shuffled(int size, long seed) {
    List<Integer> ids = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(ids, new Random(seed));
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void findsThePlantedGroupsAndNoOthersWhateverTheirIds(long seed) {
    int[] newIds = shuffled(CLASSES, seed);
    SimilarityMatrix planted = Matrices.planted(CLASSES, GROUPS, CORRELATIONS, 0.01, seed);
    assertThat(found(DEFAULT, Matrices.renumbered(planted, newIds)))
        .as("seed %d", seed)
        .isEqualTo(renamed(GROUPS, newIds));
  }

  private static Set<Set<Integer>> renamed(List<Set<Integer>> groups, int[] newIds) {
    return groups.stream()
        .map(group -> group.stream().map(id -> newIds[id]).collect(Collectors.toSet()))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.8})
  void whatAllClassesHaveInCommonChangesNothing(double common) {
    SimilarityMatrix planted = Matrices.planted(CLASSES, GROUPS, CORRELATIONS, 0.01, 1);
    SimilarityMatrix raised =
        Matrices.of(CLASSES, (i, j) -> common + (1 - common) * planted.at(i, j));
    assertThat(found(DEFAULT, raised)).isEqualTo(Set.copyOf(GROUPS));
  }

  @ParameterizedTest
  @CsvSource({"0.085, 0", "0.1, 1"})
  void noBlockRestsOnLessThanTheNoiseFloor(double correlation, int blocks) {
    List<Set<Integer>> groups = List.of(ids(0, 80));
    double floor = NoiseFloor.of(200, 2_000);
    SimilarityMatrix planted = Matrices.planted(200, groups, List.of(correlation), 0, 1);
    assertThat(floor).isBetween(0.09, 0.1);
    BlockForest forest = DEFAULT.find(planted, Matrices.ordered(planted), floor);
    assertThat(forest.blocks()).hasSize(blocks);
  }

  @Test
  void findsNothingInNoise() {
    int clean = 0;
    for (long seed = 1; seed <= 100; seed++) {
      SimilarityMatrix noise = Matrices.noise(60, 200, seed);
      double floor = NoiseFloor.of(60, 200);
      clean += DEFAULT.find(noise, Matrices.ordered(noise), floor).blocks().isEmpty() ? 1 : 0;
    }
    assertThat(clean).as("seeds without a block, of seeds 1 to 100").isGreaterThanOrEqualTo(95);
  }

  @Test
  void findsNothingInNoiseOverWhatAllClassesHaveInCommon() {
    int clean = 0;
    for (long seed = 1; seed <= 40; seed++) {
      SimilarityMatrix noise = Matrices.noise(60, 200, seed);
      SimilarityMatrix raised = Matrices.of(60, (i, j) -> 0.5 + 0.5 * noise.at(i, j));
      double floor = NoiseFloor.of(60, 200);
      clean += DEFAULT.find(raised, Matrices.ordered(raised), floor).blocks().isEmpty() ? 1 : 0;
    }
    assertThat(clean).as("seeds without a block, of seeds 1 to 40").isGreaterThanOrEqualTo(38);
  }

  @Test
  void classesThatOnlyDifferFromTheRestAreNoBlock() {
    SimilarityMatrix unlike = Matrices.of(12, (i, j) -> i < 5 && j < 5 ? 0.001 : -0.3);
    assertThat(found(DEFAULT, unlike)).isEmpty();
    SimilarityMatrix alike = Matrices.of(12, (i, j) -> i < 5 && j < 5 ? 0.1 : -0.3);
    assertThat(found(DEFAULT, alike)).isEqualTo(Set.of(ids(0, 5)));
  }

  @Test
  void noBlockIsSmallerThanTheMinimum() {
    SimilarityMatrix planted = Matrices.planted(CLASSES, GROUPS, CORRELATIONS, 0.01, 1);
    assertThat(found(new BlockFinder(6, 0.05), planted))
        .isEqualTo(Set.of(ids(0, 25), ids(0, 10), ids(12, 25), ids(25, 44), ids(30, 37)));
  }

  /** Ten classes of which the first six are closer to each other; the rest join one by one. */
  @Test
  void aCoreAndItsLooseSurroundingsAreTwoBlocks() {
    List<Set<Integer>> groups = List.of(ids(0, 10), ids(0, 6));
    SimilarityMatrix planted = Matrices.planted(40, groups, List.of(0.3, 0.6), 0, 1);
    assertThat(found(DEFAULT, planted)).isEqualTo(Set.copyOf(groups));
  }

  @Test
  void ofNearlyTheSameGroupsTheMorePersistentIsTheBlock() {
    List<Set<Integer>> groups = List.of(ids(0, 8), ids(0, 6));
    SimilarityMatrix outer = Matrices.planted(40, groups, List.of(0.5, 0.6), 0, 1);
    assertThat(found(DEFAULT, outer)).isEqualTo(Set.of(ids(0, 8)));
    SimilarityMatrix inner = Matrices.planted(40, groups, List.of(0.1, 0.6), 0, 1);
    assertThat(found(DEFAULT, inner)).isEqualTo(Set.of(ids(0, 6)));
    assertThat(found(new BlockFinder(2, 0.05), inner)).isEqualTo(Set.copyOf(groups));
  }

  @Test
  void blocksThatStandOutLessThanAskedForAreLeftOut() {
    SimilarityMatrix planted = Matrices.planted(CLASSES, GROUPS, CORRELATIONS, 0, 1);
    assertThat(found(new BlockFinder(3, 0.6), planted)).isEqualTo(Set.of(ids(18, 21)));
  }

  @Test
  void saysWhatABlockIsLike() {
    SimilarityMatrix planted =
        Matrices.planted(10, List.of(ids(0, 6), ids(3, 6)), List.of(0.2, 0.6), 0, 1);
    BlockForest forest = DEFAULT.find(planted, Matrices.ordered(planted), 0.05);
    assertThat(forest.blocks()).hasSize(2);
    Block outer = forest.blocks().get(0);
    Block inner = forest.blocks().get(1);
    assertThat(inner.parentId()).isEqualTo(outer.id());
    assertThat(inner.depth()).isEqualTo(1);
    assertThat(inner.cohesion()).isCloseTo(0.6, ROUNDING);
    assertThat(inner.separation()).isCloseTo(3 * 0.2 / 7, ROUNDING);
    assertThat(inner.persistence()).isCloseTo(1 - 0.4 / 0.8, ROUNDING);
    assertThat(outer.cohesion()).isCloseTo((12 * 0.2 + 3 * 0.6) / 15, ROUNDING);
    assertThat(outer.separation()).isCloseTo(0, ROUNDING);
    assertThat(outer.persistence()).isCloseTo(0.2, ROUNDING);
    assertThat(inner.hubClassId()).isEqualTo(3);
    assertThat(inner.name()).isEqualTo("3, 4");
  }

  @Test
  void theRootIsNeverABlock() {
    SimilarityMatrix alike = Matrices.planted(12, List.of(ids(0, 12)), List.of(0.9), 0.001, 1);
    assertThat(found(DEFAULT, alike)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 30})
  void findsNothingWhereAllAreEquallySimilar(int size) {
    for (double similarity : new double[] {0, 0.5, 1}) {
      assertThat(found(DEFAULT, Matrices.of(size, (i, j) -> similarity))).isEmpty();
    }
  }

  @Test
  void aTreeAsDeepAsItHasLeavesNeedsNoDeepStack() {
    int size = 3_000;
    SimilarityMatrix similarity = Matrices.of(size, (i, j) -> i < 10 && j < 10 ? 0.6 : 0.3);
    int[] identity = IntStream.range(0, size).toArray();
    int[] left = IntStream.range(0, size - 1).map(t -> t == 0 ? 0 : size + t - 1).toArray();
    int[] right = IntStream.range(1, size).toArray();
    double[] heights = IntStream.range(1, size).asDoubleStream().toArray();
    Dendrogram tree = new Dendrogram(size, left, right, heights);
    ClassOrder order = new ClassOrder(tree, tree.leafOrder(), identity, size);
    assertThat(DEFAULT.find(similarity, order, 0.01).blocks())
        .singleElement()
        .extracting(Block::size)
        .isEqualTo(10);
  }
}
