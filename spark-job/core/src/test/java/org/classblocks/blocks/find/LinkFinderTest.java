package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.Matrices;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two halves of 40 classes, each of four groups of ten; one group of each half may be linked. */
class LinkFinderTest {
  private static final int CLASSES = 80;
  private static final int SAMPLES = 2_000;
  private static final BlockFinder BLOCKS = new BlockFinder(3, 5);
  private static final LinkFinder LINKS = new LinkFinder(5);

  private static double[][] scores(double common, double link, long seed) {
    Random random = new Random(seed);
    double[][] scores = new double[CLASSES][SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      double all = Math.sqrt(common) * random.nextGaussian();
      double linked = Math.sqrt(link) * random.nextGaussian();
      double half = 0;
      double group = 0;
      for (int id = 0; id < CLASSES; id++) {
        half = id % 40 == 0 ? 0.6 * random.nextGaussian() : half;
        group = id % 10 == 0 ? 0.7 * random.nextGaussian() : group;
        boolean isLinked = id / 10 == 1 || id / 10 == 6;
        scores[id][s] = all + half + group + (isLinked ? linked : 0) + 0.7 * random.nextGaussian();
      }
    }
    return scores;
  }

  /** The links of a matrix, each as the groups of ten of its two blocks. */
  private static List<List<Integer>> groups(
      List<Link> links, BlockForest forest, ClassOrder order) {
    return links.stream()
        .map(
            link ->
                IntStream.of(link.blockA(), link.blockB())
                    .mapToObj(id -> forest.blocks().get(id))
                    .map(block -> block.size() == 10 ? order.classAt(block.start()) / 10 : -1)
                    .sorted()
                    .toList())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0, 0.3, 1", "0, 0.3, 2", "0.5, 0.3, 3", "0, 0.15, 4"})
  void findsTwoGroupsThatShareAFactor(double common, double strength, long seed) {
    double[][] scores = scores(common, strength, seed);
    SimilarityMatrix similarity = Matrices.ofScores(scores);
    ClassOrder order = Matrices.ordered(similarity);
    SamplingNoise noise = Matrices.noise(scores);
    BlockForest forest = BLOCKS.find(similarity, order, noise);
    List<Link> links = LINKS.find(similarity, order, forest, noise);
    assertThat(groups(links, forest, order)).as("seed %d", seed).containsExactly(List.of(1, 6));
    Link link = links.get(0);
    double[] rectangle =
        IntStream.range(10, 20)
            .boxed()
            .flatMapToDouble(a -> IntStream.range(60, 70).mapToDouble(b -> similarity.at(a, b)))
            .sorted()
            .toArray();
    assertThat(link.meanSimilarity())
        .isCloseTo(Arrays.stream(rectangle).average().orElseThrow(), within(1e-12));
    assertThat(link.meanSimilarity() - link.expected())
        .isCloseTo(strength / (1.34 + common + strength), within(0.1));
    assertThat(link.pairs().stream().mapToDouble(Link.Pair::similarity))
        .containsExactly(rectangle[99], rectangle[98], rectangle[97], rectangle[96], rectangle[95]);
    assertThat(link.pairs())
        .allSatisfy(
            pair ->
                assertThat(similarity.at(pair.classA(), pair.classB()))
                    .isEqualTo(pair.similarity()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void findsNoneWhereTheTreeSaysAll(long seed) {
    double[][] scores = scores(seed % 2 == 0 ? 0 : 0.5, 0, seed);
    SimilarityMatrix similarity = Matrices.ofScores(scores);
    ClassOrder order = Matrices.ordered(similarity);
    SamplingNoise noise = Matrices.noise(scores);
    BlockForest forest = BLOCKS.find(similarity, order, noise);
    assertThat(forest.blocks()).as("seed %d", seed).hasSize(10);
    assertThat(LINKS.find(similarity, order, forest, noise)).as("seed %d", seed).isEmpty();
  }

  /** What one block has more of with all others is no link. */
  @Test
  void aGroupThatIsSimilarToAllOthersIsNotLinkedToOne() {
    SimilarityMatrix hub =
        Matrices.of(
            CLASSES,
            (i, j) -> {
              if (i / 10 == j / 10) {
                return 0.8;
              }
              double raised = (i / 10 == 1 ? 0.2 : 0) + (j / 10 == 1 ? 0.2 : 0);
              return (i / 40 == j / 40 ? 0.4 : 0.1) + raised;
            });
    ClassOrder order = Matrices.ordered(hub);
    SamplingNoise noise = SamplingNoise.ofNormalScores(CLASSES, 10_000);
    BlockForest forest = BLOCKS.find(hub, order, noise);
    assertThat(forest.blocks()).hasSizeGreaterThan(4);
    assertThat(LINKS.find(hub, order, forest, noise)).isEmpty();
  }

  /** Expected is a sum of effects: 0.05 + 0.03 + 0.02 between the two, had they no link. */
  @Test
  void saysWhatIsExpected() {
    SimilarityMatrix matrix =
        Matrices.of(
            CLASSES,
            (i, j) -> {
              if (i / 10 == j / 10) {
                return 0.8;
              }
              if (i / 40 == j / 40) {
                return 0.5;
              }
              boolean isFirst = j / 10 == 1;
              boolean isSecond = i / 10 == 6;
              return 0.05
                  + (isFirst ? 0.03 : 0)
                  + (isSecond ? 0.02 : 0)
                  + (isFirst && isSecond ? 0.3 : 0);
            });
    ClassOrder order = Matrices.ordered(matrix);
    SamplingNoise noise = SamplingNoise.ofNormalScores(CLASSES, 10_000);
    BlockForest forest = BLOCKS.find(matrix, order, noise);
    List<Link> links = LINKS.find(matrix, order, forest, noise);
    assertThat(links).hasSize(1);
    assertThat(links.get(0).meanSimilarity()).isCloseTo(0.4, within(1e-12));
    assertThat(links.get(0).expected()).isCloseTo(0.1, within(1e-12));
    double spread = Math.hypot(Math.sqrt(spreadSquared()), (1 - meanBetween()) / Math.sqrt(10_000));
    assertThat(links.get(0).contrast())
        .isCloseTo(0.3 / (spread * (1.0 / 10 + 1.0 / 30)), within(1e-9));
    assertThat(links.get(0).pairs().get(0)).isEqualTo(pairOf(order, forest, links.get(0)));
  }

  /** Of 16 x 100 similarities between the halves: 9 groups alone, 3 + 3 with one, 1 with both. */
  private static double meanBetween() {
    return (9 * 0.05 + 3 * 0.08 + 3 * 0.07 + 0.4) / 16;
  }

  private static double spreadSquared() {
    double squares = 9 * 0.05 * 0.05 + 3 * 0.08 * 0.08 + 3 * 0.07 * 0.07 + 0.4 * 0.4;
    return squares / 16 - meanBetween() * meanBetween();
  }

  /** All pairs are equal, so the one with the lowest ids comes first. */
  private static Link.Pair pairOf(ClassOrder order, BlockForest forest, Link link) {
    boolean firstHalfFirst = order.classAt(forest.blocks().get(link.blockA()).start()) < 40;
    return firstHalfFirst ? new Link.Pair(10, 60, 0.4) : new Link.Pair(60, 10, 0.4);
  }

  /** Groups 1 and 6 are linked, and one half of each more than the other. */
  @Test
  void ofOverlappingRectanglesTheClearestIsTheLink() {
    SimilarityMatrix matrix =
        Matrices.of(
            CLASSES,
            (i, j) -> {
              if (i / 10 == j / 10) {
                return i / 5 == j / 5 ? 0.9 : 0.8;
              }
              if (i / 40 == j / 40) {
                return 0.5;
              }
              boolean isLinked = i / 10 == 6 && j / 10 == 1;
              return !isLinked ? 0.05 : i / 5 == 12 && j / 5 == 2 ? 0.4 : 0.2;
            });
    ClassOrder order = Matrices.ordered(matrix);
    SamplingNoise noise = SamplingNoise.ofNormalScores(CLASSES, 10_000);
    BlockForest forest = BLOCKS.find(matrix, order, noise);
    assertThat(forest.blocks()).filteredOn(block -> block.size() == 5).hasSize(16);
    List<Link> links = LINKS.find(matrix, order, forest, noise);
    assertThat(groups(links, forest, order)).containsExactly(List.of(1, 6));
    assertThat(links.get(0).meanSimilarity()).isCloseTo(0.25, within(1e-12));
  }

  /** Group 4 is all of its half; beside it, group 6 is more similar to it than group 5 is. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.1, 0"})
  void aBlockThatIsAllOfItsHalfIsComparedWithTheClassesOutside(double toOthers, int count) {
    SimilarityMatrix matrix =
        Matrices.of(
            CLASSES,
            (i, j) -> {
              int first = Math.min(i, j) / 10;
              int second = Math.max(i, j) / 10;
              if (first == second) {
                return 0.8;
              }
              if (first == 5 && second == 6) {
                return 0.6;
              }
              if (first == 4 && second < 7) {
                return second == 6 ? 0.4 : 0.3;
              }
              boolean isOfSix = first == 6 || second == 6;
              return 0.1 + (isOfSix ? toOthers : 0);
            });
    ClassOrder order = Matrices.ordered(matrix);
    SamplingNoise noise = SamplingNoise.ofNormalScores(CLASSES, 10_000);
    BlockForest forest = BLOCKS.find(matrix, order, noise);
    List<Link> links = LINKS.find(matrix, order, forest, noise);
    assertThat(links).hasSize(count);
    for (Link link : links) {
      assertThat(groups(links, forest, order)).containsExactly(List.of(4, 6));
      assertThat(link.expected()).isCloseTo(0.3, within(1e-12));
    }
  }

  @Test
  void noBlocksHaveNoLinks() {
    for (int size : new int[] {0, 1, 2, 12}) {
      SimilarityMatrix alike = Matrices.of(size, (i, j) -> 0.5);
      ClassOrder order = Matrices.ordered(alike);
      SamplingNoise noise = SamplingNoise.ofNormalScores(size, 100);
      BlockForest forest = BLOCKS.find(alike, order, noise);
      assertThat(LINKS.find(alike, order, forest, noise)).isEmpty();
    }
  }
}
