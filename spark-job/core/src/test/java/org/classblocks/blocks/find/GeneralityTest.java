package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.Matrices;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralityTest {
  private static final int SAMPLES = 3_000;
  private static final double FLOOR = 0.1;

  /** Whether class 0 is general among others to which it is as similar as given. */
  private static Generality of(double[] similarities, Generality.AddedScores added) {
    int size = similarities.length + 1;
    SimilarityMatrix similarity = Matrices.of(size, (i, j) -> j == 0 ? similarities[i - 1] : 0.5);
    Generality generality = new Generality(similarity, added, FLOOR, 0);
    IntStream.range(1, size).forEach(generality::accept);
    return generality;
  }

  /** How much higher class 0 scores with each other one; the other way round it is the same. */
  private static Generality.AddedScores added(double otherWayRound, double... ofTheClass) {
    return (a, b) -> b == 0 ? ofTheClass[a - 1] : otherWayRound;
  }

  @Test
  void theMeanDecides() {
    double[] similar = {0.5, 0.5, 0.5};
    assertThat(of(similar, added(0.3, 0.9, 0.5, 0.4)).share()).isCloseTo(0.6, within(1e-12));
    assertThat(of(similar, added(0.3, 0.9, 0.5, 0.401)).isGeneral()).isTrue();
    assertThat(of(similar, added(0.3, 0.9, 0.5, 0.399)).isGeneral()).isFalse();
  }

  @Test
  void classesThatScoreWithEachOtherAreNotGeneral() {
    double[] similar = {0.5, 0.5};
    assertThat(of(similar, added(0.59, 0.9, 0.9)).isGeneral()).isTrue();
    assertThat(of(similar, added(0.61, 0.9, 0.9)).isGeneral()).isFalse();
  }

  @Test
  void similaritiesThatChanceExplainsCountAsNone() {
    assertThat(of(new double[] {0.5, 0.09}, added(0.01, 1, 1)).share()).isEqualTo(0.5);
    assertThat(of(new double[] {0.5, 0.11}, added(0.01, 1, 1)).share()).isEqualTo(1);
  }

  @Test
  void halfOfTheOthersMustBeKnown() {
    double[] similar = {0.5, 0.5, 0.5};
    assertThat(of(similar, added(0.1, 1, Double.NaN, 1)).share()).isEqualTo(1);
    assertThat(of(similar, added(0.1, 1, Double.NaN, 1)).isGeneral()).isTrue();
    assertThat(of(similar, added(0.1, 1, Double.NaN, Double.NaN)).isGeneral()).isFalse();
    assertThat(of(new double[] {0.5}, added(0.1, Double.NaN)).isGeneral()).isFalse();
  }

  /** How far classes are contained in each other, by scores for each class and sample. */
  static Containment containment(double[][] scores, SimilarityMatrix similarity) {
    return new Containment(
        similarity,
        ListedPairs.everywhere(scores.length, scores[0].length),
        new Marginals(
            scores[0].length,
            Arrays.stream(scores).mapToDouble(GeneralityTest::mean).toArray(),
            Arrays.stream(scores).mapToDouble(GeneralityTest::squares).toArray(),
            Arrays.stream(scores)
                .mapToDouble(of -> Arrays.stream(of).min().orElseThrow())
                .toArray(),
            Arrays.stream(scores)
                .mapToDouble(of -> Arrays.stream(of).max().orElseThrow())
                .toArray()));
  }

  private static double squares(double[] scores) {
    double mean = mean(scores);
    return Arrays.stream(scores).map(x -> (x - mean) * (x - mean)).sum();
  }

  private static double mean(double[] scores) {
    return Arrays.stream(scores).average().orElseThrow();
  }

  /** Class 5 scores whenever any of classes 0 to 4 does; the others have nothing in common. */
  private static double[][] animals(long seed) {
    Random random = new Random(seed);
    double[][] scores =
        Matrices.drawn(20, SAMPLES, (c, s) -> random.nextDouble() < 0.04 + 0.002 * c ? 1 : 0);
    for (int s = 0; s < SAMPLES; s++) {
      for (int kind = 0; kind < 5; kind++) {
        scores[5][s] = Math.max(scores[5][s], scores[kind][s]);
      }
    }
    return scores;
  }

  private static List<Block> blocks(double[][] scores) {
    SimilarityMatrix similarity = Matrices.ofScores(scores);
    ClassOrder order = Matrices.ordered(similarity);
    return new BlockFinder(3, 4)
        .find(
            similarity, order, Matrices.noise(scores), Optional.of(containment(scores, similarity)))
        .blocks();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aPlantedGeneralClassHeadsItsBlock(long seed) {
    List<Block> blocks = blocks(animals(seed));
    assertThat(blocks).as("seed %d", seed).isNotEmpty();
    assertThat(blocks).extracting(Block::generalClassId).containsOnly(5);
    assertThat(blocks).extracting(Block::name).allMatch(name -> name.startsWith("5, "));
  }

  @Test
  void logitsSayNothing() {
    double[][] logits = animals(1);
    for (double[] of : logits) {
      Arrays.setAll(of, s -> 6 * of[s] - 3);
    }
    assertThat(blocks(logits)).isNotEmpty().extracting(Block::generalClassId).containsOnly(-1);
  }

  /** All subtrees, though no more than a few of them could be blocks. */
  private static long generals(double[][] scores) {
    SimilarityMatrix similarity = Matrices.ofScores(scores);
    ClassOrder order = Matrices.ordered(similarity);
    Dendrogram tree = order.dendrogram();
    Containment containment = containment(scores, similarity);
    double floor = Matrices.noise(scores).pairFloor(scores.length);
    long generals = 0;
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      int[] nodes = {node};
      CentralClasses centres =
          CentralClasses.of(
              similarity, order, nodes, new Nesting(order, nodes), containment::addedScore, floor);
      generals += tree.size(node) >= 3 && centres.general(0) >= 0 ? 1 : 0;
    }
    return generals;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noiseHasNone(long seed) {
    Random random = new Random(seed);
    assertThat(
            generals(
                Matrices.drawn(
                    40, SAMPLES, (c, s) -> random.nextDouble() < (c + 0.3) / 40 ? 1 : 0)))
        .as("some classes score in nearly all samples, seed %d", seed)
        .isZero();
    assertThat(
            generals(
                Matrices.drawn(
                    40,
                    SAMPLES,
                    (c, s) -> Math.min(1, 1e-4 * (c + 1) * Math.exp(1.5 * random.nextGaussian())))))
        .as("small probabilities with heavy tails, seed %d", seed)
        .isZero();
  }
}
