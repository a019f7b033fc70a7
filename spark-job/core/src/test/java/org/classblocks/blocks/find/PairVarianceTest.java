package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import org.classblocks.blocks.Matrices;
import org.classblocks.blocks.UnrelatedScores;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairVarianceTest {
  private static double variance(SimilarityMatrix similarity, SamplingNoise noise) {
    ClassOrder order = Matrices.ordered(similarity);
    return PairVariance.of(order, NodeSimilarities.of(similarity, order), noise);
  }

  /** The mean square of all similarities is the variance itself, where nothing is related. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ONE_FACTOR", "UNEQUAL_LOADINGS"})
  void isNotFarBelowThatOfUnrelatedScores(UnrelatedScores kind) {
    for (long seed = 1; seed <= 5; seed++) {
      double[][] scores = kind.draw(80, 400, seed);
      SimilarityMatrix similarity = Matrices.ofScores(scores);
      double squares = 0;
      for (int i = 0; i < 80; i++) {
        for (int j = 0; j < i; j++) {
          squares += similarity.at(i, j) * similarity.at(i, j);
        }
      }
      assertThat(variance(similarity, Matrices.noise(scores)) / (squares / (80 * 79 / 2.0)))
          .as("over the true one, %s, seed %d", kind, seed)
          .isBetween(0.6, 2.5);
    }
  }

  /** Groups that have much in common are not taken for a scale that samples share. */
  @Test
  void isThatOfIndependentScoresIfNoTailIsHeavy() {
    SimilarityMatrix apart = Matrices.of(20, (i, j) -> i < 10 == j < 10 ? 0.5 : -0.5);
    assertThat(variance(apart, SamplingNoise.ofNormalScores(20, 400)))
        .isCloseTo(1 / 400.0, within(1e-15));
  }

  @Test
  void growsWithBothTails() {
    SimilarityMatrix apart = Matrices.of(20, (i, j) -> i < 10 == j < 10 ? 0.5 : -0.5);
    SamplingNoise noise = SamplingNoise.of(400, Collections.nCopies(20, new PeakShares(0.3, 0.02)));
    assertThat(variance(apart, noise)).isCloseTo(1 / 400.0 + 7 * 0.3 * 0.02, within(1e-15));
  }

  @Test
  void isNeverFarBelowThatOfIndependentScores() {
    SimilarityMatrix zero = Matrices.of(20, (i, j) -> 0);
    assertThat(variance(zero, SamplingNoise.ofNormalScores(20, 400)))
        .isCloseTo(0.25 / 400, within(1e-15));
  }

  @Test
  void isDefinedWithoutPairs() {
    for (int size : new int[] {0, 1, 2}) {
      double variance =
          variance(Matrices.of(size, (i, j) -> 0), SamplingNoise.ofNormalScores(size, 0));
      assertThat(variance).as("%d classes", size).isFinite();
    }
  }
}
