package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.classblocks.Text;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Matrices;
import org.classblocks.blocks.UnrelatedScores;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFinderTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final BlockFinder DEFAULT = new BlockFinder(3, 5);

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
    return found(finder, similarity, SamplingNoise.ofNormalScores(similarity.size(), 10_000));
  }

  private static Set<Set<Integer>> found(
      BlockFinder finder, SimilarityMatrix similarity, SamplingNoise noise) {
    ClassOrder order = Matrices.ordered(similarity);
    Set<Set<Integer>> found = new HashSet<>();
    for (Block block : finder.find(similarity, order, noise).blocks()) {
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

  /** The larger a group, the less similarity tells it from what the luckiest choice has. */
  @ParameterizedTest
  @CsvSource({"80, 0.002, 0", "80, 0.04, 1", "4, 0.04, 0", "4, 0.08, 1"})
  void aLargeGroupNeedsLessSimilarity(int size, double correlation, int blocks) {
    List<Set<Integer>> groups = List.of(ids(0, size));
    SimilarityMatrix planted = Matrices.planted(200, groups, List.of(correlation), 0, 1);
    SamplingNoise noise = SamplingNoise.ofNormalScores(200, 2_000);
    assertThat(found(DEFAULT, planted, noise)).hasSize(blocks);
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingInNoise(UnrelatedScores kind) {
    List<String> withBlocks = new ArrayList<>();
    for (int[] sizes : new int[][] {{30, 2_000}, {60, 200}, {100, 500}}) {
      for (long seed = 1; seed <= 8; seed++) {
        double[][] scores = kind.draw(sizes[0], sizes[1], seed);
        if (!found(new BlockFinder(3, 4), Matrices.ofScores(scores), Matrices.noise(scores))
            .isEmpty()) {
          withBlocks.add(Text.of("%d classes, seed %d", sizes[0], seed));
        }
      }
    }
    assertThat(withBlocks).hasSizeLessThanOrEqualTo(1);
  }

  /** The higher the similarity in a group, the more its classes' own errors look like subgroups. */
  @ParameterizedTest
  @CsvSource({"27, 9, 0.8, 400", "60, 20, 0.9, 200", "100, 25, 0.9, 1000"})
  void findsNothingInsideGroupsOfOneFactorEach(int classes, int size, double r, int samples) {
    Set<Set<Integer>> groups =
        IntStream.range(0, classes / size)
            .mapToObj(group -> ids(group * size, (group + 1) * size))
            .collect(Collectors.toSet());
    for (long seed = 1; seed <= 8; seed++) {
      Random random = new Random(seed);
      double[][] scores = new double[classes][samples];
      for (int sample = 0; sample < samples; sample++) {
        double factor = 0;
        for (int id = 0; id < classes; id++) {
          factor = id % size == 0 ? random.nextGaussian() : factor;
          scores[id][sample] = Math.sqrt(r) * factor + Math.sqrt(1 - r) * random.nextGaussian();
        }
      }
      SimilarityMatrix similarity = Matrices.ofScores(scores);
      assertThat(found(new BlockFinder(3, 4), similarity, Matrices.noise(scores)))
          .as("seed %d", seed)
          .isEqualTo(groups);
    }
  }

  /** A group as "Music" among sounds: 153 of 521 classes, 0.046 inside and 0.002 around. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsALargeLooseGroupThatClassesJoinOneByOne(long seed) {
    Random random = new Random(seed);
    double[] shared = new double[2];
    double[][] scores =
        Matrices.drawn(
            260,
            5_000,
            (c, s) -> {
              if (c == 0) {
                Arrays.setAll(shared, i -> random.nextGaussian());
              }
              double inside = c < 76 ? Math.sqrt(0.044) * shared[0] : 0;
              return Math.sqrt(0.002) * shared[1]
                  + inside
                  + Math.sqrt(c < 76 ? 0.954 : 0.998) * random.nextGaussian();
            });
    assertThat(found(DEFAULT, Matrices.ofScores(scores), Matrices.noise(scores)))
        .as("seed %d", seed)
        .anyMatch(block -> block.size() <= 80 && common(block, ids(0, 76)) >= 72);
  }

  private static long common(Set<Integer> one, Set<Integer> other) {
    return one.stream().filter(other::contains).count();
  }

  /** A single factor gives hubs that are similar to all, not a group of their own. */
  @Test
  void unequalSharesInACommonFactorAreNoBlock() {
    SimilarityMatrix loadings = Matrices.of(60, (i, j) -> loading(i) * loading(j));
    assertThat(found(DEFAULT, loadings)).isEmpty();
  }

  private static double loading(int classId) {
    return classId < 20 ? 0.9 : 0.5;
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
    assertThat(found(new BlockFinder(6, 5), planted))
        .isEqualTo(Set.of(ids(0, 25), ids(0, 10), ids(12, 25), ids(25, 44), ids(30, 37)));
  }

  /** Ten classes of which the first six are closer to each other; the rest join one by one. */
  @Test
  void aCoreAndItsLooseSurroundingsAreTwoBlocks() {
    List<Set<Integer>> groups = List.of(ids(0, 10), ids(0, 6));
    SimilarityMatrix planted = Matrices.planted(40, groups, List.of(0.3, 0.6), 0, 1);
    assertThat(found(DEFAULT, planted)).isEqualTo(Set.copyOf(groups));
  }

  /** Six classes, two more that are less similar to them, and others that are similar to none. */
  private static SimilarityMatrix nearlyTheSame(double spreadAround) {
    return Matrices.of(
        40,
        (i, j) -> {
          double sign = (i + j) % 2 == 0 ? 1 : -1;
          if (i < 8 && j < 8) {
            return i < 6 && j < 6 ? 0.65 : 0.35 + 0.1 * sign;
          }
          return i < 8 || j < 8 ? spreadAround * sign : 0;
        });
  }

  @Test
  void ofNearlyTheSameGroupsTheMoreDistinctIsTheBlock() {
    assertThat(found(DEFAULT, nearlyTheSame(0.1))).isEqualTo(Set.of(ids(0, 8)));
    assertThat(found(DEFAULT, nearlyTheSame(0.3))).isEqualTo(Set.of(ids(0, 6)));
  }

  @Test
  void nearlyTheSameGroupsThatAreClearlyApartAreBothBlocks() {
    List<Set<Integer>> groups = List.of(ids(0, 8), ids(0, 6));
    SimilarityMatrix apart = Matrices.planted(40, groups, List.of(0.3, 0.6), 0.01, 1);
    assertThat(found(DEFAULT, apart)).isEqualTo(Set.copyOf(groups));
  }

  /** Groups in groups, some of them loose, over loadings that differ from class to class. */
  private static SimilarityMatrix uneven(long seed) {
    Random random = new Random(seed);
    int classes = 120;
    double[][] factors = Matrices.drawn(40, 600, (f, s) -> random.nextGaussian());
    double[][] weights = new double[classes][factors.length];
    for (double[] ofClass : weights) {
      int group = (int) (Math.pow(random.nextDouble(), 2) * factors.length);
      for (int f = group; f > 0; f = (f - 1) / 2) {
        ofClass[f] = random.nextDouble();
      }
    }
    double[][] scores =
        Matrices.drawn(
            classes,
            600,
            (c, s) -> {
              double score = 0.5 * random.nextGaussian();
              for (int f = 0; f < factors.length; f++) {
                score += weights[c][f] * factors[f][s];
              }
              return score;
            });
    return Matrices.ofScores(scores);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noTwoBlocksAreNearlyTheSame(long seed) {
    SimilarityMatrix similarity = uneven(seed);
    List<Set<Integer>> blocks =
        List.copyOf(found(DEFAULT, similarity, SamplingNoise.ofNormalScores(120, 600)));
    assertThat(blocks).as("seed %d", seed).hasSizeBetween(8, 60);
    for (Set<Integer> outer : blocks) {
      assertThat(blocks)
          .as("blocks inside %s, seed %d", outer, seed)
          .filteredOn(inner -> outer.containsAll(inner) && inner.size() < outer.size())
          .allMatch(inner -> inner.size() < 0.75 * outer.size());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void blocksAreTheSameWhateverTheIdsOfTheClasses(long seed) {
    SimilarityMatrix similarity = uneven(seed);
    int[] newIds = shuffled(120, seed);
    SamplingNoise noise = SamplingNoise.ofNormalScores(120, 600);
    assertThat(found(DEFAULT, Matrices.renumbered(similarity, newIds), noise))
        .as("seed %d", seed)
        .isEqualTo(renamed(List.copyOf(found(DEFAULT, similarity, noise)), newIds));
  }

  @Test
  void aBlockNeedsAsMuchContrastAsAsked() {
    SimilarityMatrix planted = Matrices.planted(CLASSES, GROUPS, CORRELATIONS, 0.01, 1);
    ClassOrder order = Matrices.ordered(planted);
    SamplingNoise noise = SamplingNoise.ofNormalScores(CLASSES, 10_000);
    double[] contrasts =
        DEFAULT.find(planted, order, noise).blocks().stream()
            .mapToDouble(Block::contrast)
            .sorted()
            .toArray();
    double between = (contrasts[2] + contrasts[3]) / 2;
    assertThat(new BlockFinder(3, between).find(planted, order, noise).blocks())
        .hasSize(contrasts.length - 3)
        .allSatisfy(block -> assertThat(block.contrast()).isGreaterThan(between));
  }

  @Test
  void saysWhatABlockIsLike() {
    SimilarityMatrix planted =
        Matrices.planted(10, List.of(ids(0, 6), ids(3, 6)), List.of(0.2, 0.6), 0, 1);
    BlockForest forest =
        DEFAULT.find(planted, Matrices.ordered(planted), SamplingNoise.ofNormalScores(10, 1_000));
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
    assertThat(inner.contrast())
        .isCloseTo((0.6 - 0.2) * Math.sqrt(3) / (0.8 / Math.sqrt(1_000)), within(1e-9));
    assertThat(inner.hubClassId()).isEqualTo(3);
    assertThat(inner.name()).isEqualTo("4, 3 +1");
    assertThat(outer.name()).isEqualTo("3, 0 +4");
  }

  @Test
  void theRootIsNeverABlock() {
    SimilarityMatrix alike = Matrices.planted(12, List.of(ids(0, 12)), List.of(0.9), 0.001, 1);
    assertThat(found(DEFAULT, alike)).isEmpty();
  }

  /** An outlier lies apart from all others; that makes these no group, unless it is far apart. */
  @ParameterizedTest
  @CsvSource({"0.4, 0", "-0.9, 1"})
  void allClassesButOneAreNoBlock(double outlier, int blocks) {
    SimilarityMatrix alike =
        Matrices.of(20, (i, j) -> i == 19 ? outlier + (j % 2 == 0 ? 0.05 : -0.05) : 0.6);
    assertThat(found(DEFAULT, alike)).hasSize(blocks);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 30})
  void findsNothingWhereAllAreEquallySimilar(int size) {
    for (double similarity : new double[] {0, 0.5, 1}) {
      assertThat(found(DEFAULT, Matrices.of(size, (i, j) -> similarity))).isEmpty();
    }
  }

  /** Classes join one by one; the first ten and the first twenty thousand are clearly apart. */
  @Test
  void aTreeAsDeepAsItHasLeavesNeedsNoDeepStack() {
    int size = 50_000;
    int[] identity = IntStream.range(0, size).toArray();
    int[] left = IntStream.range(0, size - 1).map(t -> t == 0 ? 0 : size + t - 1).toArray();
    int[] right = IntStream.range(1, size).toArray();
    double[] heights = IntStream.range(1, size).asDoubleStream().toArray();
    Dendrogram tree = new Dendrogram(size, left, right, heights);
    ClassOrder order = new ClassOrder(tree, tree.leafOrder(), identity, size);
    double[] between = new double[tree.nodeCount()];
    double[] squares = new double[tree.nodeCount()];
    for (int t = 0; t < size - 1; t++) {
      double level = t < 9 ? 0.6 : t < 19_999 ? 0.3 : 0.1;
      between[size + t] = (t + 1) * level;
      squares[size + t] = (t + 1) * level * level;
    }
    NodeSimilarities similarities =
        new NodeSimilarities(
            tree, between, squares, new double[tree.nodeCount()], new double[tree.nodeCount()]);
    int[] nodes = DEFAULT.nodes(order, similarities, SamplingNoise.ofNormalScores(size, 100_000));
    assertThat(nodes).containsExactly(size + 19_998, size + 8);
    assertThat(new Nesting(order, nodes).parent(1)).isZero();
  }
}
